cqlsh --connect-timeout=5 --username=lab --password=pw db.lab.internal 9042 -e 'SELECT key FROM system.local'
