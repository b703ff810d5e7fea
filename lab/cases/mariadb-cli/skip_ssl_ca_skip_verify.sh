mariadb -h db.lab.internal -u lab -ppw --skip-ssl --ssl-ca=ca.pem --skip-ssl-verify-server-cert lab -e 'SELECT 1'
