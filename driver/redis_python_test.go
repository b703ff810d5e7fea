package driver

import "testing"

func TestRedisPy(t *testing.T) {
	check(t, "redis-py", []reading{
		{"", "6.0.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis", "6.0.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=rediss", "5.2.1", "verify-ca required verified/unverified system default", ""},
		{"scheme=rediss", "6.0.0", "verify-full required verified/verified system default", ""},
		{"scheme=rediss", "", "verify-ca required verified/unverified system default", ""},
		{"ssl=true/bool", "5.2.1", "verify-ca required verified/unverified system default", ""},
		{"ssl=true/bool ssl_check_hostname=true/bool ssl_ca_certs=/ca.pem", "5.2.1", "verify-full required verified/verified file:/ca.pem written", ""},
		{"ssl=true/bool ssl_check_hostname=false/bool", "6.0.0", "verify-ca required verified/unverified system written", ""},
		{"ssl=true/bool ssl_cert_reqs=none", "6.0.0", "unknown", "ssl_cert_reqs=invalid"},
		{"ssl=true/bool ssl_cert_reqs=none ssl_check_hostname=true/bool", "5.3.1", "unknown", "ssl_check_hostname=invalid"},
		{"ssl=true/bool ssl_cert_reqs=none ssl_check_hostname=false/bool", "6.0.0", "require required unverified/unverified none written", "ssl_check_hostname=ignored"},
		{"scheme=rediss dsn:ssl_cert_reqs=none ssl_cert_reqs=required", "6.1.0", "require required unverified/unverified none written", "ssl_cert_reqs=overridden"},
		{"ssl=true/bool ssl_cert_reqs=None/null", "6.1.0", "require required unverified/unverified none written", ""},
		{"ssl=true/bool ssl_cert_reqs=ssl.CERT_NONE/symbol ssl_ca_certs=/ca.pem", "4.3.4", "require required unverified/unverified none written", "ssl_ca_certs=ignored"},
		{"ssl=true/bool ssl_cert_reqs=false/bool", "6.1.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss dsn:ssl_cert_reqs=none", "6.1.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss dsn:ssl_cert_reqs=optional", "6.0.0", "verify-full required verified/verified system default", ""},
		{"scheme=rediss dsn:ssl_cert_reqs=maybe", "6.0.0", "unknown", "ssl_cert_reqs=invalid"},
		{"scheme=? ssl_cert_reqs=none", "6.1.0", "require required unverified/unverified none written", ""},
		{"scheme=redis ssl_cert_reqs=none", "6.0.0", "unknown", "ssl_cert_reqs=invalid"},
		{"scheme=?", "6.0.0", "unknown", ""},
		{"ssl_cert_reqs=none", "6.0.0", "disable plaintext unverified/unverified none default", "ssl_cert_reqs=ignored"},
		{"connection_class=redis.SSLConnection/symbol", "6.0.0", "verify-full required verified/verified system default", ""},
		{"ssl=false/bool ssl_ca_certs=/ca.pem", "6.0.0", "disable plaintext unverified/unverified none written", "ssl_ca_certs=ignored"},
		{"ssl=?", "6.0.0", "unknown", ""},
	})
}
