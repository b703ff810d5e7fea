cp ca.pem crl.pem
mariadb -h db.lab.internal -u lab -ppw --skip-ssl --ssl-crl=crl.pem lab -e 'SELECT 1'
