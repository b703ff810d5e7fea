mysql -h db.lab.internal -u lab -ppw --ssl-cert=/etc/ssl/certs/ssl-cert-snakeoil.pem --ssl-key=/etc/ssl/private/ssl-cert-snakeoil.key lab -e 'SELECT 1'
