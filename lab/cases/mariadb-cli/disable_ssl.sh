mariadb -h db.lab.internal -u lab -ppw --disable-ssl lab -e 'SELECT 1'
