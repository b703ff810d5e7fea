mysql -h db.lab.internal -u lab -ppw --ssl lab -e 'SELECT 1'
