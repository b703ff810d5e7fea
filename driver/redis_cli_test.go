package driver

import "testing"

func TestRedisCLI(t *testing.T) {
	check(t, "redis-cli", []reading{
		{"", "7.0", "disable plaintext unverified/unverified none default", ""},
		{"tls", "7.0", "verify-ca required verified/unverified system written", ""},
		{"tls cacert=/ca.pem", "7.0", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"tls cacertdir=/certs", "7.0", "verify-ca required verified/unverified file:/certs written", ""},
		{"tls cacert=/ca.pem sni=cache.shop.com", "7.0", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"tls insecure", "7.0", "require required unverified/unverified none written", ""},
		{"tls insecure cacert=/ca.pem", "7.0", "require required unverified/unverified none written", "cacert=ignored"},
		{"scheme=rediss", "7.0", "verify-ca required verified/unverified system", ""},
		{"scheme=rediss insecure", "7.0", "require required unverified/unverified none written", ""},
		{"scheme=redis", "7.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis tls", "7.0", "verify-ca required", ""},
		{"cacert=/ca.pem", "7.0", "disable plaintext unverified/unverified none default", "cacert=ignored"},
		{"insecure", "7.0", "disable plaintext unverified/unverified none default", "insecure=ignored"},
		{"tls", "5.0", "disable plaintext", "tls=ignored"},
	})
}
