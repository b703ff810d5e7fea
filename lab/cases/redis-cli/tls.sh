redis-cli -h db.lab.internal -a pw --tls ping
