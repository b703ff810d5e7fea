import os

import psycopg

os.environ["PGREQUIRESSL"] = "1"
psycopg.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=disable").close()
