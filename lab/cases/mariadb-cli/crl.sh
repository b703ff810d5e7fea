mariadb -h db.lab.internal -u lab -ppw --ssl-crl=ca.crl lab -e 'SELECT 1'
