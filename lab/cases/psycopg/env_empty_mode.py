import os

import psycopg

os.environ["PGSSLMODE"] = ""
psycopg.connect("postgresql://lab:pw@db.lab.internal/lab").close()
