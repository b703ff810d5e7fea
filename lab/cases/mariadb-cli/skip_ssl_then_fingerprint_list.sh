openssl x509 -in server.pem -noout -fingerprint -sha256 | cut -d= -f2 > pins.txt
mariadb -h db.lab.internal -u lab -ppw --skip-ssl --ssl-fplist=pins.txt lab -e 'SELECT 1'
