mariadb -h db.lab.internal -u lab -ppw --skip-ssl --ssl-ca=ca.pem lab -e 'SELECT 1'
