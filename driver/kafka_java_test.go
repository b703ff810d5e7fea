package driver

import "testing"

func TestKafkaClients(t *testing.T) {
	check(t, "kafka-clients", []reading{
		{"", "3.6.0", "disable plaintext unverified/unverified none default", ""},
		{"security.protocol=PLAINTEXT", "3.6.0", "disable plaintext unverified/unverified none written", ""},
		{"security.protocol=SASL_PLAINTEXT ssl.truststore.location=/ts", "3.6.0", "disable plaintext unverified/unverified none written", "ssl.truststore.location=ignored"},
		{"security.protocol=SSL", "3.6.0", "verify-full required verified/verified system written", ""},
		{"security.protocol=SASL_SSL", "1.1.1", "verify-ca required verified/unverified system written", ""},
		{"security.protocol=SASL_SSL ssl.endpoint.identification.algorithm=", "3.6.0", "verify-ca required verified/unverified system written", ""},
		{"security.protocol=SASL_SSL ssl.endpoint.identification.algorithm=https ssl.truststore.location=/ts", "1.1.1", "verify-full required verified/verified file:/ts written", ""},
		{"CommonClientConfigs.SECURITY_PROTOCOL_CONFIG=SSL SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG=", "3.6.0", "verify-ca required verified/unverified system written", ""},
		{"security.protocol=SSL ssl.engine.factory.class=x", "3.6.0", "unknown required unknown/unknown", ""},
		{"security.protocol=?", "3.6.0", "unknown", ""},
		{"security.protocol=TLS", "3.6.0", "unknown", "security.protocol=invalid"},
	})
}
