require "redis"

redis = Redis.new(url: "rediss://:pw@db.lab.internal:6379/0", ssl_params: { verify_hostname: false }, reconnect_attempts: 0)
redis.ping
redis.close
