mysql -h db.lab.internal -u lab -ppw --ssl-mode=VERIFY_CA --ssl-capath=ca.d lab -e 'SELECT 1'
