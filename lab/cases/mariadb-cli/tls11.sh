mariadb -h db.lab.internal -u lab -ppw --tls-version=TLSv1.1,TLSv1.2 --ssl lab -e 'SELECT 1'
