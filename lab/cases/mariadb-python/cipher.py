import mariadb

mariadb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl_cipher="ECDHE-RSA-AES256-GCM-SHA384").close()
