import redis

redis.from_url("redis://:pw@db.lab.internal:6379/0?ssl_cert_reqs=none").ping()
