import ssl

from cassandra.cluster import Cluster

ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
ctx.check_hostname = False
ctx.verify_mode = ssl.CERT_REQUIRED
ctx.load_verify_locations("ca.pem")
Cluster(["db.lab.internal"], connect_timeout=5, control_connection_timeout=5, ssl_context=ctx, ssl_options={"server_hostname": "db.lab.internal"}).connect()
