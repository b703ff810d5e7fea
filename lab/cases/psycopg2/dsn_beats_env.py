import os

import psycopg2

os.environ["PGSSLMODE"] = "verify-full"
psycopg2.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=disable").close()
