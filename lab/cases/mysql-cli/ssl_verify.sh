mysql -h db.lab.internal -u lab -ppw --ssl-ca=ca.pem --ssl-verify-server-cert lab -e 'SELECT 1'
