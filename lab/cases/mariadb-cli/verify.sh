mariadb -h db.lab.internal -u lab -ppw --ssl-verify-server-cert lab -e 'SELECT 1'
