redis-cli -u rediss://:pw@db.lab.internal:6379/0 ping
