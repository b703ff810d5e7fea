import ssl
import amqp

connection = amqp.Connection(host="db.lab.internal:5671", userid="lab", password="pw", virtual_host="/", connect_timeout=5, ssl={"cert_reqs": ssl.CERT_OPTIONAL, "ca_certs": "ca.pem"})
connection.connect()
connection.close()
