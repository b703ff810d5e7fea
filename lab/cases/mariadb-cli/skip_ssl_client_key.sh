cat /etc/ssl/certs/ssl-cert-snakeoil.pem /etc/ssl/private/ssl-cert-snakeoil.key > both.pem
mariadb -h db.lab.internal -u lab -ppw --skip-ssl --ssl-key=both.pem lab -e 'SELECT 1'
