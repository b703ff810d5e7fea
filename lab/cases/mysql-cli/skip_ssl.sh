mysql -h db.lab.internal -u lab -ppw --skip-ssl lab -e 'SELECT 1'
