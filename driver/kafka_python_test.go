package driver

import "testing"

func TestKafkaPython(t *testing.T) {
	check(t, "kafka-python", []reading{
		{"", "2.0.2", "disable plaintext unverified/unverified none default", ""},
		{"security_protocol=PLAINTEXT", "2.0.2", "disable plaintext unverified/unverified none written", ""},
		{"security_protocol=SASL_PLAINTEXT ssl_cafile=/ca", "2.0.2", "disable plaintext unverified/unverified none written", "ssl_cafile=ignored"},
		{"security_protocol=SSL", "2.0.2", "verify-full required verified/verified system written", ""},
		{"security_protocol=SASL_SSL ssl_cafile=/ca", "2.0.2", "verify-full required verified/verified file:/ca written", ""},
		{"security_protocol=SSL ssl_check_hostname=false/bool", "2.0.2", "verify-ca required verified/unverified system written", ""},
		{"security_protocol=SSL ssl_context={} ssl_context.context=create_default_context/symbol ssl_context.verify_mode=ssl.CERT_NONE/symbol ssl_context.check_hostname=false/bool", "2.0.2", "require required unverified/unverified none written", ""},
		{"security_protocol=SSL ssl_context={} ssl_context.context=create_default_context/symbol", "2.0.2", "verify-full required verified/verified system written", ""},
		{"security_protocol=SSL ssl_context=x/symbol", "2.0.2", "unknown required unknown/unknown unknown", ""},
		{"security_protocol=?", "2.0.2", "unknown", ""},
		{"security_protocol=TLS", "2.0.2", "unknown", "security_protocol=invalid"},
	})
}

func TestLibrdkafka(t *testing.T) {
	check(t, "librdkafka", []reading{
		{"", "2.3.0", "disable plaintext unverified/unverified none default", ""},
		{"security.protocol=SASL_PLAINTEXT", "2.3.0", "disable plaintext unverified/unverified none written", ""},
		{"security.protocol=SSL", "2.3.0", "verify-full required verified/verified system written", ""},
		{"security.protocol=SASL_SSL", "1.9.2", "verify-ca required verified/unverified system written", ""},
		{"security.protocol=SASL_SSL ssl.endpoint.identification.algorithm=https ssl.ca.location=/ca", "1.9.2", "verify-full required verified/verified file:/ca written", ""},
		{"security.protocol=SSL ssl.endpoint.identification.algorithm=none", "2.3.0", "verify-ca required verified/unverified system written", ""},
		{"security.protocol=SSL enable.ssl.certificate.verification=false", "2.3.0", "require required unverified/unverified none written", ""},
		{"SecurityProtocol=SecurityProtocol.SaslSsl/symbol EnableSslCertificateVerification=false/bool SslCaLocation=/ca", "2.3.0", "require required unverified/unverified none written", "ssl.ca.location=ignored"},
		{"security.protocol=PLAINTEXT enable.ssl.certificate.verification=false", "2.3.0", "disable plaintext unverified/unverified none written", "enable.ssl.certificate.verification=ignored"},
		{"security.protocol=?", "2.3.0", "unknown", ""},
	})
}
