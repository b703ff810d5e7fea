import os

import psycopg2

os.environ["PGSSLROOTCERT"] = "ca.pem"
psycopg2.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=require").close()
