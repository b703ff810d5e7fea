package driver

import "testing"

func TestNpgsql(t *testing.T) {
	check(t, "npgsql", []reading{
		{"", "8.0.1", "prefer opportunistic unverified/unverified none default", ""},
		{"", "5.0.0", "disable plaintext unverified/unverified none default", ""},
		{"dsn:SslMode=Disable", "8.0.1", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=require", "8.0.1", "require required unverified/unverified none written", ""},
		{"dsn:SslMode=Require", "5.0.7", "verify-full required verified/verified system written", ""},
		{"dsn:SslMode=Require", "7.0.4", "unknown", "SslMode=invalid"},
		{"dsn:SslMode=Require dsn:TrustServerCertificate=true", "7.0.4", "require required unverified/unverified none written", ""},
		{"dsn:SslMode=Require dsn:TrustServerCertificate=true", "8.0.1", "require required unverified/unverified none written", "TrustServerCertificate=ignored"},
		{"dsn:SslMode=Require dsn:RootCertificate=/ca.pem", "9.0.0", "require required unverified/unverified none written", "RootCertificate=ignored"},
		{"dsn:SslMode=VerifyCA dsn:RootCertificate=/ca.pem", "8.0.1", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:SslMode=VerifyFull dsn:RootCertificate=/ca.pem", "8.0.1", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:SslMode=VerifyFull", "8.0.1", "verify-full required verified/verified system written", ""},
		{"dsn:SslMode=VerifyFull", "5.0.7", "unknown", "SslMode=invalid"},
		{"call:SslMode=SslMode.VerifyFull/symbol", "8.0.1", "verify-full required verified/verified system written", ""},
		{"dsn:SslMode=Require", "", "require required unverified/unverified none written", ""},
		{"dsn:useSSL=true", "8.0.1", "unknown", "useSSL=invalid"},
	})
}
