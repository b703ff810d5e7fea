mysql -h db.lab.internal -u lab -ppw --ssl-mode=REQUIRED --tls-version=TLSv1.2 lab -e 'SELECT 1'
