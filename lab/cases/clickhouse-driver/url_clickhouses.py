import clickhouse_driver

clickhouse_driver.Client.from_url("clickhouses://lab:pw@db.lab.internal/lab").execute("SELECT 1")
