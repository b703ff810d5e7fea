package driver

import "testing"

func TestStackExchangeRedis(t *testing.T) {
	check(t, "stackexchange-redis", []reading{
		{"", "2.8.0", "disable plaintext unverified/unverified none default", ""},
		{"dsn:ssl=True", "2.8.0", "verify-full required verified/verified system written", ""},
		{"dsn:SSL=true dsn:sslHost=x dsn:sslProtocols=tls12|tls13", "2.8.0", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=false dsn:sslHost=x", "2.8.0", "disable plaintext unverified/unverified none written", "sslHost=ignored"},
		{"dsn:sslHost=x", "2.8.0", "disable plaintext unverified/unverified none default", "sslHost=ignored"},
		{"Ssl=true/bool", "2.8.0", "verify-full required verified/verified system written", ""},
		{"Ssl=true/bool CertificateValidation=x/symbol", "2.8.0", "unknown required unknown/unknown unknown", ""},
		{"Ssl=true/bool TrustIssuer=/ca.pem", "2.8.0", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:ssl=maybe", "2.8.0", "unknown", "ssl=invalid"},
		{"dsn:tls=true", "2.8.0", "unknown", "tls=invalid"},
		{"dsn:ssl=?", "2.8.0", "unknown", ""},
	})
}

func TestCeleryResults(t *testing.T) {
	check(t, "celery-results", []reading{
		{"ssl={} ssl.ssl_cert_reqs=ssl.CERT_NONE/symbol", "5.4.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss ssl={} ssl.ssl_cert_reqs=ssl.CERT_NONE/symbol ssl.ssl_ca_certs=/ca", "5.4.0", "require required unverified/unverified none written", "ssl.ssl_ca_certs=ignored"},
		{"scheme=rediss ssl={} ssl.ssl_cert_reqs=required ssl.ssl_check_hostname=true/bool", "5.4.0", "verify-full required verified/verified system", ""},
		{"scheme=rediss ssl={} ssl.ssl_cert_reqs=required", "5.4.0", "unknown required verified/unknown system", ""},
		{"scheme=redis ssl={} ssl.ssl_cert_reqs=ssl.CERT_NONE/symbol", "5.6.3", "unknown", "ssl=invalid"},
		{"scheme=redis ssl={} ssl.ssl_cert_reqs=ssl.CERT_NONE/symbol", "5.7.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss ssl={}", "5.4.0", "unknown", "ssl=invalid"},
		{"scheme=rediss", "5.4.0", "unknown", ""},
		{"scheme=rediss dsn:ssl_cert_reqs=CERT_NONE", "5.4.0", "require required unverified/unverified none written", ""},
		{"scheme=redis", "5.4.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis dsn:ssl_cert_reqs=CERT_NONE", "5.4.0", "unknown", "ssl_cert_reqs=invalid"},
	})
}

func TestAioredis(t *testing.T) {
	check(t, "aioredis", []reading{
		{"", "2.0.1", "disable plaintext unverified/unverified none default", ""},
		{"scheme=redis", "2.0.1", "disable plaintext unverified/unverified none default", ""},
		{"scheme=rediss", "2.0.1", "verify-ca required verified/unverified system default", ""},
		{"scheme=rediss", "1.3.1", "verify-full required verified/verified system default", ""},
		{"scheme=rediss ssl=false/bool", "1.3.1", "verify-full required verified/verified system default", ""},
		{"ssl=true/bool", "1.3.1", "verify-full required verified/verified system default", ""},
		{"scheme=redis ssl=false/bool", "1.3.1", "disable plaintext unverified/unverified none written", ""},
		{"scheme=rediss dsn:ssl_cert_reqs=none", "2.0.1", "require required unverified/unverified none written", ""},
		{"scheme=rediss ssl_check_hostname=true/bool", "2.0.1", "verify-full required verified/verified system written", ""},
		{"ssl=true/bool ssl_ca_certs=/ca", "2.0.1", "verify-ca required verified/unverified file:/ca default", ""},
		{"ssl=false/bool ssl_ca_certs=/ca", "2.0.1", "disable plaintext unverified/unverified none written", "ssl_ca_certs=ignored"},
		{"ssl={} ssl.context=create_default_context/symbol", "1.3.1", "verify-full required verified/verified system", ""},
		{"ssl=ctx/symbol", "1.3.1", "unknown required unknown/unknown unknown", ""},
		{"scheme=?", "2.0.1", "unknown", ""},
	})
}
