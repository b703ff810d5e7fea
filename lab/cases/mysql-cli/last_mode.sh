mysql -h db.lab.internal -u lab -ppw --ssl-mode=DISABLED --ssl-mode=REQUIRED lab -e 'SELECT 1'
