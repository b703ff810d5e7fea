import clickhouse_driver

clickhouse_driver.Client("db.lab.internal", user="lab", password="pw", connect_timeout=5, secure=True).execute("SELECT 1")
