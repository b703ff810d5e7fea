redis-cli -h db.lab.internal -a pw --tls --sni db.lab.internal ping
