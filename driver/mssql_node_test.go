package driver

import "testing"

func TestTedious(t *testing.T) {
	check(t, "tedious", []reading{
		{"", "19.2.2", "prefer opportunistic verified/verified bundled default", ""},
		{"", "14.7.0", "prefer opportunistic unverified/unverified none default", ""},
		{"", "10.0.0", "prefer opportunistic verified/verified bundled default", ""},
		{"", "8.3.1", "prefer opportunistic unverified/unverified none default", ""},
		{"", "5.0.3", "disable plaintext unverified/unverified none default", ""},
		{"", "6.0.0", "prefer opportunistic unverified/unverified none default", ""},
		{"options.encrypt=false/bool", "19.2.2", "disable plaintext unverified/unverified none written", ""},
		{"options.encrypt=true/bool", "19.2.2", "prefer opportunistic verified/verified bundled written", ""},
		{"options.encrypt=true/bool", "11.0.9", "prefer opportunistic unverified/unverified none written", ""},
		{"options.encrypt=true/bool options.trustServerCertificate=true/bool", "19.2.2", "prefer opportunistic unverified/unverified none written", ""},
		{"options.trustServerCertificate=true/bool", "19.2.2", "prefer opportunistic unverified/unverified none written", ""},
		{"options.trustServerCertificate=false/bool", "14.0.0", "prefer opportunistic verified/verified bundled default", ""},
		{"options.encrypt=strict", "19.2.2", "verify-full required verified/verified bundled written", ""},
		{"options.encrypt=strict options.trustServerCertificate=true/bool", "19.2.2", "verify-full required verified/verified bundled written", "trustServerCertificate=ignored"},
		{"options.encrypt=strict", "16.2.0", "unknown", "encrypt=invalid"},
		{"options.encrypt=strict options.cryptoCredentialsDetails={} options.cryptoCredentialsDetails.ca=/ca", "19.2.2", "verify-full required verified/verified file:/ca written", ""},
		{"options.encrypt=?", "19.2.2", "unknown", ""},
	})
}

func TestNodeMSSQL(t *testing.T) {
	check(t, "node-mssql", []reading{
		{"", "12.7.14", "prefer opportunistic verified/verified bundled default", ""},
		{"options.trustServerCertificate=true/bool", "12.7.14", "prefer opportunistic unverified/unverified none written", ""},
		{"options.encrypt=true/bool options.trustServerCertificate=true/bool", "12.7.14", "prefer opportunistic unverified/unverified none written", ""},
		{"encrypt=false/bool", "12.7.14", "disable plaintext unverified/unverified none written", ""},
		{"options.encrypt=strict", "12.7.14", "verify-full required verified/verified bundled written", ""},
		{"dsn:Encrypt=strict", "12.7.14", "prefer opportunistic verified/verified bundled written", ""},
		{"dsn:Encrypt=optional", "12.7.14", "prefer opportunistic verified/verified bundled written", ""},
		{"dsn:Encrypt=no", "12.7.14", "disable plaintext unverified/unverified none written", ""},
		{"dsn:Encrypt=true dsn:TrustServerCertificate=yes", "12.7.14", "prefer opportunistic unverified/unverified none written", ""},
		{"options.encrypt=?", "12.7.14", "unknown", ""},
		{"options.encrypt=strict", "9.3.3", "unknown", "encrypt=invalid"},
		{"options.encrypt=yes", "12.7.14", "unknown", "encrypt=invalid"},
		{"", "6.4.1", "prefer opportunistic unverified/unverified none default", ""},
		{"options.encrypt=true/bool", "6.4.1", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:Encrypt=true dsn:TrustServerCertificate=false", "6.4.1", "prefer opportunistic unverified/unverified none written", "TrustServerCertificate=ignored"},
		{"dsn:Encrypt=strict", "6.4.1", "disable plaintext unverified/unverified none written", ""},
		{"dsn:Encrypt=strict", "8.1.4", "prefer opportunistic verified/verified bundled written", ""},
	})
}
