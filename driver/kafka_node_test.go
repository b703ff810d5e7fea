package driver

import "testing"

func TestKafkaJS(t *testing.T) {
	check(t, "kafkajs", []reading{
		{"", "2.2.4", "disable plaintext unverified/unverified none default", ""},
		{"sasl={}", "2.2.4", "disable plaintext unverified/unverified none default", ""},
		{"ssl=true/bool", "2.2.4", "verify-full required verified/verified bundled written", ""},
		{"ssl=false/bool", "2.2.4", "disable plaintext unverified/unverified none written", ""},
		{"ssl={}", "2.2.4", "verify-full required verified/verified bundled written", ""},
		{"ssl={} ssl.ca=/ca.pem", "2.2.4", "verify-full required verified/verified file:/ca.pem written", ""},
		{"ssl={} ssl.rejectUnauthorized=false/bool ssl.ca=/ca.pem", "2.2.4", "require required unverified/unverified none written", "ssl.ca=ignored"},
		{"ssl={} ssl.checkServerIdentity=f/symbol", "2.2.4", "unknown required verified/unknown bundled", ""},
		{"ssl=x/symbol", "2.2.4", "unknown required unknown/unknown unknown", ""},
		{"ssl=?", "2.2.4", "unknown", ""},
		{"ssl=null/null", "2.2.4", "disable", ""},
	})
}
