import os

import psycopg

os.environ["PGSSLMODE"] = "Require"
psycopg.connect("postgresql://lab:pw@db.lab.internal/lab").close()
