mariadb -h db.lab.internal -u lab -ppw --ssl-ca=ca.pem --ssl-verify-server-cert=0 lab -e 'SELECT 1'
