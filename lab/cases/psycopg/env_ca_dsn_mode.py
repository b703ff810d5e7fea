import os

import psycopg

os.environ["PGSSLROOTCERT"] = "ca.pem"
psycopg.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=require").close()
