mariadb -h db.lab.internal -u lab -ppw --ssl=1 lab -e 'SELECT 1'
