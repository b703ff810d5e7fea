import ssl

import pika

ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
ctx.check_hostname = False
ctx.load_verify_locations("ca.pem")
connection = pika.BlockingConnection(pika.ConnectionParameters(host="db.lab.internal", port=5671, virtual_host="/", credentials=pika.PlainCredentials("lab", "pw"), connection_attempts=1, socket_timeout=5, ssl_options=pika.SSLOptions(ctx)))
connection.close()
