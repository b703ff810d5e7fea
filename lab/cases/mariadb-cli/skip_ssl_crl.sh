mariadb -h db.lab.internal -u lab -ppw --skip-ssl --ssl-crl=ca.crl lab -e 'SELECT 1'
