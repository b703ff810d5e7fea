require "redis"

redis = Redis.new(host: "db.lab.internal", password: "pw", ssl: true, ssl_params: { verify_mode: nil }, reconnect_attempts: 0)
redis.ping
redis.close
