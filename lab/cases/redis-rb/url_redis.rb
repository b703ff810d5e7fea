require "redis"

redis = Redis.new(url: "redis://:pw@db.lab.internal:6379/0", reconnect_attempts: 0)
redis.ping
redis.close
