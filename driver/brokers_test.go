package driver

import "testing"

func TestRedis(t *testing.T) {
	check(t, "redis", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:db=1", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:ssl=true", "", "unknown required unknown/unknown unknown written", ""},
		{"dsn:tls=true", "", "unknown required unknown/unknown unknown written", ""},
		{"dsn:tls=false", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:ssl_cert_reqs=required", "", "disable plaintext unverified/unverified none default", "ssl_cert_reqs=ignored"},
		{"dsn:ssl_ca_certs=/ca.pem", "", "disable plaintext unverified/unverified none default", "ssl_ca_certs=ignored"},
		{"dsn:tls=?", "", "unknown", ""},
	})
}

func TestRedisTLS(t *testing.T) {
	check(t, "redis-tls", []reading{
		{"", "", "unknown required unknown/unknown unknown default", ""},
		{"dsn:ssl_cert_reqs=none", "", "require required unverified/unverified none written", ""},
		{"dsn:ssl_cert_reqs=CERT_NONE dsn:ssl_ca_certs=/ca.pem", "", "require required unverified/unverified none written", "ssl_ca_certs=ignored"},
		{"call:ssl_cert_reqs=ssl.CERT_NONE/symbol", "", "require required unverified/unverified none written", ""},
		{"dsn:ssl_cert_reqs=required dsn:ssl_ca_certs=/ca.pem", "", "unknown required verified/unknown file:/ca.pem written", ""},
		{"dsn:ssl_cert_reqs=CERT_REQUIRED dsn:ssl_check_hostname=false", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:ssl_cert_reqs=optional dsn:ssl_check_hostname=true", "", "verify-full required verified/verified system written", ""},
		{"dsn:skip_verify=true", "", "require required unverified/unverified none written", ""},
		{"dsn:verifyPeer=NONE", "", "require required unverified/unverified none written", ""},
		{"dsn:verifyPeer=false", "", "require required unverified/unverified none written", ""},
		{"dsn:verifyPeer=CA", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:verifyPeer=FULL", "", "verify-full required verified/verified system written", ""},
		{"dsn:ssl_ca_certs=/ca.pem", "", "unknown required unknown/unknown file:/ca.pem default", ""},
	})
}

func TestAMQP(t *testing.T) {
	check(t, "amqp", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:heartbeat=30", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:ssl=true", "", "disable plaintext unverified/unverified none default", "ssl=ignored"},
	})
	check(t, "amqp-tls", []reading{
		{"", "", "unknown required unknown/unknown unknown default", ""},
		{"dsn:heartbeat=30", "", "unknown required unknown/unknown unknown default", ""},
		{"dsn:verify=verify_none", "", "require required unverified/unverified none written", ""},
		{"dsn:verify=verify_none dsn:cacertfile=/ca.pem", "", "require required unverified/unverified none written", "cacertfile=ignored"},
		{"dsn:verify=verify_peer dsn:cacertfile=/ca.pem", "", "unknown required verified/unknown file:/ca.pem written", ""},
		{"dsn:cacertfile=/ca.pem", "", "unknown required unknown/unknown file:/ca.pem default", ""},
	})
}

func TestMongoDB(t *testing.T) {
	check(t, "mongodb", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:tls=false", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:tls=true", "", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=true dsn:tlsCAFile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:TLS=true dsn:TLSINSECURE=true", "", "require required unverified/unverified none written", ""},
		{"dsn:tls=true dsn:tlsAllowInvalidCertificates=true dsn:tlsCAFile=/ca.pem", "", "require required unverified/unverified none written", "tlsCAFile=ignored"},
		{"dsn:tls=true dsn:tlsAllowInvalidHostnames=true", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:tls=true dsn:sslInvalidHostNameAllowed=true", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:ssl=true dsn:ssl_cert_reqs=CERT_NONE", "", "require required unverified/unverified none written", ""},
		{"dsn:tlsAllowInvalidCertificates=true", "", "disable plaintext unverified/unverified none default", "tlsAllowInvalidCertificates=ignored"},
		{"dsn:tlsCAFile=/ca.pem", "", "unknown unknown unknown/unknown unknown", ""},
		{"dsn:tls=true dsn:tlsInsecure=true dsn:tlsAllowInvalidHostnames=true", "", "unknown", "tlsInsecure=invalid"},
		{"dsn:tls=?", "", "unknown", ""},
	})
}

func TestMongoSRV(t *testing.T) {
	check(t, "mongodb-srv", []reading{
		{"", "", "verify-full required verified/verified system default", ""},
		{"dsn:tls=true", "", "verify-full required verified/verified system", ""},
		{"dsn:ssl=false", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:tlsCAFile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem default", ""},
		{"dsn:tlsInsecure=true", "", "require required unverified/unverified none written", ""},
		{"dsn:tlsAllowInvalidCertificates=true", "", "require required unverified/unverified none written", ""},
		{"dsn:tlsAllowInvalidHostnames=true dsn:tlsCAFile=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:tlsInsecure=true dsn:tlsAllowInvalidCertificates=true", "", "unknown", "tlsInsecure=invalid"},
		{"dsn:retryWrites=true", "", "verify-full required verified/verified system default", ""},
	})
}
