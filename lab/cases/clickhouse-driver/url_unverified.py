import clickhouse_driver

clickhouse_driver.Client.from_url("clickhouse://lab:pw@db.lab.internal/lab?verify=False").execute("SELECT 1")
