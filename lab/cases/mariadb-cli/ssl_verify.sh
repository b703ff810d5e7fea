mariadb -h db.lab.internal -u lab -ppw --ssl --ssl-verify-server-cert lab -e 'SELECT 1'
