package driver

import "testing"

func TestGocql(t *testing.T) {
	check(t, "gocql", []reading{
		{"", "1.7.0", "disable plaintext unverified/unverified none default", ""},
		{"SslOpts={}", "1.7.0", "require required unverified/unverified none written", ""},
		{"SslOpts={} SslOpts.CaPath=/ca", "1.7.0", "require required unverified/unverified none written", "SslOpts.CaPath=ignored"},
		{"SslOpts={} SslOpts.CaPath=/ca SslOpts.EnableHostVerification=true/bool", "1.7.0", "verify-full required verified/verified file:/ca written", ""},
		{"SslOpts={} SslOpts.EnableHostVerification=false/bool", "1.7.0", "require required unverified/unverified none written", ""},
		{"SslOpts={} SslOpts.Config={}", "1.7.0", "verify-full required verified/verified system", ""},
		{"SslOpts={} SslOpts.Config={} SslOpts.Config.InsecureSkipVerify=true/bool", "1.7.0", "require required unverified/unverified none written", ""},
		{"SslOpts={} SslOpts.Config={} SslOpts.Config.InsecureSkipVerify=true/bool SslOpts.EnableHostVerification=true/bool", "1.7.0", "verify-full required verified/verified system written", "SslOpts.Config.InsecureSkipVerify=ignored"},
		{"SslOpts=x/symbol", "1.7.0", "unknown required unknown/unknown unknown", ""},
	})
}

func TestCassandraNode(t *testing.T) {
	check(t, "cassandra-driver-node", []reading{
		{"", "4.8.0", "disable plaintext unverified/unverified none default", ""},
		{"sslOptions={}", "4.8.0", "require required unverified/unverified none written", ""},
		{"sslOptions={} sslOptions.ca=/ca", "4.8.0", "require required unverified/unverified none written", "sslOptions.ca=ignored"},
		{"sslOptions={} sslOptions.ca=/ca sslOptions.rejectUnauthorized=true/bool", "4.8.0", "verify-full required verified/verified file:/ca written", ""},
		{"sslOptions={} sslOptions.rejectUnauthorized=false/bool", "4.8.0", "require required unverified/unverified none written", ""},
		{"sslOptions={} sslOptions.rejectUnauthorized=?", "4.8.0", "unknown", ""},
		{"sslOptions={} sslOptions.rejectUnauthorized=true/bool sslOptions.checkServerIdentity=f/symbol", "4.8.0", "unknown required verified/unknown", ""},
		{"sslOptions={} sslOptions.rejectUnauthorized=true/bool sslOptions.checkServerIdentity=unchecked/symbol", "4.8.0", "verify-ca required verified/unverified", ""},
		{"sslOptions=null/null", "4.8.0", "disable", ""},
		{"cloud={}", "4.8.0", "verify-full required verified/verified unknown", ""},
	})
}

func TestCassandraPython(t *testing.T) {
	check(t, "cassandra-driver-python", []reading{
		{"ssl_options={}", "3.29.0", "disable plaintext unverified/unverified none written", ""},
		{"ssl_options={} ssl_options.ssl_version=ssl.PROTOCOL_TLS_CLIENT/symbol ssl_options.ca_certs=/ca", "3.28.0", "unknown", "ssl_options.ssl_version=invalid"},
		{"ssl_options={} ssl_options.ssl_version=ssl.PROTOCOL_TLS_CLIENT/symbol ssl_options.ca_certs=/ca", "3.29.0", "verify-ca required verified/unverified file:/ca", ""},
		{"", "3.29.0", "disable plaintext unverified/unverified none default", ""},
		{"ssl_context={} ssl_context.context=create_default_context/symbol ssl_context.cafile=/ca", "3.29.0", "verify-full required verified/verified file:/ca", ""},
		{"ssl_context={} ssl_context.context=SSLContext/symbol ssl_context.protocol=ssl.PROTOCOL_TLSv1_2/symbol", "3.29.0", "require required unverified/unverified none", ""},
		{"ssl_options={} ssl_options.cert_reqs=ssl.CERT_REQUIRED/symbol ssl_options.ca_certs=/ca ssl_options.ssl_version=ssl.PROTOCOL_TLS/symbol", "3.29.0", "require required unverified/unverified none written", "ssl_options.cert_reqs=ignored ssl_options.ca_certs=ignored"},
		{"ssl_options={} ssl_options.cert_reqs=ssl.CERT_REQUIRED/symbol ssl_options.ca_certs=/ca", "3.28.0", "verify-ca required verified/unverified file:/ca written", ""},
		{"ssl_options={} ssl_options.ca_certs=/ca", "3.28.0", "require required unverified/unverified none written", "ssl_options.ca_certs=ignored"},
		{"ssl_options={} ssl_options.ca_certs=/ca", "3.29.0", "verify-ca required verified/unverified file:/ca written", ""},
		{"ssl_options={} ssl_options.check_hostname=true/bool ssl_options.ca_certs=/ca", "3.28.0", "verify-full required verified/verified file:/ca written", ""},
		{"ssl_context=x/symbol", "3.29.0", "unknown required unknown/unknown unknown", ""},
	})
}
