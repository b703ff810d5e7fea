package driver

import "testing"

func TestPika(t *testing.T) {
	check(t, "pika", []reading{
		{"", "1.3.2", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqp", "1.3.2", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqps", "1.3.2", "verify-full required verified/verified system default", ""},
		{"scheme=amqps dsn:ssl_options={}", "1.3.2", "unknown required verified/unknown", ""},
		{"ssl_options={} ssl_options.context=create_default_context/symbol ssl_options.cafile=/ca", "1.3.2", "verify-full required verified/verified file:/ca", ""},
		{"ssl_options={} ssl_options.context=create_default_context/symbol ssl_options.check_hostname=false/bool ssl_options.verify_mode=ssl.CERT_NONE/symbol", "1.3.2", "require required unverified/unverified none", ""},
		{"ssl_options={} ssl_options.context=create_default_context/symbol ssl_options.check_hostname=false/bool", "1.3.2", "verify-ca required verified/unverified system", ""},
		{"ssl_options=None/null", "1.3.2", "disable plaintext", ""},
		{"ssl_options=x/symbol", "1.3.2", "unknown required unknown/unknown unknown", ""},
		{"scheme=?", "1.3.2", "unknown", ""},
	})
}

func TestAmqplib(t *testing.T) {
	check(t, "amqplib", []reading{
		{"", "0.10.3", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqp", "0.10.3", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqps", "0.10.3", "verify-full required verified/verified bundled default", ""},
		{"protocol=amqps", "0.10.3", "verify-full required verified/verified bundled default", ""},
		{"scheme=amqps ca=/ca", "0.10.3", "verify-full required verified/verified file:/ca written", ""},
		{"scheme=amqps rejectUnauthorized=false/bool ca=/ca", "0.10.3", "require required unverified/unverified none written", "ca=ignored"},
		{"scheme=amqp rejectUnauthorized=false/bool", "0.10.3", "disable plaintext unverified/unverified none default", "rejectUnauthorized=ignored"},
		{"scheme=amqps checkServerIdentity=f/symbol", "0.10.3", "unknown required verified/unknown bundled", ""},
		{"scheme=amqps checkServerIdentity=unchecked/symbol", "0.10.3", "verify-ca required verified/unverified bundled", ""},
		{"scheme=?", "0.10.3", "unknown", ""},
	})
}

func TestAMQP091(t *testing.T) {
	check(t, "amqp091-go", []reading{
		{"scheme=amqp", "1.16.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqps", "1.16.0", "verify-full required verified/verified system default", ""},
		{"scheme=amqps dsn:cacertfile=/ca", "1.16.0", "verify-full required verified/verified file:/ca default", ""},
		{"scheme=amqps TLSClientConfig={} TLSClientConfig.InsecureSkipVerify=true/bool", "1.16.0", "require required unverified/unverified none written", ""},
		{"scheme=amqps dsn:cacertfile=/ca TLSClientConfig={}", "1.16.0", "verify-full required verified/verified system", "cacertfile=overridden"},
		{"scheme=amqps TLSClientConfig={} TLSClientConfig.RootCAs=/ca", "1.16.0", "verify-full required verified/verified file:/ca", ""},
		{"scheme=amqp TLSClientConfig={}", "1.16.0", "disable plaintext unverified/unverified none default", "TLSClientConfig=ignored"},
		{"scheme=amqps TLSClientConfig=x/symbol", "1.16.0", "unknown required unknown/unknown unknown", ""},
		{"scheme=?", "1.16.0", "unknown", ""},
		{"scheme=rabbitmq", "1.16.0", "unknown", "scheme=invalid"},
		{"TLSClientConfig={}", "1.16.0", "unknown", ""},
	})
}

func TestRabbitJava(t *testing.T) {
	check(t, "rabbitmq-java", []reading{
		{"", "5.33.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqp", "5.33.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=amqps", "5.33.0", "verify-full required verified/verified system default", ""},
		{"scheme=amqps", "5.32.0", "require required unverified/unverified none default", ""},
		{"sslProtocol", "5.20.0", "require required unverified/unverified none written", ""},
		{"sslProtocol", "5.33.0", "verify-full required verified/verified system written", ""},
		{"sslProtocol enableHostnameVerification", "5.20.0", "require required unverified/verified none written", ""},
		{"sslProtocol=ctx/symbol", "5.20.0", "unknown required unknown/unknown unknown", ""},
		{"tlsWithNoVerification", "5.33.0", "require required unverified/unverified none written", ""},
		{"scheme=?", "5.33.0", "unknown", ""},
	})
}

func TestSpringRabbit(t *testing.T) {
	check(t, "spring-rabbitmq", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"enabled=true", "", "verify-full required verified/verified system written", ""},
		{"enabled=true validate-server-certificate=false", "", "require required unverified/unverified none written", ""},
		{"enabled=true verify-hostname=false", "", "verify-ca required verified/unverified system written", ""},
		{"enabled=true trust-store=/ts", "", "verify-full required verified/verified file:/ts written", ""},
		{"enabled=false validate-server-certificate=false", "", "disable plaintext unverified/unverified none written", "validate-server-certificate=ignored"},
		{"scheme=amqps", "", "verify-full required verified/verified system default", ""},
		{"scheme=amqps enabled=false", "", "verify-full required verified/verified system", ""},
		{"scheme=amqp enabled=true", "", "disable plaintext unverified/unverified none default", "enabled=ignored"},
		{"bundle=b enabled=false", "", "verify-full required verified/verified file:b", ""},
		{"bundle=b", "", "verify-full required verified/verified file:b", ""},
	})
}
