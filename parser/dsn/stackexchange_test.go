package dsn_test

import "testing"

// TestStackExchange: endpoints and pairs of StackExchange.Redis.
func TestStackExchange(t *testing.T) {
	parseTable(t, "", []parseCase{
		{"TLS", "cache.example.com:6380,password=CANARY=,ssl=True,abortConnect=False", "stackexchange-redis h=cache.example.com:6380 ssl=True abortConnect=False secret=CANARY="},
		{"two endpoints", "a.example.com:6379,b.example.com:6380,allowAdmin=true", "stackexchange-redis h=a.example.com:6379 h=b.example.com:6380 allowAdmin=true"},
		{"blanks and sslHost", "h.example.com , ssl=true , sslHost=x.example.com, sslProtocols=tls12|tls13", "stackexchange-redis h=h.example.com ssl=true sslHost=x.example.com sslProtocols=tls12|tls13"},
		{"IPv6", "[::1]:6379,ssl=false", "stackexchange-redis h=::1:6379 ssl=false"},
		{"command map", "h:6379,$CONFIG=,password=CANARY", "stackexchange-redis h=h:6379 secret=CANARY"},
		{"Azure's default", "c.redis.cache.windows.net:6380,password=CANARY", "stackexchange-redis h=c.redis.cache.windows.net:6380 open secret=CANARY"},
		{"Azure, written", "c.redis.cache.windows.net:6380,password=CANARY,ssl=True", "stackexchange-redis h=c.redis.cache.windows.net:6380 ssl=True secret=CANARY"},
		{"placeholders", "${HOST}:6380,password=${PW},ssl=True", "stackexchange-redis h=?@${HOST}[env:HOST]:6380 ssl=True secret=${PW}"},
		{"unknown endpoint", "${ENDPOINT},ssl=True", "stackexchange-redis h=?@${ENDPOINT}[env:ENDPOINT] ssl=True open"},
		{"no pair of its own", "host:9092,name=x", ""},
		{"no endpoint", "ssl=true,password=CANARY", ""},
		{"other pairs", "host:9092,acks=all,ssl=true", ""},
		{"prose", "use the host, ssl=true", ""},
		{"list of hosts", "a:9092,b:9092", ""},
	})
}
