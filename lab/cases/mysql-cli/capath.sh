mysql -h db.lab.internal -u lab -ppw --ssl-capath=ca.d lab -e 'SELECT 1'
