SSL_VALIDATE=false cqlsh --connect-timeout=5 --username=lab --password=pw --ssl db.lab.internal 9042 -e 'SELECT key FROM system.local'
