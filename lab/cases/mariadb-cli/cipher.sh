mariadb -h db.lab.internal -u lab -ppw --ssl-cipher=ECDHE-RSA-AES256-GCM-SHA384 lab -e 'SELECT 1'
