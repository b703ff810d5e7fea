require "redis"

redis = Redis.new(url: "rediss://:pw@db.lab.internal:6379/0", driver: :hiredis, reconnect_attempts: 0)
redis.ping
redis.close
