mariadb -h db.lab.internal -u lab -ppw --skip-ssl --ssl-capath=ca.d lab -e 'SELECT 1'
