require "redis"
require "openssl"

redis = Redis.new(url: "redis://:pw@db.lab.internal:6379/0", ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE }, reconnect_attempts: 0)
redis.ping
redis.close
