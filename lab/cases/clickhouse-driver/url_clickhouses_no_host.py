import clickhouse_driver

clickhouse_driver.Client.from_url("clickhouses://lab:pw@db.lab.internal/lab?check_hostname=False").execute("SELECT 1")
