clickhouse-client --host db.lab.internal --user lab --password pw --port 9440 --query 'SELECT 1'
