mariadb -h db.lab.internal -u lab -ppw --skip-ssl --ssl-key=/etc/ssl/private/ssl-cert-snakeoil.key lab -e 'SELECT 1'
