package driver

import "testing"

func TestLibpq(t *testing.T) {
	check(t, "psycopg2", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"sslmode=disable", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"sslmode=require sslrootcert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"sslmode=verify-full sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"sslmode=verify-full", "", "verify-full required verified/verified none written", ""},
		{"sslrootcert=/ca.pem", "", "prefer opportunistic verified/unverified file:/ca.pem default", ""},
		{"sslmode=?", "", "unknown unknown unknown/unknown unknown unknown", ""},
		{"dsn:sslmode=disable call:sslmode=verify-full", "", "verify-full required verified/verified none written", "sslmode=overridden"},
		{"env:PGSSLMODE=require", "", "require required unverified/unverified none written", ""},
		{"sslmode=REQUIRE", "", "unknown", "sslmode=invalid"},
		{"sslMode=require", "", "unknown", "sslMode=invalid"},
		{"sslrootcert=system", "", "prefer opportunistic unverified/unverified none default", "sslrootcert=ignored"},
		{"sslmode=allow", "", "allow opportunistic unverified/unverified none written", ""},
		{"sslmode=verify-full sslrootcert=system", "", "verify-full required verified/verified system written", ""},
		{"sslnegotiation=direct", "", "unknown", "sslnegotiation=invalid"},
		{"sslnegotiation=direct sslmode=prefer", "", "unknown", "sslnegotiation=invalid"},
		{"sslnegotiation=direct sslmode=disable", "", "unknown", "sslnegotiation=invalid"},
		{"sslnegotiation=direct sslmode=require", "", "require required unverified/unverified none written", ""},
		{"sslnegotiation=direct sslrootcert=system", "", "verify-full required verified/verified system written", ""},
		{"sslnegotiation=postgres", "", "prefer opportunistic unverified/unverified none default", ""},
		{"service=orders", "", "unknown unknown unknown/unknown unknown written", ""},
		{"service=orders sslrootcert=/ca.pem", "", "unknown", ""},
		{"service=orders sslmode=verify-full sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"env:PGSERVICE=orders env:PGSSLMODE=disable", "", "unknown", ""},
	})
}
