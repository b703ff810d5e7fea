import ssl
import kombu

connection = kombu.Connection("redis://:pw@db.lab.internal:6379/0", ssl={"ssl_cert_reqs": ssl.CERT_REQUIRED, "ssl_check_hostname": False}, connect_timeout=5)
connection.connect()
connection.default_channel
connection.release()
