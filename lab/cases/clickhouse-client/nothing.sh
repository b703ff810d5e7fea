clickhouse-client --host db.lab.internal --user lab --password pw --query 'SELECT 1'
