mariadb -h db.lab.internal -u lab -ppw --ssl-capath=ca.d --skip-ssl-verify-server-cert lab -e 'SELECT 1'
