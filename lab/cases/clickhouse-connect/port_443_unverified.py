import clickhouse_connect

clickhouse_connect.get_client(host="db.lab.internal", username="lab", password="pw", connect_timeout=5, port=443, verify=False)
