mariadb -h db.lab.internal -u lab -ppw --disable-ssl-verify-server-cert lab -e 'SELECT 1'
