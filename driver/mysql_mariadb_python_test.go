package driver

import "testing"

func TestMariaDBPython(t *testing.T) {
	check(t, "mariadb-python", []reading{
		{"", "1.1.14", "disable plaintext unverified/unverified none default", ""},
		{"ssl=true/bool", "1.1.14", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl=false/bool", "1.1.14", "disable plaintext unverified/unverified none written", ""},
		{"ssl={}", "1.1.14", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_ca=F", "1.1.14", "prefer opportunistic unknown/unverified file:F written", ""},
		{"ssl={} ssl.ca=F", "1.1.14", "prefer opportunistic unknown/unverified file:F written", ""},
		{"ssl=true/bool ssl_ca=F", "1.1.14", "prefer opportunistic unknown/unverified file:F written", ""},
		{"ssl_capath=D", "1.1.14", "prefer opportunistic unknown/unverified file:D written", ""},
		{"ssl_ca=F ssl_verify_cert=true/bool", "1.1.14", "verify-full required verified/verified file:F written", ""},
		{"ssl={} ssl.ca=F ssl_verify_cert=true/bool", "1.1.14", "verify-full required verified/verified file:F written", ""},
		{"ssl_verify_cert=true/bool", "1.1.14", "verify-full required verified/verified system written", ""},
		{"ssl_ca=F ssl_verify_cert=false/bool", "1.1.14", "prefer opportunistic unknown/unverified file:F written", ""},
		{"ssl_cert=C ssl_key=K", "1.1.14", "prefer opportunistic unverified/unverified none", ""},
		{"tls_fp=AB", "1.1.14", "verify-full required verified/verified inline written", ""},
		{"dsn:ssl=true dsn:ssl_ca=F dsn:ssl_verify_cert=true", "1.1.14", "verify-full required verified/verified file:F written", ""},
		{"query={} query.ssl_verify_cert=true", "1.1.14", "verify-full required verified/verified system written", ""},
		{"ssl_mode=REQUIRED", "1.1.14", "unknown", "ssl_mode=invalid"},
		{"ssl_verify_identity=true/bool", "1.1.14", "unknown", "ssl_verify_identity=invalid"},
		{"default_file=/etc/my.cnf", "1.1.14", "unknown", ""},
	})
}
