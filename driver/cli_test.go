package driver

import "testing"

func TestEtcdctl(t *testing.T) {
	check(t, "etcdctl", []reading{
		{"", "3.7.3", "disable plaintext unverified/unverified none default", ""},
		{"scheme=https", "3.7.3", "verify-full required verified/verified system default", ""},
		{"scheme=https cacert=/ca.pem", "3.7.3", "verify-full required verified/verified file:/ca.pem", ""},
		{"cacert=/ca.pem", "3.7.3", "verify-full required verified/verified file:/ca.pem", ""},
		{"env:ca_file=/ca.pem", "3.7.3", "verify-full required verified/verified file:/ca.pem", ""},
		{"cert=/c.pem key=/k.pem", "3.7.3", "verify-full required verified/verified system", ""},
		{"scheme=http cacert=/ca.pem", "3.7.3", "disable plaintext unverified/unverified none", "cacert=ignored"},
		{"insecure-skip-tls-verify", "3.7.3", "require required unverified/unverified none written", ""},
		{"insecure-skip-tls-verify", "3.4.23", "disable plaintext unverified/unverified none default", "insecure-skip-tls-verify=ignored"},
		{"scheme=https insecure-skip-tls-verify", "3.5.21", "verify-full required verified/verified system default", "insecure-skip-tls-verify=ignored"},
		{"scheme=https insecure-skip-tls-verify", "", "require required unverified/unverified none", ""},
		{"scheme=https insecure-skip-tls-verify cacert=/ca.pem", "3.5.21", "require required unverified/unverified none written", "cacert=ignored"},
		{"insecure-skip-tls-verify insecure-transport=false", "3.5.21", "require required unverified/unverified none written", ""},
		{"scheme=https insecure-skip-tls-verify=true cacert=/ca.pem", "3.7.3", "require required unverified/unverified none written", "cacert=ignored"},
		{"insecure-transport=false", "3.7.3", "verify-full required verified/verified system written", ""},
		{"scheme=?", "3.7.3", "unknown", ""},
	})
}

func TestClickHouseClient(t *testing.T) {
	check(t, "clickhouse-client", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"secure", "", "verify-full required verified/verified system written", ""},
		{"secure accept-invalid-certificate", "", "require required unverified/unverified none written", ""},
		{"accept-invalid-certificate", "", "disable plaintext unverified/unverified none default", "accept-invalid-certificate=ignored"},
		{"secure config-file=/c.xml", "", "unknown required unknown/unknown unknown", ""},
		{"scheme=clickhouse dsn:secure", "", "verify-full required verified/verified system written", ""},
		{"scheme=clickhouses", "", "verify-full required", ""},
		{"no-secure", "", "disable plaintext unverified/unverified none written", ""},
	})
}

func TestMongosh(t *testing.T) {
	check(t, "mongosh", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"tls", "", "verify-full required verified/verified system written", ""},
		{"tls tlsCAFile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"tls tlsAllowInvalidCertificates", "", "require required unverified/unverified none written", ""},
		{"ssl sslAllowInvalidCertificates sslCAFile=/ca.pem", "", "require required unverified/unverified none written", "sslCAFile=ignored"},
		{"tls tlsAllowInvalidHostnames", "", "verify-ca required verified/unverified system written", ""},
		{"tlsCAFile=/ca.pem", "", "disable plaintext unverified/unverified none default", "tlsCAFile=ignored"},
		{"scheme=mongodb dsn:tls=true dsn:tlsInsecure=true", "", "require required unverified/unverified none written", ""},
		{"scheme=mongodb+srv", "", "verify-full required verified/verified system", ""},
		{"scheme=mongodb+srv dsn:tls=false", "", "disable plaintext unverified/unverified none written", ""},
	})
}

func TestMongoTools(t *testing.T) {
	check(t, "mongo-tools", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"ssl", "", "verify-full required verified/verified system written", ""},
		{"ssl sslCAFile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"ssl tlsInsecure", "", "require required unverified/unverified none written", ""},
		{"ssl sslAllowInvalidHostnames", "", "require required unverified/unverified none written", ""},
		{"ssl sslAllowInvalidCertificates sslCAFile=/ca.pem", "", "require required unverified/unverified none written", "sslCAFile=ignored"},
		{"sslCAFile=/ca.pem", "", "disable plaintext unverified/unverified none default", "sslCAFile=ignored"},
		{"scheme=mongodb dsn:tlsCAFile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"scheme=mongodb+srv tlsInsecure", "", "require required unverified/unverified none written", ""},
		{"tlsInsecure", "", "disable plaintext unverified/unverified none default", "tlsInsecure=ignored"},
	})
}

func TestOtherCommandLines(t *testing.T) {
	check(t, "nats-cli", []reading{
		{"", "", "allow opportunistic verified/verified system default", ""},
		{"scheme=tls", "", "verify-full required verified/verified system default", ""},
		{"scheme=nats tlsca=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"tlsfirst", "", "verify-full required", ""},
		{"context=prod", "", "unknown", ""},
	})
	check(t, "rabbitmqadmin", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"ssl", "", "verify-full required verified/verified system written", ""},
		{"use-tls tls-ca-cert-file=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"ssl ssl-insecure", "", "require required unverified/unverified none written", ""},
		{"ssl ssl-disable-hostname-verification", "", "verify-ca required verified/unverified system written", ""},
		{"scheme=https insecure", "2.35.0", "require required unverified/unverified none written", ""},
		{"scheme=https", "2.35.0", "verify-full required verified/verified system written", ""},
		{"scheme=https", "3.10.8", "disable plaintext unverified/unverified none written", ""},
		{"scheme=https ssl", "3.10.8", "verify-full", ""},
		{"scheme=https insecure", "", "disable", "insecure=ignored"},
		{"ssl-insecure", "", "disable plaintext unverified/unverified none default", "ssl-insecure=ignored"},
	})
	check(t, "cqlsh", []reading{
		{"", "", "unknown", ""},
		{"ssl env:SSL_VALIDATE=false", "", "require required unverified/unverified none written", ""},
		{"ssl env:SSL_CERTFILE=/ca.pem", "3.28.0", "verify-ca required verified/unverified file:/ca.pem", ""},
		{"ssl env:SSL_CERTFILE=/ca.pem", "3.29.0", "require required unverified/unverified none written", "SSL_CERTFILE=ignored"},
		{"ssl", "", "unknown required unknown/unverified unknown", ""},
	})
}
