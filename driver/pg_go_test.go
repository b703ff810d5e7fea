package driver

import "testing"

func TestPgdriver(t *testing.T) {
	check(t, "pgdriver", []reading{
		{"", "", "require required unverified/unverified none default", ""},
		{"dsn:sslmode=disable dsn:sslrootcert=/ca.pem", "", "disable plaintext unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslmode=allow", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=prefer dsn:sslrootcert=/ca.pem", "", "require required unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslrootcert=/ca.pem", "", "require required unverified/unverified none default", "sslrootcert=ignored"},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:sslmode=verify-ca", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=system", "", "unknown", "sslrootcert=invalid"},
		{"dsn:sslmode=bogus", "", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=disable dsn:sslmode=verify-full", "", "verify-full required verified/verified system written", "sslmode=overridden"},
		{"env:PGSSLMODE=verify-full", "", "require required unverified/unverified none default", ""},

		// What comes later among the arguments of NewConnector replaces what came before.
		{"call:WithInsecure=true/bool", "", "disable plaintext unverified/unverified none written", ""},
		{"call:WithInsecure=false/bool", "1.2.18", "require required unverified/unverified none written", ""},
		{"call:WithInsecure=?", "", "unknown", ""},
		{"dsn:sslmode=verify-full call:WithInsecure=true/bool", "", "disable plaintext unverified/unverified none written", ""},
		{"call:WithInsecure=true/bool dsn:sslmode=verify-full", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=verify-full call:TLSConfig={} call:TLSConfig.InsecureSkipVerify=true/bool", "", "require required unverified/unverified none written", ""},
		{"call:TLSConfig={} call:TLSConfig.InsecureSkipVerify=true/bool dsn:sslmode=verify-full", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=disable call:TLSConfig={} call:TLSConfig.ServerName=db call:TLSConfig.RootCAs=pool/symbol", "", "verify-full required verified/verified file written", ""},
		{"call:TLSConfig={} call:TLSConfig.RootCAs=pool/symbol", "", "unknown", "TLSConfig=invalid"},
		{"dsn:sslmode=verify-full call:TLSConfig=null/null", "", "disable plaintext unverified/unverified none written", ""},
		{"call:TLSConfig=config/symbol", "", "unknown required unknown/unknown unknown written", ""},
	})
}

func TestGoPG(t *testing.T) {
	check(t, "go-pg", []reading{
		{"", "10.11.0", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=postgres", "", "require required unverified/unverified none default", ""},
		{"dsn:scheme=postgres dsn:sslmode=disable", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=allow", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=prefer", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=verify-full", "", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=verify-ca", "", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=verify-full call:TLSConfig.ServerName=db", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=verify-full call:TLSConfig.InsecureSkipVerify=true/bool", "", "require required unverified/unverified none written", "sslmode=overridden"},
		{"dsn:sslmode=require call:TLSConfig.InsecureSkipVerify=false/bool call:TLSConfig.ServerName=db", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "", "unknown", "sslrootcert=invalid"},
		{"dsn:sslmode=disable dsn:sslmode=require", "", "disable plaintext unverified/unverified none written", "sslmode=overridden"},
		{"call:TLSConfig={}", "", "unknown", "TLSConfig=invalid"},
		{"call:TLSConfig={} call:TLSConfig.InsecureSkipVerify=true/bool", "", "require required unverified/unverified none written", ""},
		{"call:TLSConfig={} call:TLSConfig.ServerName=db", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=verify-full call:TLSConfig=null/null", "", "disable plaintext unverified/unverified none written", "sslmode=overridden"},
		{"call:TLSConfig=config/symbol", "", "unknown required unknown/unknown unknown written", ""},
	})
}
