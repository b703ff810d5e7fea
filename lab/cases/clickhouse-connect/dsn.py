import clickhouse_connect

clickhouse_connect.get_client(dsn="clickhousedb://lab:pw@db.lab.internal:8123/lab")
