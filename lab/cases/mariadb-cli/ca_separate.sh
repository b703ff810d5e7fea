mariadb -h db.lab.internal -u lab -ppw --ssl-ca ca.pem --ssl_verify_server_cert lab -e 'SELECT 1'
