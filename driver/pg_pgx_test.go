package driver

import "testing"

func TestPgx(t *testing.T) {
	check(t, "pgx", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslmode=disable", "5.7.1", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=disable dsn:sslrootcert=/ca.pem", "5.7.1", "disable plaintext unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslmode=no-verify dsn:sslmode=disable", "5.12.0", "disable", "sslmode=overridden"},
		{"dsn:sslmode=disable env:PGSSLMODE=no-verify", "5.12.0", "disable", "PGSSLMODE=overridden"},
		{"dsn:sslmode=disable dsn:sslmode=no-verify", "5.12.0", "unknown", "sslmode=overridden sslmode=invalid"},
		{"dsn:sslmode=", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslmode=verify-full dsn:sslmode=", "5.12.0", "prefer opportunistic unverified/unverified none written", "sslmode=overridden"},
		{"dsn:sslmode= dsn:sslmode=verify-full", "5.12.0", "verify-full", "sslmode=overridden"},
		{"dsn:sslmode=allow", "", "allow opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=prefer dsn:sslrootcert=/ca.pem", "", "prefer opportunistic unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslrootcert=/ca.pem", "", "prefer opportunistic unverified/unverified none default", "sslrootcert=ignored"},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:sslmode=verify-ca", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"env:PGSSLMODE=verify-full", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=disable env:PGSSLMODE=verify-full", "", "disable plaintext unverified/unverified none written", "PGSSLMODE=overridden"},
		{"dsn:sslmode=bogus", "", "unknown", "sslmode=invalid"},

		{"dsn:sslrootcert=system", "5.7.0", "verify-full required verified/verified system written", ""},
		{"dsn:sslrootcert=system dsn:sslmode=disable", "5.7.0", "verify-full required verified/verified system written", "sslmode=overridden"},
		{"dsn:sslrootcert=system dsn:sslmode=verify-full", "5.7.0", "verify-full required verified/verified system written", ""},
		{"dsn:sslrootcert=system", "5.6.0", "unknown", "sslrootcert=invalid"},
		{"dsn:sslrootcert=system dsn:sslmode=require", "4.18.3", "unknown", "sslrootcert=invalid"},

		{"dsn:sslnegotiation=direct", "5.7.5", "require required unverified/unverified none written", ""},
		{"dsn:sslnegotiation=direct", "5.7.4", "unknown", "sslnegotiation=invalid"},
		{"env:PGSSLNEGOTIATION=direct", "5.7.4", "prefer opportunistic unverified/unverified none default", ""},
		{"env:PGSSLNEGOTIATION=direct", "5.7.5", "require required unverified/unverified none written", ""},
		{"dsn:sslnegotiation=direct dsn:sslmode=prefer", "5.9.2", "require required unverified/unverified none written", ""},
		{"dsn:sslnegotiation=direct dsn:sslrootcert=/ca.pem", "5.9.2", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:scheme=postgres dsn:ssl=true", "5.11.0", "require required unverified/unverified none written", ""},
		{"dsn:scheme=postgres dsn:ssl=true dsn:sslrootcert=/ca.pem", "5.11.0", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"env:PGSSLMODE=disable dsn:scheme=postgres dsn:ssl=true", "5.11.0", "require required unverified/unverified none written", "PGSSLMODE=overridden"},
		{"dsn:scheme=postgres dsn:ssl=true call:TLSConfig={} call:TLSConfig.ServerName=h", "5.11.0", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=", "5.11.0", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslmode= env:PGSSLMODE=require", "5.11.0", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslmode=require dsn:sslrootcert=", "5.11.0", "require required unverified/unverified none written", ""},
		{"env:PGSERVICE=orders env:PGSSLMODE=require", "5.11.0", "unknown", ""},
		{"dsn:scheme=postgres dsn:sslmode=disable dsn:ssl=true", "5.11.0", "require required unverified/unverified none written", "sslmode=overridden"},
		{"dsn:scheme=postgres dsn:ssl=true dsn:sslmode=disable", "5.11.0", "disable plaintext unverified/unverified none written", "sslmode=overridden"},
		{"dsn:ssl=true", "5.11.0", "unknown", "ssl=invalid"},
		{"dsn:scheme=postgres dsn:ssl=false", "5.11.0", "unknown", "ssl=invalid"},
		{"dsn:ssl=true", "5.9.2", "unknown", "ssl=invalid"},
		{"dsn:sslmode=require dsn:ssl_min_protocol_version=TLSv1.2", "", "unknown", "ssl_min_protocol_version=invalid"},
		{"dsn:sslmode=verify-full dsn:sslmode=disable", "5.10.0", "verify-full required verified/verified system written", "sslmode=overridden"},
		{"dsn:sslmode=verify-full dsn:sslmode=disable", "5.11.0", "disable plaintext unverified/unverified none written", "sslmode=overridden"},
		{"dsn:sslmode=disable dsn:sslmode=verify-full", "5.9.2", "disable plaintext unverified/unverified none written", "sslmode=overridden"},
		{"dsn:sslmode=disable dsn:sslmode=verify-full", "5.12.0", "verify-full required verified/verified system written", "sslmode=overridden"},
		{"dsn:service=orders", "", "unknown", ""},
		{"dsn:service=orders dsn:sslmode=disable", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:pool_max_conns=10 dsn:sslmode=require", "", "require required unverified/unverified none written", ""},

		// Code that sets TLSConfig leaves the plaintext attempt of prefer in place.
		{"call:TLSConfig={} call:TLSConfig.RootCAs=pool/symbol call:TLSConfig.ServerName=h", "", "prefer opportunistic verified/verified file default", ""},
		{"call:TLSConfig={} call:TLSConfig.RootCAs=pool/symbol", "", "disable plaintext unverified/unverified none default", "TLSConfig.RootCAs=ignored"},
		{"dsn:sslmode=require call:TLSConfig={}", "", "unknown", "TLSConfig=invalid"},
		{"dsn:sslmode=prefer call:TLSConfig={} call:TLSConfig.ServerName=h", "", "prefer opportunistic verified/verified system written", ""},
		{"dsn:sslmode=require call:TLSConfig={} call:TLSConfig.ServerName=h", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=disable call:TLSConfig={} call:TLSConfig.ServerName=h", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=allow call:TLSConfig={}", "", "require required unverified/unverified none written", ""},
		{"call:TLSConfig={} call:TLSConfig.ServerName=h call:Fallbacks=null/null", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=require call:TLSConfig={} call:TLSConfig.InsecureSkipVerify=true/bool", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem call:TLSConfig={} call:TLSConfig.InsecureSkipVerify=true/bool", "", "require required unverified/unverified none written", "sslmode=overridden sslrootcert=overridden"},
		{"dsn:sslmode=verify-full call:TLSConfig=null/null", "", "disable plaintext unverified/unverified none written", "sslmode=overridden"},
		{"dsn:sslmode=verify-full call:ConnConfig.TLSConfig=null/null", "", "disable plaintext unverified/unverified none written", "sslmode=overridden"},
		{"dsn:sslmode=require call:ConnConfig.TLSConfig={} call:ConnConfig.TLSConfig.InsecureSkipVerify=true/bool", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=verify-full call:TLSConfig.InsecureSkipVerify=true/bool", "", "require required unverified/unverified none written", "sslmode=overridden"},
		{"dsn:sslmode=verify-ca call:TLSConfig.InsecureSkipVerify=true/bool", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslmode=require call:TLSConfig.InsecureSkipVerify=false/bool", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=require call:TLSConfig.RootCAs=pool/symbol", "", "require required unverified/unverified none written", "TLSConfig.RootCAs=ignored"},
		{"dsn:sslmode=verify-full call:TLSConfig.RootCAs=pool/symbol", "", "verify-full required verified/verified file written", ""},
		{"call:TLSConfig.InsecureSkipVerify=false/bool", "", "prefer opportunistic verified/verified system default", ""},
		{"dsn:sslmode=prefer call:Fallbacks=null/null", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=allow call:Fallbacks=null/null", "", "disable plaintext unverified/unverified none written", ""},
		{"call:Fallbacks=null/null", "", "require required unverified/unverified none default", ""},
		{"call:TLSConfig=?", "", "prefer opportunistic unknown/unknown unknown default", ""},
		{"dsn:sslmode=require call:TLSConfig=config/symbol", "", "unknown required unknown/unknown unknown written", ""},
	})
}

func TestPgxVersions(t *testing.T) {
	got := interpret(t, "pgx", "dsn:sslrootcert=system", "")
	if got.SSLMode != "verify-full" || len(got.Ambiguity) == 0 {
		t.Errorf("got %s, %v: the versions before 5.7 refuse it", got.SSLMode, got.Ambiguity)
	}
}

func TestPgxRepeats(t *testing.T) {
	got := interpret(t, "pgx", "dsn:sslmode=verify-full dsn:sslmode=disable", "")
	if got.SSLMode != "disable" || len(got.Ambiguity) == 0 {
		t.Errorf("got %s, %v: before 5.11 the first one counts", got.SSLMode, got.Ambiguity)
	}
}
