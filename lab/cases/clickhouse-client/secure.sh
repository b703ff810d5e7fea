clickhouse-client --host db.lab.internal --user lab --password pw --secure --query 'SELECT 1'
