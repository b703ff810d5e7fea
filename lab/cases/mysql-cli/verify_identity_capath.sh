mysql -h db.lab.internal -u lab -ppw --ssl-mode=VERIFY_IDENTITY --ssl-capath=ca.d lab -e 'SELECT 1'
