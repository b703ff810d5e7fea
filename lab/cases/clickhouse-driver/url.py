import clickhouse_driver

clickhouse_driver.Client.from_url("clickhouse://lab:pw@db.lab.internal/lab").execute("SELECT 1")
