mariadb -h db.lab.internal -u lab -ppw --skip-ssl --ssl-capath=ca.d --ssl-verify-server-cert lab -e 'SELECT 1'
