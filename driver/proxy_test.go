package driver

import "testing"

func TestPgBouncer(t *testing.T) {
	check(t, "pgbouncer", []reading{
		{"", "1.25.0", "prefer opportunistic unverified/unverified none default", ""},
		{"", "1.20.0", "prefer opportunistic unverified/unverified none default", ""},
		{"", "1.19.1", "disable plaintext unverified/unverified none default", ""},
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"server_tls_sslmode=disable", "1.25.0", "disable plaintext unverified/unverified none written", ""},
		{"server_tls_sslmode=allow", "1.25.0", "prefer opportunistic unverified/unverified none written", ""},
		{"server_tls_sslmode=prefer server_tls_ca_file=/ca", "1.25.0", "prefer opportunistic unverified/unverified none written", "server_tls_ca_file=ignored"},
		{"server_tls_sslmode=require server_tls_ca_file=/ca", "1.18.0", "require required unverified/unverified none written", "server_tls_ca_file=ignored"},
		{"server_tls_sslmode=verify-ca server_tls_ca_file=/ca", "1.18.0", "verify-ca required verified/unverified file:/ca written", ""},
		{"server_tls_sslmode=verify-full server_tls_ca_file=/ca", "1.25.0", "verify-full required verified/verified file:/ca written", ""},
		{"server_tls_sslmode=verify-full", "1.25.0", "verify-full required verified/verified system written", ""},
		{"server_tls_ca_file=/ca", "1.25.0", "prefer opportunistic unverified/unverified none default", "server_tls_ca_file=ignored"},
		{"server_tls_sslmode=full", "1.25.0", "unknown", "server_tls_sslmode=invalid"},
		{"dsn:sslmode=require server_tls_sslmode=require", "1.25.0", "unknown", "sslmode=invalid"},
		{"env:SERVER_TLS_SSLMODE=require", "1.25.0", "require required", ""},
	})
	got := interpret(t, "pgbouncer", "server_tls_sslmode=verify-full server_tls_protocols=all", "1.25.0")
	if got.TLSMin != "1.0" || len(got.TLSVersions) != 4 {
		t.Errorf("all: %s %v", got.TLSMin, got.TLSVersions)
	}
	if got = interpret(t, "pgbouncer", "server_tls_protocols=secure", "1.25.0"); got.TLSMin != "" {
		t.Errorf("secure: %s", got.TLSMin)
	}
}

func TestPgpool(t *testing.T) {
	check(t, "pgpool", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"ssl=on", "", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl=on ssl_ca_cert=/ca", "", "prefer opportunistic verified/unverified file:/ca written", ""},
		{"ssl=true ssl_ca_cert_dir=/c", "", "prefer opportunistic verified/unverified file:/c written", ""},
		{"ssl=off ssl_ca_cert=/ca", "", "disable plaintext unverified/unverified none written", "ssl_ca_cert=ignored"},
		{"ssl_ca_cert=/ca", "", "disable plaintext unverified/unverified none default", "ssl_ca_cert=ignored"},
		{"ssl=?", "", "unknown", ""},
		{"ssl=on ssl_ciphers=HIGH", "", "prefer", ""},
	})
}

func TestProxySQL(t *testing.T) {
	check(t, "proxysql", []reading{
		{"", "2.7.1", "disable plaintext unverified/unverified none default", ""},
		{"use_ssl=1/number", "2.7.1", "prefer opportunistic unverified/unverified none written", ""},
		{"use_ssl=1 mysql-ssl_p2s_ca=/ca", "2.7.1", "prefer opportunistic verified/unverified file:/ca written", ""},
		{"use_ssl=1 ssl_p2s_capath=/c", "2.7.1", "prefer opportunistic verified/unverified file:/c written", ""},
		{"use_ssl=0 ssl_p2s_ca=/ca", "2.7.1", "disable plaintext unverified/unverified none written", ""},
		{"ssl_p2s_ca=/ca", "2.7.1", "disable plaintext unverified/unverified none default", ""},
		{"use_ssl=0 use_ssl=1", "2.7.1", "prefer opportunistic", "use_ssl=overridden"},
		{"use_ssl=?", "2.7.1", "unknown", ""},
	})
}

func TestMaxScale(t *testing.T) {
	check(t, "maxscale", []reading{
		{"", "24.02", "disable plaintext unverified/unverified none default", ""},
		{"ssl=true", "24.02", "require required unverified/unverified none written", ""},
		{"ssl=true", "2.4.7", "require required unverified/unverified none written", ""},
		{"ssl=true ssl_ca_cert=/ca", "2.4.6", "verify-ca required verified/unverified file:/ca written", ""},
		{"ssl=required ssl_ca_cert=/ca", "2.4.6", "verify-ca required verified/unverified file:/ca written", ""},
		{"ssl=true ssl_ca=/ca", "24.02", "require required unverified/unverified none written", "ssl_ca=ignored"},
		{"ssl=true ssl_verify_peer_certificate=true ssl_ca=/ca", "24.02", "verify-ca required verified/unverified file:/ca written", ""},
		{"ssl=true ssl_verify_peer_certificate=true ssl_verify_peer_host=true", "24.02", "verify-full required verified/verified system written", ""},
		{"ssl=true ssl_verify_peer_host=true", "24.02", "require required unverified/unverified none written", "ssl_verify_peer_host=ignored"},
		{"ssl=true ssl_verify_peer_certificate=false", "24.02", "require required unverified/unverified none written", ""},
		{"ssl=false ssl_ca=/ca", "24.02", "disable plaintext unverified/unverified none written", "ssl_ca=ignored"},
		{"ssl=?", "24.02", "unknown", ""},
	})
}
