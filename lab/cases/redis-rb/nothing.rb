require "redis"

redis = Redis.new(host: "db.lab.internal", password: "pw", reconnect_attempts: 0)
redis.ping
redis.close
