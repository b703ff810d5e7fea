import ssl
import kombu

connection = kombu.Connection("amqp://lab:pw@db.lab.internal:5672//", ssl={"cert_reqs": ssl.CERT_REQUIRED, "ca_certs": "ca.pem"}, connect_timeout=5)
connection.connect()
connection.default_channel
connection.release()
