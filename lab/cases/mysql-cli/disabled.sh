mysql -h db.lab.internal -u lab -ppw --ssl-mode=DISABLED lab -e 'SELECT 1'
