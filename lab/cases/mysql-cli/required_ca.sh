mysql -h db.lab.internal -u lab -ppw --ssl-mode=REQUIRED --ssl-ca=ca.pem lab -e 'SELECT 1'
