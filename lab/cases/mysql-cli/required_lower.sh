mysql -h db.lab.internal -u lab -ppw --ssl_mode=required lab -e 'SELECT 1'
