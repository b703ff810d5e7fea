package driver

import "testing"

func TestMemcached(t *testing.T) {
	check(t, "pymemcache", []reading{
		{"", "4.0.0", "disable plaintext unverified/unverified none default", ""},
		{"tls_context={} tls_context.context=create_default_context/symbol tls_context.cafile=/ca", "4.0.0", "verify-full required verified/verified file:/ca", ""},
		{"tls_context={} tls_context.context=create_default_context/symbol tls_context.check_hostname=false/bool", "4.0.0", "verify-ca required", ""},
		{"tls_context={} tls_context.context=_create_unverified_context/symbol", "4.0.0", "require required unverified/unverified none", ""},
		{"tls_context=ctx/symbol", "4.0.0", "unknown required unknown/unknown unknown", ""},
		{"tls_context=null/null", "4.0.0", "disable plaintext", ""},
	})
	check(t, "gomemcache", []reading{{"", "", "disable plaintext unverified/unverified none default", ""}, {"DialContext=f/symbol", "", "unknown", ""}})
	for _, id := range []string{"pylibmc", "memjs", "spymemcached"} {
		check(t, id, []reading{{"", "", "disable plaintext unverified/unverified none default", ""}, {"ssl=true", "", "disable plaintext", "ssl=ignored"}})
	}
}

func TestClickHouseJS(t *testing.T) {
	check(t, "clickhouse-js", []reading{
		{"", "1.23.1", "disable plaintext unverified/unverified none default", ""},
		{"scheme=http", "1.23.1", "disable plaintext unverified/unverified none default", ""},
		{"scheme=http tls={} tls.ca_cert=/ca", "1.23.1", "disable plaintext", "tls=ignored tls.ca_cert=ignored"},
		{"scheme=https", "1.23.1", "verify-full required verified/verified bundled default", ""},
		{"scheme=https tls={} tls.ca_cert=/ca", "1.23.1", "verify-full required verified/verified file:/ca", ""},
		{"scheme=https http_agent=a/symbol tls={}", "1.23.1", "unknown required unknown/unknown unknown", "tls=overridden"},
		{"scheme=?", "1.23.1", "unknown", ""},
		{"scheme=https tls={} tls.rejectUnauthorized=false/bool", "1.23.1", "verify-full", "tls.rejectUnauthorized=ignored"},
	})
}

func TestSnowflakeMore(t *testing.T) {
	check(t, "snowflake-sdk", []reading{
		{"", "3.3.0", "verify-full required verified/verified bundled default", ""},
		{"disableOCSPChecks=true/bool", "3.3.0", "verify-full required verified/verified bundled default", ""},
		{"insecureConnect=true/bool", "3.3.0", "verify-full required", ""},
		{"protocol=http", "3.3.0", "disable plaintext unverified/unverified none written", ""},
	})
	check(t, "snowflake-jdbc", []reading{
		{"", "", "verify-full required verified/verified system default", ""},
		{"dsn:ssl=off", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=on", "", "verify-full required", ""},
		{"dsn:insecureMode=true", "", "verify-full required verified/verified system default", ""},
	})
	check(t, "snowsql", []reading{{"", "", "verify-full required", ""}, {"insecure_mode=True", "", "verify-full required", ""}})
}

func TestAioPika(t *testing.T) {
	check(t, "aio-pika", []reading{
		{"", "9.5.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqp", "9.5.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqp ssl=true/bool", "9.5.0", "disable plaintext unverified/unverified none default", "ssl=ignored"},
		{"scheme=amqps", "9.5.0", "verify-full required verified/verified system", ""},
		{"scheme=amqps dsn:cafile=/ca", "9.5.0", "verify-full required verified/verified file:/ca", ""},
		{"scheme=amqps dsn:no_verify_ssl=1 dsn:cafile=/ca", "9.5.0", "require required unverified/unverified none written", "cafile=ignored"},
		{"scheme=amqps dsn:no_verify_ssl=0", "9.5.0", "verify-full required", ""},
		{"ssl=true/bool", "9.5.0", "verify-full required verified/verified system written", ""},
		{"ssl=true/bool no_verify_ssl=true/bool", "9.5.0", "require required unverified/unverified none written", ""},
		{"ssl=true/bool no_verify_ssl=false/bool", "9.5.0", "verify-full required", ""},
		{"scheme=amqps ssl_context={} ssl_context.context=_create_unverified_context/symbol dsn:cafile=/ca", "9.5.0", "require required unverified/unverified none", "cafile=overridden"},
		{"scheme=amqps ssl_context=ctx/symbol", "9.5.0", "unknown required unknown/unknown unknown", ""},
		{"scheme=?", "9.5.0", "unknown", ""},
	})
}

func TestRabbitMQDotNet(t *testing.T) {
	check(t, "rabbitmq-dotnet", []reading{
		{"", "7.0.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqp", "7.0.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqps", "7.0.0", "verify-ca required verified/unverified system default", ""},
		{"scheme=amqps Ssl.AcceptablePolicyErrors=SslPolicyErrors.None/symbol", "7.0.0", "verify-full required verified/verified system written", ""},
		{"Ssl.Enabled=true/bool Ssl.ServerName=h", "7.0.0", "verify-full required verified/verified system written", ""},
		{"Ssl.Enabled=true/bool Ssl.AcceptablePolicyErrors=SslPolicyErrors.RemoteCertificateNameMismatch/symbol", "7.0.0", "verify-ca required verified/unverified system written", ""},
		{"Ssl.Enabled=true/bool Ssl.AcceptablePolicyErrors=SslPolicyErrors.RemoteCertificateChainErrors/symbol", "7.0.0", "require required unverified/unverified none written", ""},
		{"Ssl.Enabled=true/bool Ssl.CertificateValidationCallback=f/symbol", "7.0.0", "unknown required unknown/unknown unknown", ""},
		{"Ssl.Enabled=false/bool scheme=amqps", "7.0.0", "disable plaintext unverified/unverified none written", ""},
		{"ssl.enabled=x/symbol", "7.0.0", "unknown", ""},
	})
}
