import mariadb

mariadb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", tls_fp_list="server.sha1").close()
