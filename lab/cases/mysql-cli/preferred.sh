mysql -h db.lab.internal -u lab -ppw --ssl-mode=PREFERRED lab -e 'SELECT 1'
