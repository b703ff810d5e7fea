package driver

import "testing"

func TestIoredis(t *testing.T) {
	check(t, "ioredis", []reading{
		{"", "5.4.1", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis", "5.4.1", "disable plaintext unverified/unverified none default", ""},
		{"scheme=rediss", "5.4.1", "verify-full required verified/verified bundled default", ""},
		{"scheme=redis dsn:tls=true", "5.4.1", "verify-full required verified/verified bundled written", ""},
		{"scheme=redis dsn:tls=false", "5.4.1", "verify-full required verified/verified bundled written", ""},
		{"tls={}", "5.4.1", "verify-full required verified/verified bundled written", ""},
		{"tls={} tls.rejectUnauthorized=false/bool tls.ca=/ca.pem", "5.4.1", "require required unverified/unverified none written", "tls.ca=ignored"},
		{"scheme=rediss tls={} tls.rejectUnauthorized=false/bool", "5.4.1", "require required unverified/unverified none written", ""},
		{"tls={} tls.ca=/ca.pem", "5.4.1", "verify-full required verified/verified file:/ca.pem written", ""},
		{"tls={} tls.checkServerIdentity=f/symbol", "5.4.1", "unknown required verified/unknown bundled", ""},
		{"tls={} tls.checkServerIdentity=unchecked/symbol", "5.4.1", "verify-ca required verified/unverified bundled", ""},
		{"scheme=rediss tls=false/bool", "5.4.1", "disable plaintext unverified/unverified none written", ""},
		{"tls=true/bool", "5.4.1", "verify-full required verified/verified bundled written", ""},
		{"tls=RedisCloudFixed", "5.4.1", "verify-full required verified/verified bundled written", ""},
		{"tls=x/symbol", "5.4.1", "unknown required unknown/unknown unknown", ""},
		{"scheme=?", "5.4.1", "unknown", ""},
		{"tls=null/null", "5.4.1", "disable", ""},
	})
}

func TestNodeRedis(t *testing.T) {
	check(t, "node-redis", []reading{
		{"", "5.12.1", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis", "5.12.1", "disable plaintext unverified/unverified none default", ""},
		{"scheme=rediss", "5.12.1", "verify-full required verified/verified bundled default", ""},
		{"socket={} socket.tls=true/bool", "5.12.1", "verify-full required verified/verified bundled written", ""},
		{"socket={} socket.tls=true/bool socket.rejectUnauthorized=false/bool", "5.12.1", "require required unverified/unverified none written", ""},
		{"scheme=rediss socket={} socket.rejectUnauthorized=false/bool socket.ca=/ca", "5.12.1", "require required unverified/unverified none written", "socket.ca=ignored"},
		{"scheme=? socket={} socket.rejectUnauthorized=false/bool", "5.12.1", "require required unverified/unverified none written", ""},
		{"scheme=redis socket={} socket.tls=true/bool", "5.12.1", "unknown", "socket.tls=invalid"},
		{"scheme=redis socket={} socket.rejectUnauthorized=false/bool", "5.12.1", "disable plaintext unverified/unverified none default", "socket.rejectUnauthorized=ignored"},
		{"scheme=rediss socket={} socket.tls=false/bool", "5.12.1", "unknown", "socket.tls=invalid"},
		{"scheme=rediss socket={} socket.tls=false/bool", "5.7.0", "verify-full required verified/verified bundled written", ""},
		{"scheme=redis socket={} socket.tls=true/bool", "5.7.0", "verify-full required verified/verified bundled written", ""},
		{"scheme=redis socket={} socket.tls=true/bool", "4.7.0", "verify-full required verified/verified bundled written", ""},
		{"socket={} socket.tls=false/bool", "5.12.1", "disable plaintext unverified/unverified none written", ""},
		{"tls={} tls.rejectUnauthorized=false/bool", "5.12.1", "disable plaintext unverified/unverified none default", "tls=ignored tls.rejectUnauthorized=ignored"},
		{"socket={} socket.tls=?", "5.12.1", "unknown", ""},
	})
}
