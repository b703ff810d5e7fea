mysql -h db.lab.internal -u lab -ppw --loose-ssl-mode=REQUIRED lab -e 'SELECT 1'
