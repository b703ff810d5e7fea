mariadb -h db.lab.internal -u lab -ppw --ssl=0 lab -e 'SELECT 1'
