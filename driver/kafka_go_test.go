package driver

import "testing"

func TestSarama(t *testing.T) {
	check(t, "sarama", []reading{
		{"", "1.43.0", "disable plaintext unverified/unverified none default", ""},
		{"Net.TLS.Enable=true/bool", "1.43.0", "verify-full required verified/verified system written", ""},
		{"Net.TLS.Enable=false/bool", "1.43.0", "disable plaintext unverified/unverified none written", ""},
		{"Net.TLS.Enable=true/bool Net.TLS.Config={}", "1.43.0", "verify-full required verified/verified system", ""},
		{"Net.TLS.Enable=true/bool Net.TLS.Config={} Net.TLS.Config.InsecureSkipVerify=true/bool", "1.43.0", "require required unverified/unverified none written", ""},
		{"Net.TLS.Enable=true/bool Net.TLS.Config={} Net.TLS.Config.RootCAs=/ca", "1.43.0", "verify-full required verified/verified file:/ca", ""},
		{"Net.TLS.Config={} Net.TLS.Config.InsecureSkipVerify=true/bool", "1.43.0", "disable plaintext unverified/unverified none default", "Net.TLS.Config=ignored"},
		{"Net.TLS.Enable=true/bool Net.TLS.Config=x/symbol", "1.43.0", "unknown required unknown/unknown unknown", ""},
		{"Net.TLS.Enable=true/bool Net.TLS.Config=nil/null", "1.43.0", "verify-full required verified/verified system written", ""},
		{"Net.TLS.Enable=?", "1.43.0", "unknown", ""},
	})
}

func TestKafkaGo(t *testing.T) {
	check(t, "kafka-go", []reading{
		{"", "0.4.47", "disable plaintext unverified/unverified none default", ""},
		{"TLS={}", "0.4.47", "verify-full required verified/verified system", ""},
		{"TLS={} TLS.InsecureSkipVerify=true/bool", "0.4.47", "require required unverified/unverified none written", ""},
		{"TLS={} TLS.InsecureSkipVerify=false/bool", "0.4.47", "verify-full required verified/verified system", ""},
		{"TLS={} TLS.RootCAs=/ca", "0.4.47", "verify-full required verified/verified file:/ca", ""},
		{"TLS={} TLS.InsecureSkipVerify=true/bool TLS.RootCAs=/ca", "0.4.47", "require required unverified/unverified none written", "TLS.RootCAs=ignored"},
		{"TLS={} TLS.InsecureSkipVerify=true/bool TLS.VerifyConnection=f/symbol", "0.4.47", "unknown required unknown/unknown", ""},
		{"TLS=nil/null", "0.4.47", "disable plaintext unverified/unverified none written", ""},
		{"TLS=x/symbol", "0.4.47", "unknown required unknown/unknown unknown", ""},
	})
}

func TestFranzGo(t *testing.T) {
	check(t, "franz-go", []reading{
		{"", "1.22.2", "disable plaintext unverified/unverified none default", ""},
		{"DialTLS", "1.22.2", "verify-full required verified/verified system written", ""},
		{"TLS={}", "1.22.2", "verify-full required verified/verified system", ""},
		{"TLS={} TLS.InsecureSkipVerify=true/bool", "1.22.2", "require required unverified/unverified none written", ""},
		{"TLS={} TLS.RootCAs=/ca", "1.22.2", "verify-full required verified/verified file:/ca", ""},
		{"TLS=x/symbol", "1.22.2", "unknown required unknown/unknown unknown", ""},
		{"TLS=nil/null", "1.22.2", "disable plaintext unverified/unverified none written", ""},
		{"Dialer=x/symbol", "1.22.2", "unknown", ""},
	})
}
