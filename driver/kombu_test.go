package driver

import "testing"

func TestKombu(t *testing.T) {
	check(t, "kombu", []reading{
		{"", "5.4.0", "unknown", ""},
		{"scheme=redis", "5.4.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=rediss", "5.4.0", "require required unverified/unverified none default", ""},
		{"scheme=rediss dsn:ssl_cert_reqs=CERT_REQUIRED", "5.4.0", "unknown required verified/unknown system", ""},
		{"scheme=rediss dsn:ssl_cert_reqs=none", "5.4.0", "require required unverified/unverified none written", ""},
		{"scheme=redis dsn:ssl_cert_reqs=none", "5.4.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss dsn:ssl_cert_reqs=required dsn:ssl_check_hostname=false", "5.4.2", "verify-full required verified/verified system written", "ssl_check_hostname=ignored"},
		{"scheme=rediss dsn:ssl_cert_reqs=required dsn:ssl_check_hostname=false", "5.5.0", "verify-ca required verified/unverified system written", ""},
		{"scheme=redis ssl={} ssl.ssl_cert_reqs=ssl.CERT_NONE/symbol", "5.4.0", "require required unverified/unverified none written", ""},
		{"scheme=? ssl={} ssl.ssl_cert_reqs=ssl.CERT_NONE/symbol", "5.4.0", "require required unverified/unverified none written", ""},
		{"scheme=rediss ssl={} ssl.ssl_cert_reqs=required ssl.ssl_check_hostname=true/bool ssl.ssl_ca_certs=/ca", "5.4.0", "verify-full required verified/verified file:/ca written", ""},
		{"scheme=rediss ssl={} ssl.ssl_cert_reqs=required ssl.ssl_check_hostname=false/bool", "5.4.0", "verify-ca required verified/unverified system written", ""},
		{"scheme=rediss ssl={}", "5.4.0", "unknown required unknown/unknown unknown", ""},
		{"scheme=amqp", "5.4.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqps", "5.4.0", "verify-ca required verified/unverified system default", ""},
		{"scheme=amqps", "5.2.4", "verify-ca required verified/unverified system default", ""},
		{"scheme=amqps", "5.0.2", "unknown required unknown/unknown unknown", ""},
		{"scheme=rediss ssl=true/bool", "5.2.4", "disable plaintext unverified/unverified none written", ""},
		{"scheme=amqp ssl={} ssl.cert_reqs=ssl.CERT_NONE/symbol ssl.ca_certs=/ca", "5.4.0", "require required unverified/unverified none written", "ssl.ca_certs=ignored"},
		{"scheme=amqp ssl={} ssl.cert_reqs=ssl.CERT_REQUIRED/symbol ssl.server_hostname=h ssl.ca_certs=/ca", "5.4.0", "verify-full required verified/verified file:/ca written", ""},
		{"scheme=amqp ssl=true/bool", "5.4.0", "verify-ca required verified/unverified system default", ""},
		{"scheme=amqp ssl=false/bool", "5.4.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=sqs", "5.4.0", "unknown", ""},
	})
}

func TestPyAMQP(t *testing.T) {
	check(t, "py-amqp", []reading{
		{"", "5.1.1", "disable plaintext unverified/unverified none default", ""},
		{"ssl=true/bool", "5.1.1", "verify-ca required verified/unverified system default", ""},
		{"ssl=true/bool", "5.0.9", "verify-ca required verified/unverified system default", ""},
		{"ssl=true/bool", "5.0.2", "require required unverified/unverified none default", ""},
		{"ssl=false/bool", "5.1.1", "disable plaintext unverified/unverified none written", ""},
		{"ssl={} ssl.server_hostname=h", "5.1.1", "verify-full required verified/verified system written", ""},
		{"ssl={} ssl.ca_certs=/ca", "5.0.2", "require required unverified/unverified none default", "ssl.ca_certs=ignored"},
		{"ssl={} ssl.cert_reqs=ssl.CERT_NONE/symbol", "5.1.1", "require required unverified/unverified none written", ""},
		{"ssl={} ssl.cert_reqs=ssl.CERT_REQUIRED/symbol ssl.ca_certs=/ca", "5.0.9", "verify-ca required verified/unverified file:/ca written", ""},
		{"ssl={} ssl.cert_reqs=ssl.CERT_NONE/symbol", "5.0.5", "unknown", "ssl.cert_reqs=invalid"},
		{"ssl={} ssl.cert_reqs=ssl.CERT_REQUIRED/symbol ssl.ca_certs=/ca", "5.0.2", "unknown", "ssl.cert_reqs=invalid"},
		{"ssl={} ssl.cert_reqs=ssl.CERT_REQUIRED/symbol ssl.ca_certs=/ca ssl.server_hostname=h", "5.0.2", "verify-full required verified/verified file:/ca written", ""},
		{"ssl={} ssl.context=x/symbol", "5.1.1", "unknown required unknown/unknown unknown", ""},
		{"ssl=x/symbol", "5.1.1", "unknown required", ""},
	})
}
