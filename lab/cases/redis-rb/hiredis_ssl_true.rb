require "redis"

redis = Redis.new(host: "db.lab.internal", password: "pw", ssl: true, driver: :hiredis, reconnect_attempts: 0)
redis.ping
redis.close
