import mariadb

mariadb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl_cert="/etc/ssl/certs/ssl-cert-snakeoil.pem", ssl_key="/etc/ssl/private/ssl-cert-snakeoil.key").close()
