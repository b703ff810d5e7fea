import clickhouse_driver

clickhouse_driver.Client.from_url("clickhouse://lab:pw@db.lab.internal:9440/lab?secure=True").execute("SELECT 1")
