mariadb -h db.lab.internal -u lab -ppw --ssl-ca=ca.pem --skip-ssl lab -e 'SELECT 1'
