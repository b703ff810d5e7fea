package driver

import "testing"

func TestNatsGo(t *testing.T) {
	check(t, "nats-go", []reading{
		{"scheme=nats", "1.55.0", "allow opportunistic verified/verified system default", ""},
		{"scheme=tls", "1.55.0", "verify-full required verified/verified system default", ""},
		{"scheme=nats TLS", "1.55.0", "verify-full required verified/verified system written", ""},
		{"scheme=nats TLS={} TLS.InsecureSkipVerify=true/bool", "1.55.0", "require required unverified/unverified none written", ""},
		{"scheme=nats TLS={}", "1.55.0", "verify-full required verified/verified system", ""},
		{"scheme=nats RootCAs=/ca", "1.55.0", "verify-full required verified/verified file:/ca written", ""},
		{"scheme=nats TLS RootCAs=/ca", "1.55.0", "verify-full required verified/verified file:/ca written", ""},
		{"scheme=nats TLS=x/symbol", "1.55.0", "unknown required unknown/unknown", ""},
		{"", "1.55.0", "allow opportunistic verified/verified system default", ""},
	})
}

func TestNatsPython(t *testing.T) {
	check(t, "nats-py", []reading{
		{"scheme=nats", "2.6.0", "allow opportunistic verified/verified system default", ""},
		{"scheme=tls", "2.6.0", "allow opportunistic verified/verified system", ""},
		{"tls={} tls.context=create_default_context/symbol", "2.6.0", "allow opportunistic verified/verified system", ""},
		{"tls={} tls.context=create_default_context/symbol tls.cafile=/ca", "2.6.0", "allow opportunistic verified/verified file:/ca", ""},
		{"tls={} tls.context=create_default_context/symbol tls.verify_mode=ssl.CERT_NONE/symbol", "2.6.0", "allow opportunistic unverified/unverified none", ""},
		{"tls={} tls.context=create_default_context/symbol tls_handshake_first=true/bool", "2.6.0", "verify-full required verified/verified system", ""},
		{"tls=x/symbol", "2.6.0", "allow opportunistic unknown/unknown", ""},
		{"", "2.6.0", "allow opportunistic verified/verified system default", ""},
	})
}

func TestEtcd(t *testing.T) {
	check(t, "etcd-clientv3", []reading{
		{"", "3.5.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=http", "3.5.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=https", "3.5.0", "verify-full required verified/verified system default", ""},
		{"scheme=http TLS={} TLS.RootCAs=/ca", "3.5.0", "disable plaintext unverified/unverified none written", "TLS=ignored"},
		{"scheme=https TLS={} TLS.InsecureSkipVerify=true/bool", "3.5.0", "require required unverified/unverified none written", ""},
		{"TLS={}", "3.5.0", "verify-full required verified/verified system", ""},
		{"TLS={} TLS.RootCAs=/ca", "3.5.0", "verify-full required verified/verified file:/ca", ""},
		{"TLS=nil/null", "3.5.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=https TLS=x/symbol", "3.5.0", "unknown required unknown/unknown", ""},
		{"scheme=?", "3.5.0", "unknown", ""},
	})
}
