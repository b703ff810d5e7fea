import redis

redis.from_url("rediss://:pw@db.lab.internal:6379/0?ssl_cert_reqs=optional").ping()
