import pathlib

import mariadb

pin = pathlib.Path("server.sha1").read_text().strip()
mariadb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", tls_fp=pin).close()
