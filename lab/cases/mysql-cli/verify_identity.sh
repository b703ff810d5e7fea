mysql -h db.lab.internal -u lab -ppw --ssl-mode=VERIFY_IDENTITY lab -e 'SELECT 1'
