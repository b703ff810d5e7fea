mariadb -h db.lab.internal -u lab -ppw --skip-ssl --ssl-crlpath=ca.d lab -e 'SELECT 1'
