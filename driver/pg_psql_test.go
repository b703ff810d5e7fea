package driver

import "testing"

func TestPsql(t *testing.T) {
	check(t, "psql", []reading{
		{"", "15.4", "prefer opportunistic unverified/unverified none default", ""},
		{"--set=sslmode==require --set=sslrootcert==x", "15.4", "prefer opportunistic unverified/unverified none default", "--set=sslmode=ignored --set=sslrootcert=ignored"},
		{"--set=ON_ERROR_STOP==on dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"--set=sslmode==verify-full env:PGSSLMODE=require", "", "require required unverified/unverified none written", "--set=sslmode=ignored"},
		{"dsn:sslmode=disable env:PGSSLMODE=verify-full", "", "disable plaintext unverified/unverified none written", "PGSSLMODE=overridden"},
		{"env:PGSSLMODE=verify-ca env:PGSSLROOTCERT=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"env:PGREQUIRESSL=1", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=no-verify", "", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=require dsn:sslmode=verify-full", "", "verify-full required verified/verified none written", "sslmode=overridden"},
		{"dsn:sslrootcert=system", "15.4", "prefer opportunistic unverified/unverified none default", "sslrootcert=ignored"},
		{"dsn:sslrootcert=system", "16.1", "verify-full required verified/verified system written", ""},
		{"dsn:sslrootcert=system dsn:sslmode=require", "15.4", "require required unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslrootcert=system dsn:sslmode=require", "16.1", "unknown", "sslmode=invalid"},
		{"dsn:sslnegotiation=direct dsn:sslmode=require", "17.0", "require required unverified/unverified none written", ""},
	})
}

func TestPsycopg(t *testing.T) {
	check(t, "psycopg", []reading{
		{"", "3.1.7", "prefer opportunistic unverified/unverified none default", ""},
		{"call:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:sslmode=disable dsn:sslrootcert=/ca.pem", "", "disable plaintext unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslrootcert=/ca.pem", "", "prefer opportunistic verified/unverified file:/ca.pem default", ""},
		{"dsn:sslmode=prefer dsn:sslrootcert=/ca.pem", "", "prefer opportunistic verified/unverified file:/ca.pem written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslmode=verify-ca", "", "verify-ca required verified/unverified none written", ""},
		{"dsn:scheme=postgresql dsn:ssl=true", "", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true", "", "unknown", "ssl=invalid"},
		{"dsn:sslmode=require call:sslmode=disable", "", "disable plaintext unverified/unverified none written", "sslmode=overridden"},
		// The wheel's version says nothing about its libpq: the worst of 15 and 16 counts.
		{"dsn:sslrootcert=system", "3.2.0", "prefer opportunistic unverified/unverified none default", "sslrootcert=ignored"},
		{"dsn:sslmode=Require", "", "unknown", "sslmode=invalid"},
		{"call:ssl_mode=require", "", "unknown", "ssl_mode=invalid"},
	})
}
