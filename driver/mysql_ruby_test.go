package driver

import "testing"

func TestRubyMysql2(t *testing.T) {
	check(t, "ruby-mysql2", []reading{
		{"", "0.5.6", "disable plaintext unverified/unverified none default", ""},
		{"ssl_mode=required", "0.5.3", "disable plaintext unverified/unverified none written", ""},
		{"ssl_mode=required", "0.5.4", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_mode=required", "", "disable plaintext unverified/unverified none written", ""},
		{"ssl_mode=required sslca=/ca.pem", "0.5.3", "prefer opportunistic unknown/unverified file:/ca.pem written", ""},
		{"ssl_mode=required sslca=/ca.pem", "0.5.7", "prefer opportunistic unknown/unverified file:/ca.pem written", ""},
		{"ssl_mode=verify_ca sslca=/ca.pem", "0.5.3", "prefer opportunistic unknown/unverified file:/ca.pem written", ""},
		{"ssl_mode=verify_ca", "0.5.3", "disable plaintext unverified/unverified none written", ""},
		{"ssl_mode=verify_ca sslverify=true/bool", "0.5.3", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_mode=required sslcapath=/ca.d", "0.5.3", "prefer opportunistic unknown/unverified file:/ca.d written", ""},
		{"ssl_mode=preferred sslverify=true/bool", "0.5.7", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_mode=preferred sslcapath=/ca.d", "0.5.7", "prefer opportunistic unknown/unverified file:/ca.d written", ""},
		{"ssl_mode=verify_ca", "0.5.7", "prefer opportunistic unknown/unverified system written", ""},
		{"ssl_mode=verify_identity sslca=/ca.pem", "0.5.3", "prefer opportunistic unknown/unverified file:/ca.pem written", ""},
		{"ssl_mode=verify_identity sslca=/ca.pem", "0.5.7", "verify-full required verified/verified file:/ca.pem written", ""},
		{"ssl_mode=SSL_MODE_VERIFY_IDENTITY", "0.5.7", "verify-full required verified/verified system written", ""},
		{"ssl_mode=Mysql2.Client.SSL_MODE_REQUIRED/symbol", "0.5.7", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_mode=disabled sslca=/ca.pem", "0.5.7", "disable plaintext unverified/unverified none written", "sslca=ignored"},
		{"ssl_mode=preferred", "0.5.7", "prefer opportunistic unverified/unverified none written", ""},
		{"file:ssl_mode=:verify_identity", "0.5.7", "verify-full required verified/verified system written", ""},
		{"ssl_mode=bogus", "0.5.7", "disable plaintext unverified/unverified none default", ""},
		{"sslca=/ca.pem", "0.5.7", "prefer opportunistic unknown/unverified file:/ca.pem written", ""},
		{"sslca=/ca.pem sslverify=true/bool", "0.5.3", "prefer opportunistic unknown/unverified file:/ca.pem written", ""},
		{"sslverify=true/bool", "0.5.3", "prefer opportunistic unverified/unverified none written", ""},
		{"sslcert=/c.pem sslkey=/k.pem", "0.5.7", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl=true/bool", "0.5.7", "disable plaintext unverified/unverified none default", "ssl=ignored"},
		{"ssl_ca=/ca.pem", "0.5.7", "disable plaintext unverified/unverified none default", "ssl_ca=ignored"},
		{"default_file=/etc/my.cnf", "0.5.7", "unknown", ""},
		{"ssl_mode=?", "0.5.7", "unknown", ""},
	})
}

func TestTrilogy(t *testing.T) {
	check(t, "trilogy", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"ssl_mode=Trilogy.SSL_VERIFY_IDENTITY/symbol", "", "verify-full required verified/verified system written", ""},
		{"ssl_mode=Trilogy.SSL_VERIFY_CA/symbol ssl_ca=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"ssl_mode=Trilogy.SSL_REQUIRED_NOVERIFY/symbol ssl_ca=/ca.pem", "", "require required unverified/unverified none written", "ssl_ca=ignored"},
		{"ssl_mode=Trilogy.SSL_PREFERRED_NOVERIFY/symbol", "", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_mode=Trilogy.SSL_DISABLED/symbol", "", "disable plaintext unverified/unverified none written", ""},
		{"ssl_mode=1/number", "", "verify-full required verified/verified system written", ""},
		{"ssl_mode=3/number", "", "require required unverified/unverified none written", ""},
		{"ssl_mode=required", "", "unknown", "ssl_mode=invalid"},
		{"ssl_mode=true/bool", "", "unknown", "ssl_mode=invalid"},
		{"ssl_ca=/ca.pem", "", "disable plaintext unverified/unverified none default", "ssl_ca=ignored"},
		{"ssl=true/bool", "", "disable plaintext unverified/unverified none default", "ssl=ignored"},
		{"ssl_mode=?", "", "unknown", ""},
	})
	if got := interpret(t, "trilogy", "ssl_mode=1/number tls_min_version=Trilogy.TLS_VERSION_10/symbol", ""); got.TLSMin != "" {
		t.Errorf("trilogy's own ciphers are those of TLS 1.2: tls_min %q", got.TLSMin)
	}
	if got := interpret(t, "trilogy", "ssl_mode=1/number tls_min_version=Trilogy.TLS_VERSION_10/symbol ssl_cipher=AES128-SHA", ""); got.TLSMin != "1.0" {
		t.Errorf("tls_min %q", got.TLSMin)
	}
}

func TestActiveRecordTrilogy(t *testing.T) {
	check(t, "activerecord-trilogy", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"ssl_mode=REQUIRED", "", "require required unverified/unverified none written", ""},
		{"ssl_mode=required", "", "require required unverified/unverified none written", ""},
		{"ssl_mode=SSL_MODE_VERIFY_IDENTITY ssl_ca=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"ssl_mode=verify_ca", "", "verify-ca required verified/unverified system written", ""},
		{"ssl_mode=1/number", "", "verify-full required verified/verified system written", ""},
		{"ssl_mode=Trilogy.SSL_PREFERRED_NOVERIFY/symbol", "", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_mode=maybe", "", "unknown", "ssl_mode=invalid"},
		{"sslca=/ca.pem ssl_mode=verify_ca", "", "verify-ca required verified/unverified system written", "sslca=ignored"},
	})
}
