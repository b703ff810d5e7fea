mysql -h db.lab.internal -u lab -ppw lab -e 'SELECT 1'
