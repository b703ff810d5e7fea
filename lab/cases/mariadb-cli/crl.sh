cp ca.pem crl.pem
mariadb -h db.lab.internal -u lab -ppw --ssl-crl=crl.pem lab -e 'SELECT 1'
