package driver

import "testing"

func TestPostgresJS(t *testing.T) {
	check(t, "postgres-js", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslmode=disable", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=false", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl", "", "disable plaintext unverified/unverified none written", ""},
		{"call:ssl=false/bool", "", "disable plaintext unverified/unverified none written", ""},
		{"call:ssl=null/null dsn:sslmode=verify-full", "", "disable plaintext unverified/unverified none written", "sslmode=overridden"},
		{"call:ssl=prefer", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=prefer", "", "prefer opportunistic unverified/unverified none written", ""},
		{"call:ssl=require", "", "require required unverified/unverified none written", ""},
		{"call:ssl=allow", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"dsn:ssl=require", "", "require required unverified/unverified none written", ""},
		{"call:ssl=true/bool", "", "verify-full required verified/verified bundled written", ""},
		{"dsn:ssl=true", "", "verify-full required verified/verified bundled written", ""},
		{"dsn:sslmode=verify-ca", "", "verify-full required verified/verified bundled written", ""},
		{"dsn:sslmode=no-verify", "", "verify-full required verified/verified bundled written", ""},
		{"call:ssl=disable", "", "verify-full required verified/verified bundled written", ""},
		{"call:ssl={} call:ssl.ca=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"call:ssl={} call:ssl.ca=/ca.pem call:ssl.rejectUnauthorized=false/bool", "", "require required unverified/unverified none written", "ssl.ca=ignored"},
		{"call:ssl={} call:ssl.checkServerIdentity=f/symbol", "", "unknown required verified/unknown bundled written", ""},
		{"dsn:sslmode=verify-full call:ssl={} call:ssl.rejectUnauthorized=false/bool", "", "require required unverified/unverified none written", "sslmode=overridden"},
		{"dsn:ssl=true dsn:sslmode=require", "", "require required unverified/unverified none written", "ssl=overridden"},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "", "unknown", "sslrootcert=invalid"},
		{"dsn:sslrootcert=system", "", "unknown", "sslrootcert=invalid"},
		{"call:sslmode=require", "", "disable plaintext unverified/unverified none default", "sslmode=ignored"},
		{"env:PGSSLMODE=verify-full", "", "disable plaintext unverified/unverified none default", ""},
		{"env:PGSSL=require", "", "require required unverified/unverified none written", ""},
		{"env:PGSSL=false", "", "verify-full required verified/verified bundled written", ""},
		{"env:PGSSL=require dsn:ssl=true", "", "verify-full required verified/verified bundled written", "PGSSL=overridden"},
		{"call:ssl=?", "", "unknown", ""},
	})
	if got := interpret(t, "postgres-js", "call:ssl={} call:ssl.minVersion=TLSv1.1", "3.4.9"); got.TLSMin != "1.1" {
		t.Errorf("tls_min: got %q, want 1.1", got.TLSMin)
	}
}
