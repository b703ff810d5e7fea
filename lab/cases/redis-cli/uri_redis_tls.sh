redis-cli --tls -u redis://:pw@db.lab.internal:6379/0 ping
