mariadb -h db.lab.internal -u lab -ppw --ssl-crlpath=ca.d lab -e 'SELECT 1'
