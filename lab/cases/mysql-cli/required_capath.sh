mysql -h db.lab.internal -u lab -ppw --ssl-mode=REQUIRED --ssl-capath=ca.d lab -e 'SELECT 1'
