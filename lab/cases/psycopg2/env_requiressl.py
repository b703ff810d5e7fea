import os

import psycopg2

os.environ["PGREQUIRESSL"] = "1"
psycopg2.connect("postgresql://lab:pw@db.lab.internal/lab").close()
