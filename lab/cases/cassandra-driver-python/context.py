import ssl

from cassandra.cluster import Cluster

ctx = ssl.create_default_context()
Cluster(["db.lab.internal"], connect_timeout=5, control_connection_timeout=5, ssl_context=ctx, ssl_options={"server_hostname": "db.lab.internal"}).connect()
