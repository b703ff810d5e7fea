require "redis"

redis = Redis.new(url: "rediss://:pw@db.lab.internal:6379/0", ssl_params: { ca_file: "ca.pem" }, reconnect_attempts: 0)
redis.ping
redis.close
