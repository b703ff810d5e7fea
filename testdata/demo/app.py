"""An order service that believes it is protected."""

import pymysql
import psycopg2

# Most people read this as "encrypted and verified". The chain is checked, the host name is not.
orders = psycopg2.connect(
    host="orders.cluster-abc123def456.eu-west-1.rds.amazonaws.com",
    sslmode="require",
    sslrootcert="/certs/global-bundle.pem",
)

# The CA file is loaded and nothing is verified with it.
billing = pymysql.connect(host="billing.abc123def456.eu-west-1.rds.amazonaws.com", ssl=True, ssl_ca="/certs/global-bundle.pem")
