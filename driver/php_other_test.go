package driver

import "testing"

func TestPHPSQLServer(t *testing.T) {
	check(t, "php-sqlsrv", []reading{
		{"", "", "unknown", ""},
		{"Encrypt=1/number", "", "verify-full required verified/verified system written", ""},
		{"Encrypt=yes TrustServerCertificate=no", "", "verify-full required verified/verified system written", ""},
		{"dsn:Encrypt=yes dsn:TrustServerCertificate=yes", "", "require required unverified/unverified none written", ""},
		{"Encrypt=true/bool TrustServerCertificate=true/bool", "", "require required unverified/unverified none written", ""},
		{"Encrypt=0/number", "", "disable login-only unverified/unverified none written", ""},
		{"encrypt=no trust_server_certificate=true", "", "disable login-only", "trust_server_certificate=ignored"}, // Laravel's keys
		{"encrypt=yes trust_server_certificate=true", "", "require", ""},
		{"Encrypt=strict", "", "verify-full", ""},
		{"Encrypt=maybe", "", "unknown", "Encrypt=invalid"},
		{"Driver={ODBC_Driver_17_for_SQL_Server}", "", "unknown", ""},
	})
	check(t, "php-dblib", []reading{
		{"", "", "disable login-only unverified/unverified none default", ""},
		{"dsn:Encrypt=yes", "", "disable login-only unverified/unverified none default", "Encrypt=ignored"},
	})
}

func TestPHPRedis(t *testing.T) {
	check(t, "phpredis", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"scheme=tcp", "", "disable", ""},
		{"scheme=tls", "", "verify-full required verified/verified system", ""},
		{"scheme=ssl", "", "verify-full", ""},
		{"scheme=rediss", "", "verify-full", ""},
		{"scheme=unix", "", "disable", ""},
		{"scheme=?", "", "unknown", ""},
		{"scheme=tls context={} context.stream={} context.stream.verify_peer=false/bool", "", "require required unverified/verified none written", ""},
		{"scheme=tls context={} context.stream={} context.stream.verify_peer=false/bool context.stream.verify_peer_name=false/bool", "", "require required unverified/unverified none written", ""},
		{"scheme=tls context={} context.stream={} context.stream.cafile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"scheme=tls context={} context.stream={} context.stream.verify_peer_name=false/bool", "", "verify-ca required verified/unverified system written", ""},
		{"scheme=tls context={} context.ssl={} context.ssl.verify_peer=false/bool", "", "verify-full required verified/verified system", "context.ssl=ignored"}, // connect() reads stream
		{"context={} context.ssl={} context.ssl.cafile=/ca.pem", "", "disable plaintext unverified/unverified none default", "context.ssl=ignored"},
		{"scheme=tls context={} context.stream={} context.stream.verify_peer=false", "", "verify-full", ""}, // a text that is true
		{"scheme=tls context={} context.stream={} context.stream.verify_peer=0", "", "require", ""},
		{"scheme=tls context={} context.stream={} context.stream.allow_self_signed=true/bool", "", "require required unverified/verified none written", ""},
		{"scheme=tls context={} context.stream={} context.stream.verify_peer=?", "", "unknown", ""},
		{"scheme=tls context={} context.stream={} context.stream.peer_fingerprint=ab", "", "verify-full", ""},
		{"context={} context.stream={} context.stream.verify_peer=true/bool", "", "verify-full", ""}, // a context brings TLS by itself
		{"context={} context.stream={} context.stream.verify_peer=false/bool context.stream.verify_peer_name=false/bool", "", "require", ""},
		{"context={}", "", "disable", ""},
		{"scheme=tcp context={} context.stream={} context.stream.cafile=/ca.pem", "", "disable", "context.stream.cafile=ignored"},
	})
	check(t, "predis", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=rediss", "", "verify-full required verified/verified system", ""},
		{"scheme=tls", "", "verify-full required verified/verified system", ""},
		{"scheme=tls ssl={} ssl.cafile=/ca.pem ssl.verify_peer=true/bool", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"scheme=tls ssl={} ssl.verify_peer=false/bool ssl.verify_peer_name=false/bool", "", "require required unverified/unverified none written", ""},
		{"scheme=tls ssl={} ssl.verify_peer=0/number ssl.verify_peer_name=0/number", "", "require required unverified/unverified none written", ""},
		{"dsn:scheme=tls dsn:ssl[verify_peer]=0", "", "require", ""},
		{"scheme=tcp ssl={} ssl.cafile=/ca.pem", "", "disable", "ssl.cafile=ignored"},
		{"scheme=tls ssl={} ssl.verify_peer_name=false/bool", "", "verify-ca", ""},
		{"options.parameters.scheme=tls", "", "verify-full", ""},
	})
}

func TestPHPAMQP(t *testing.T) {
	check(t, "php-amqplib", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"ssl_options={}", "", "disable plaintext unverified/unverified none written", ""},
		{"ssl_options={} ssl_options.cafile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"ssl_options={} ssl_options.verify_peer=true/bool", "", "verify-full required verified/verified system", ""},
		{"ssl_options={} ssl_options.verify_peer=false/bool", "", "require required unverified/verified none written", ""},
		{"ssl_options={} ssl_options.verify_peer=false/bool ssl_options.verify_peer_name=false/bool", "", "require required unverified/unverified none written", ""},
		{"ssl_options={} ssl_options.cafile=/ca.pem ssl_options.verify_peer_name=false/bool", "", "verify-ca", ""},
		{"ssl_options=?", "", "unknown", ""},
		{"context={} context.ssl={} context.ssl.verify_peer=true/bool", "", "verify-full", ""},
		{"context=?", "", "unknown", ""},
		// a configuration object, seen with 3.5.3
		{"isSecure=true/bool", "3.5.4", "disable plaintext unverified/unverified none written", ""},
		{"isSecure=true/bool sslCaCert=/ca.pem", "3.5.4", "disable", "sslCaCert=ignored"},
		{"isSecure=true/bool networkProtocol=tls", "3.5.4", "disable", ""},
		{"isSecure=true/bool networkProtocol=tls sslCaCert=/ca.pem", "3.5.4", "verify-full required verified/verified file:/ca.pem", ""},
		{"isSecure=true/bool networkProtocol=tls sslVerify=false/bool", "3.5.4", "require required unverified/verified none", ""},
		{"isSecure=true/bool", "3.6.0", "verify-full required verified/verified system written", ""},
		{"isSecure=true/bool sslCaCert=/ca.pem", "3.7.3", "verify-full required verified/verified file:/ca.pem", ""},
		{"isSecure=true/bool sslVerify=false/bool", "3.7.3", "require required unverified/unverified none written", ""},
		{"isSecure=true/bool sslVerifyName=false/bool", "3.7.3", "verify-ca", ""},
		{"isSecure=true/bool", "", "disable", ""},
		{"isSecure=false/bool sslCaCert=/ca.pem", "3.7.3", "disable", "sslCaCert=ignored"},
		{"sslCaCert=/ca.pem", "3.7.3", "disable", "sslCaCert=ignored"},
	})
	check(t, "php-amqp", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"cacert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"cacert=/ca.pem verify=true/bool", "", "verify-full", ""},
		{"cacert=/ca.pem verify=false/bool", "", "require required unverified/unverified none written", ""},
		{"caCert=/ca.pem verify=0/number", "", "require", ""},
		{"verify=true/bool", "", "disable", "verify=ignored"},
		{"cacert= verify=true/bool", "", "disable", "verify=ignored"},
		{"cacert=?", "", "verify-full", ""},
	})
}

func TestPHPMongoDB(t *testing.T) {
	check(t, "php-mongodb", []reading{
		{"dsn:scheme=mongodb", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=mongodb+srv", "", "verify-full required verified/verified system", ""},
		{"dsn:tls=true", "", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=true", "", "verify-full", ""},
		{"dsn:scheme=mongodb tlsCAFile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"dsn:scheme=mongodb tlsAllowInvalidCertificates=true/bool", "", "require required unverified/unverified none written", ""},
		{"tls=true/bool tlsAllowInvalidHostnames=true/bool", "", "verify-ca required verified/unverified system written", ""},
		{"tls=true/bool tlsInsecure=true/bool", "", "require", ""},
		{"dsn:scheme=mongodb tls=false/bool tlsCAFile=/ca.pem", "", "disable", "tlsCAFile=ignored"},
		{"tls=true/bool weak_cert_validation=true/bool", "1.21.0", "require", ""},
		{"tls=true/bool ca_file=/ca.pem", "1.21.0", "verify-full required verified/verified file:/ca.pem", ""},
		{"dsn:scheme=mongodb allow_invalid_hostname=true/bool", "1.21.0", "verify-ca required verified/unverified system written", ""},
		{"dsn:scheme=mongodb dsn:tlsAllowInvalidCertificates=true weak_cert_validation=false/bool", "1.21.0", "verify-full", "tlsAllowInvalidCertificates=overridden"},
		{"dsn:scheme=mongodb dsn:tlsAllowInvalidCertificates=true weak_cert_validation=false/bool", "2.0.0", "require", "weak_cert_validation=ignored"},
		{"dsn:scheme=mongodb ca_file=/ca.pem", "2.0.0", "disable plaintext unverified/unverified none default", "ca_file=ignored"},
		{"tls=true/bool weak_cert_validation=true/bool", "2.0.0", "verify-full", "weak_cert_validation=ignored"},
	})
}
