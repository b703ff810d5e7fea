import redis

redis.Redis.from_url("rediss://:pw@db.lab.internal:6379/0?ssl_cert_reqs=none&ssl_check_hostname=true").ping()
