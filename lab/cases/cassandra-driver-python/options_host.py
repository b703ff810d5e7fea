import ssl

from cassandra.cluster import Cluster

Cluster(["db.lab.internal"], connect_timeout=5, control_connection_timeout=5, ssl_options={"ca_certs": "ca.pem", "cert_reqs": ssl.CERT_REQUIRED, "check_hostname": True, "server_hostname": "db.lab.internal"}).connect()
