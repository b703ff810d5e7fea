import kombu

connection = kombu.Connection("rediss://:pw@db.lab.internal:6379/0?ssl_cert_reqs=CERT_REQUIRED&ssl_ca_certs=ca.pem", connect_timeout=5)
connection.connect()
connection.default_channel
connection.release()
