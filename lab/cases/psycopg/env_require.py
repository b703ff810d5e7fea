import os

import psycopg

os.environ["PGSSLMODE"] = "require"
psycopg.connect("postgresql://lab:pw@db.lab.internal/lab").close()
