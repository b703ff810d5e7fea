package driver

import "testing"

func TestNodePostgres(t *testing.T) {
	check(t, "node-postgres", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"call:ssl=false/bool", "8.11.0", "disable plaintext unverified/unverified none written", ""},
		{"call:ssl=0/number", "8.23.1", "disable plaintext unverified/unverified none written", ""},
		{"call:ssl=1/number", "8.23.1", "unknown", "ssl=invalid"},
		{"call:ssl=null/null env:PGSSLMODE=require", "8.23.1", "disable plaintext unverified/unverified none written", "PGSSLMODE=overridden"},
		{"call:ssl=undefined/null env:PGSSLMODE=require", "8.23.1", "verify-full required verified/verified bundled written", ""},
		{"dsn:sslmode=", "8.23.1", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslmode=require dsn:sslrootcert=", "8.23.1", "verify-full required verified/verified bundled written", ""},
		{"dsn:sslcert=/c.pem", "8.23.1", "verify-full required verified/verified bundled written", ""},
		{"dsn:sslnegotiation=direct", "8.23.1", "verify-full required verified/verified bundled written", ""},
		{"dsn:sslnegotiation=direct", "8.21.0", "disable plaintext unverified/unverified none default", "sslnegotiation=ignored"},
		{"dsn:sslnegotiation=direct dsn:sslmode=disable", "8.23.1", "unknown", "sslnegotiation=invalid"},
		{"call:sslnegotiation=direct", "8.23.1", "unknown", "sslnegotiation=invalid"},
		{"call:ssl=true/bool", "8.0.0", "verify-full required verified/verified bundled written", ""},
		{"call:ssl=true/bool", "7.18.2", "verify-full required verified/verified bundled written", ""},
		{"dsn:ssl=true", "8.11.0", "verify-full required verified/verified bundled written", ""},
		{"dsn:ssl=1", "8.11.0", "verify-full required verified/verified bundled written", ""},
		{"dsn:ssl=true", "7.18.2", "verify-full required verified/verified bundled written", ""},
		{"dsn:ssl=0", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=false", "", "unknown", "ssl=invalid"},
		{"dsn:ssl=no-verify", "", "require required unverified/unverified none written", ""},
		{"call:ssl=require", "", "unknown", "ssl=invalid"},
		{"call:ssl={}", "8.11.0", "verify-full required verified/verified bundled written", ""},
		{"call:ssl={}", "7.18.2", "verify-full required verified/verified bundled written", ""},
		{"call:ssl={} call:ssl.rejectUnauthorized=true/bool", "7.18.2", "verify-full required verified/verified bundled written", ""},
		{"call:ssl={} call:ssl.require=true/bool", "8.11.0", "verify-full required verified/verified bundled written", "ssl.require=ignored"},
		{"call:ssl={} call:ssl.ca=/ca.pem", "8.11.0", "verify-full required verified/verified file:/ca.pem written", ""},
		{"call:ssl={} call:ssl.ca=/ca.pem call:ssl.rejectUnauthorized=false/bool", "", "require required unverified/unverified none written", "ssl.ca=ignored"},
		{"call:ssl={} call:ssl.ca=/ca.pem call:ssl.checkServerIdentity=f/symbol", "8.11.0", "unknown required verified/unknown file:/ca.pem written", ""},
		{"call:ssl={} call:ssl.ca=/ca.pem call:ssl.checkServerIdentity=unchecked/symbol", "8.11.0", "verify-ca required verified/unverified file:/ca.pem written", ""},

		{"dsn:sslmode=disable", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=allow", "8.11.0", "verify-full required verified/verified bundled written", ""},
		{"dsn:sslmode=prefer", "8.11.0", "verify-full required verified/verified bundled written", ""},
		{"dsn:sslmode=require", "8.11.0", "verify-full required verified/verified bundled written", ""},
		{"dsn:sslmode=verify-ca dsn:sslrootcert=/ca.pem", "8.11.0", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslmode=bogus", "8.11.0", "verify-full required verified/verified bundled written", ""},
		{"dsn:sslmode=require", "7.18.2", "disable plaintext unverified/unverified none default", "sslmode=ignored"},
		{"dsn:sslmode=no-verify dsn:sslrootcert=/ca.pem", "", "require required unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslrootcert=/ca.pem", "8.11.0", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslrootcert=system dsn:sslmode=require", "8.11.0", "unknown", "sslrootcert=invalid"},

		// The URL outweighs the object as a whole; in the object its keys mean nothing.
		{"dsn:sslmode=require call:ssl={} call:ssl.rejectUnauthorized=false/bool", "8.11.0", "verify-full required verified/verified bundled written", "ssl=overridden ssl.rejectUnauthorized=overridden"},
		{"dsn:sslmode=require call:ssl={} call:ssl.ca=/ca.pem", "8.11.0", "verify-full required verified/verified bundled written", "ssl=overridden ssl.ca=overridden"},
		{"dsn:sslmode=no-verify call:ssl={} call:ssl.ca=/ca.pem call:ssl.rejectUnauthorized=true/bool", "", "require required unverified/unverified none written", "ssl=overridden ssl.ca=overridden ssl.rejectUnauthorized=overridden"},
		{"dsn:sslmode=disable call:ssl={} call:ssl.ca=/ca.pem", "", "disable plaintext unverified/unverified none written", "ssl=overridden ssl.ca=overridden"},
		{"dsn:sslrootcert=/ca.pem call:ssl={} call:ssl.rejectUnauthorized=false/bool", "8.11.0", "verify-full required verified/verified file:/ca.pem written", "ssl=overridden ssl.rejectUnauthorized=overridden"},
		{"call:sslmode=require", "", "disable plaintext unverified/unverified none default", "sslmode=ignored"},
		{"call:sslmode=require call:ssl={} call:ssl.rejectUnauthorized=false/bool", "", "require required unverified/unverified none written", "sslmode=ignored"},

		{"dsn:uselibpqcompat=true dsn:sslmode=prefer", "8.23.1", "require required unverified/unverified none written", ""},
		{"dsn:uselibpqcompat=true dsn:sslmode=require", "8.23.1", "require required unverified/unverified none written", ""},
		{"dsn:uselibpqcompat=true dsn:sslmode=require dsn:sslrootcert=/ca.pem", "8.23.1", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:uselibpqcompat=true dsn:sslmode=verify-ca dsn:sslrootcert=/ca.pem", "8.23.1", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:uselibpqcompat=true dsn:sslmode=verify-full", "8.23.1", "verify-full required verified/verified bundled written", ""},
		{"dsn:uselibpqcompat=true dsn:sslmode=no-verify", "8.23.1", "verify-full required verified/verified bundled written", ""},
		{"dsn:uselibpqcompat=true dsn:sslmode=disable", "8.23.1", "disable plaintext unverified/unverified none written", ""},

		{"env:PGSSLMODE=require env:PGSSLROOTCERT=/ca.pem", "8.11.0", "verify-full required verified/verified bundled written", "PGSSLROOTCERT=ignored"},
		{"env:PGSSLMODE=no-verify", "7.18.2", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=no-verify", "7.18.2", "disable plaintext unverified/unverified none default", "ssl=ignored"},
		{"env:PGSSLMODE=require", "7.18.2", "verify-full required verified/verified bundled written", ""},
		{"env:PGSSLMODE=allow", "", "disable plaintext unverified/unverified none written", ""},
		{"env:PGSSLMODE=no-verify", "", "require required unverified/unverified none written", ""},
		{"env:PGSSLMODE=require call:ssl=false/bool", "", "disable plaintext unverified/unverified none written", "PGSSLMODE=overridden"},
		{"dsn:ssl_min_protocol_version=TLSv1.2", "", "disable plaintext unverified/unverified none default", "ssl_min_protocol_version=ignored"},
		{"call:ssl=?", "", "unknown", ""},
	})
	if got := interpret(t, "node-postgres", "call:ssl={} call:ssl.minVersion=TLSv1", "8.11.0"); got.TLSMin != "1.0" {
		t.Errorf("tls_min: got %q, want 1.0", got.TLSMin)
	}
}
