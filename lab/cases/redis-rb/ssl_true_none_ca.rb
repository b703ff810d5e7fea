require "redis"
require "openssl"

redis = Redis.new(host: "db.lab.internal", password: "pw", ssl: true, ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE, ca_file: "ca.pem" }, reconnect_attempts: 0)
redis.ping
redis.close
