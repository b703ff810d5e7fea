mariadb -h db.lab.internal -u lab -ppw --skip-ssl --ssl-ca=ca.pem --ssl-verify-server-cert lab -e 'SELECT 1'
