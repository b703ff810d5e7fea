mariadb -h db.lab.internal -u lab -ppw --ssl --skip-ssl-verify-server-cert lab -e 'SELECT 1'
