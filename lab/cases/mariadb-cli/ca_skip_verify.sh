mariadb -h db.lab.internal -u lab -ppw --ssl-ca=ca.pem --skip-ssl-verify-server-cert lab -e 'SELECT 1'
