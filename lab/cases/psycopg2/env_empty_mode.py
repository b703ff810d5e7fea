import os

import psycopg2

os.environ["PGSSLMODE"] = ""
psycopg2.connect("postgresql://lab:pw@db.lab.internal/lab").close()
