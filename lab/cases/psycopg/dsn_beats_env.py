import os

import psycopg

os.environ["PGSSLMODE"] = "verify-full"
psycopg.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=disable").close()
