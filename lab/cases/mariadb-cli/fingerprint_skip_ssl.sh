pin=$(openssl x509 -in server.pem -noout -fingerprint -sha256 | cut -d= -f2)
mariadb -h db.lab.internal -u lab -ppw --ssl-fp="$pin" --skip-ssl lab -e 'SELECT 1'
