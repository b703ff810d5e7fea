package driver

import "testing"

func TestPHPLibpq(t *testing.T) {
	for _, id := range []string{"php-pdo-pgsql", "php-pgsql"} {
		check(t, id, []reading{
			{"", "", "prefer opportunistic unverified/unverified none default", ""},
			{"dsn:sslmode=disable", "", "disable plaintext unverified/unverified none written", ""},
			{"dsn:sslmode=allow", "", "allow", ""},
			{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
			{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
			{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
			{"dsn:sslmode=verify-ca dsn:sslrootcert=/ca.pem", "", "verify-ca", ""},
			{"dsn:sslmode=Require", "", "unknown", "sslmode=invalid"},
			{"dsn:sslmode=?", "", "unknown", ""},
		})
	}
}

// TestPDOArray: the array beside PDO's connection string never reaches libpq.
func TestPDOArray(t *testing.T) {
	check(t, "php-pdo-pgsql", []reading{
		{"sslmode=require", "", "prefer opportunistic unverified/unverified none default", "sslmode=ignored"},
		{"dsn:sslmode=require call:ssl_mode=verify-full", "", "require required unverified/unverified none written", "ssl_mode=ignored"},
		{"dsn:ssl_mode=require", "", "unknown", "ssl_mode=invalid"},
		{"env:PGSSLMODE=require", "", "require required unverified/unverified none written", ""},
	})
}

func TestLaravelPgSQL(t *testing.T) {
	check(t, "laravel-pgsql", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"sslmode=prefer", "", "prefer opportunistic unverified/unverified none written", ""},
		{"sslmode=disable", "", "disable", ""},
		{"sslmode=require", "", "require required unverified/unverified none written", ""},
		{"sslmode=require sslrootcert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"sslmode=verify-full sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"sslmode=null/null", "", "prefer opportunistic unverified/unverified none default", ""},
		{"sslmode=verify-full sslrootcert=/ca.pem ssl_min_protocol_version=TLSv1.2 minversion=1.2", "", "verify-full", "ssl_min_protocol_version=ignored minversion=ignored"},
		{"sslmode=disable dsn:sslmode=verify-full", "", "verify-full required verified/verified none written", "sslmode=overridden"}, // the URL outweighs
		{"sslmode=verify-full sslrootcert=system", "", "verify-full required verified/verified system written", ""},
		{"encrypt=true/bool", "", "prefer", "encrypt=ignored"},
	})
}

func TestDoctrinePgSQL(t *testing.T) {
	check(t, "doctrine-pdo-pgsql", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"sslmode=require", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"sslmode=require sslrootcert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"sslmode=verify-full sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"sslrootcert=/ca.pem", "", "prefer opportunistic verified/unverified file:/ca.pem default", ""},
		{"ssl_min_protocol_version=TLSv1.3 sslmode=disable", "", "disable", "ssl_min_protocol_version=ignored"},
		{"sslMode=require", "", "prefer", "sslMode=ignored"},
	})
	check(t, "doctrine-pgsql", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"sslmode=require sslrootcert=/ca.pem", "", "require required unverified/unverified none written", "sslrootcert=ignored"},
		{"sslmode=verify-full sslrootcert=/ca.pem", "", "verify-full required verified/verified none written", "sslrootcert=ignored"},
		{"sslmode=verify-ca", "", "verify-ca required verified/unverified none written", ""},
		{"sslmode=prefer sslrootcert=/ca.pem", "", "prefer opportunistic unverified/unverified none written", "sslrootcert=ignored"},
		{"sslmode=disable", "", "disable", ""},
		{"sslmode=allow", "", "allow", ""},
		{"sslrootcert=/ca.pem", "", "prefer opportunistic unverified/unverified none default", "sslrootcert=ignored"},
	})
}
