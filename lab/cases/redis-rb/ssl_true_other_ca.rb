require "redis"

redis = Redis.new(host: "db.lab.internal", password: "pw", ssl: true, ssl_params: { ca_file: "other-ca.pem" }, reconnect_attempts: 0)
redis.ping
redis.close
