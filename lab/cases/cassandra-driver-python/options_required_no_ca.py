import ssl

from cassandra.cluster import Cluster

Cluster(["db.lab.internal"], connect_timeout=5, control_connection_timeout=5, ssl_options={"cert_reqs": ssl.CERT_REQUIRED}).connect()
