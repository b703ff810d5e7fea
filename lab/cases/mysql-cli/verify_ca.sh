mysql -h db.lab.internal -u lab -ppw --ssl-mode=VERIFY_CA lab -e 'SELECT 1'
