mysql -h db.lab.internal -u lab -ppw --sslmode=REQUIRED lab -e 'SELECT 1'
