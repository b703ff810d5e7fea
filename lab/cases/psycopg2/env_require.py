import os

import psycopg2

os.environ["PGSSLMODE"] = "require"
psycopg2.connect("postgresql://lab:pw@db.lab.internal/lab").close()
