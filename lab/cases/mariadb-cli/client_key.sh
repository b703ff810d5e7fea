mariadb -h db.lab.internal -u lab -ppw --ssl-key=/etc/ssl/private/ssl-cert-snakeoil.key lab -e 'SELECT 1'
