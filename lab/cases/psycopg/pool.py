from psycopg_pool import ConnectionPool

with ConnectionPool("postgresql://lab:pw@db.lab.internal/lab?sslmode=require", min_size=1, open=True, timeout=5) as pool:
    pool.wait(timeout=5)
