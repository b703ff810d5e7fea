import os

import psycopg

os.environ["PGREQUIRESSL"] = "1"
os.environ["PGSSLMODE"] = "disable"
psycopg.connect("postgresql://lab:pw@db.lab.internal/lab").close()
