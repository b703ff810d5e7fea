mysql -h db.lab.internal -u lab -ppw --ssl-mode=VERIFY_FULL lab -e 'SELECT 1'
