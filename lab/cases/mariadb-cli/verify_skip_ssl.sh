mariadb -h db.lab.internal -u lab -ppw --ssl-verify-server-cert --skip-ssl lab -e 'SELECT 1'
