redis-cli -h db.lab.internal -a pw --insecure ping
