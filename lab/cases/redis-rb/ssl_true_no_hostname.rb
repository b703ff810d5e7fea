require "redis"

redis = Redis.new(host: "db.lab.internal", password: "pw", ssl: true, ssl_params: { verify_hostname: false }, reconnect_attempts: 0)
redis.ping
redis.close
