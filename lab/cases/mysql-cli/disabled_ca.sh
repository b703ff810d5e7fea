mysql -h db.lab.internal -u lab -ppw --ssl-mode=DISABLED --ssl-ca=ca.pem lab -e 'SELECT 1'
