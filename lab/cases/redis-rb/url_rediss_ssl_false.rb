require "redis"

redis = Redis.new(url: "rediss://:pw@db.lab.internal:6379/0", ssl: false, reconnect_attempts: 0)
redis.ping
redis.close
