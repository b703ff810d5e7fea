require "redis"
require "openssl"

url = %w[rediss ://:pw@db.lab.internal:6379/0].join
redis = Redis.new(url: url, ssl_params: { verify_mode: nil }, reconnect_attempts: 0)
redis.ping
redis.close
