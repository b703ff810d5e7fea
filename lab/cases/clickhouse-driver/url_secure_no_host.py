import clickhouse_driver

clickhouse_driver.Client.from_url("clickhouse://lab:pw@db.lab.internal:9440/lab?secure=true&check_hostname=false&connect_timeout=5").execute("SELECT 1")
