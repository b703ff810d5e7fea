package driver

import "testing"

func TestAsyncpg(t *testing.T) {
	check(t, "asyncpg", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"", "0.22.0", "prefer opportunistic unverified/unverified none default", ""},
		{"", "0.21.0", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslmode=disable", "0.29.0", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=allow", "0.23.0", "allow opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=allow", "0.22.0", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=prefer dsn:sslrootcert=/ca.pem", "0.29.0", "prefer opportunistic unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslrootcert=/ca.pem", "0.29.0", "prefer opportunistic unverified/unverified none default", "sslrootcert=ignored"},
		{"dsn:sslrootcert=system", "0.29.0", "prefer opportunistic unverified/unverified none default", "sslrootcert=ignored"},
		{"dsn:sslmode=verify-full dsn:sslrootcert=system", "0.29.0", "unknown", "sslrootcert=invalid"},
		{"dsn:sslmode=require", "0.29.0", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "0.25.0", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "0.24.0", "require required unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "0.23.0", "unknown", "sslrootcert=invalid"},
		{"env:PGSSLMODE=verify-ca env:PGSSLROOTCERT=/ca.pem", "0.29.0", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:sslmode=verify-full", "0.29.0", "verify-full required verified/verified none written", ""},
		{"dsn:sslmode=verify-full", "0.24.0", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=no-verify", "", "unknown", "sslmode=invalid"},
		// There is no sslmode argument, and no ssl in the DSN.
		{"call:sslmode=require", "", "unknown", "sslmode=invalid"},
		{"call:sslrootcert=/ca.pem", "", "unknown", "sslrootcert=invalid"},
		{"dsn:ssl=true", "", "unknown", "ssl=invalid"},
		{"dsn:useSSL=true", "", "unknown", "useSSL=invalid"},
		{"dsn:application_name=x", "", "prefer opportunistic unverified/unverified none default", ""},

		{"call:ssl=true/bool", "", "verify-full required verified/verified system written", ""},
		{"call:ssl=false/bool", "", "disable plaintext unverified/unverified none written", ""},
		{"call:ssl=null/null", "", "prefer opportunistic unverified/unverified none default", ""},
		{"call:ssl=true", "", "unknown", "ssl=invalid"},
		{"call:ssl=yes", "", "unknown", "ssl=invalid"},
		{"call:ssl=prefer dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem", "0.29.0", "prefer opportunistic unverified/unverified none written", "sslmode=overridden sslrootcert=ignored"},
		{"call:ssl=require dsn:sslrootcert=/ca.pem", "0.29.0", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"call:ssl=require", "", "require required unverified/unverified none written", ""},
		{"call:ssl=verify-full env:PGSSLROOTCERT=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"call:ssl={} call:ssl.context=create_default_context/symbol call:ssl.cafile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"call:ssl={} call:ssl.context=create_default_context/symbol call:ssl.check_hostname=false/bool call:ssl.verify_mode=ssl.CERT_NONE/symbol", "", "require required unverified/unverified none written", ""},
		{"call:ssl={} call:ssl.context=create_default_context/symbol dsn:sslmode=disable", "", "verify-full required verified/verified system written", "sslmode=overridden"},
		{"call:ssl={} call:ssl.context=_create_unverified_context/symbol", "", "require required unverified/unverified none written", ""},
		{"call:ssl=context/symbol", "", "unknown required unknown/unknown unknown written", ""},
		{"call:ssl=?", "", "unknown", ""},
	})
}

func TestSQLAlchemyOnAsyncpg(t *testing.T) {
	check(t, "asyncpg-sqlalchemy", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"", "0.21.0", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslmode=require", "", "unknown", "sslmode=invalid"},
		{"dsn:sslrootcert=/ca.pem", "", "unknown", "sslrootcert=invalid"},
		{"call:sslmode=require", "", "unknown", "sslmode=invalid"},
		{"dsn:ssl=require", "", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true", "", "unknown", "ssl=invalid"},
		{"dsn:ssl=disable", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=allow", "", "allow opportunistic unverified/unverified none written", ""},
		{"dsn:ssl=prefer", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:ssl=verify-ca", "", "verify-ca required verified/unverified none written", ""},
		{"dsn:ssl=verify-full", "", "verify-full required verified/verified none written", ""},
		{"dsn:ssl=verify-full env:PGSSLROOTCERT=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:ssl=require env:PGSSLROOTCERT=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"env:PGSSLMODE=require", "", "require required unverified/unverified none written", ""},
		{"dsn:ssl=require env:PGSSLMODE=verify-full", "", "require required unverified/unverified none written", "PGSSLMODE=overridden"},
		{"call:ssl=true/bool", "", "verify-full required verified/verified system written", ""},
		{"call:ssl=false/bool", "", "disable plaintext unverified/unverified none written", ""},
		{"call:ssl={} call:ssl.context=create_default_context/symbol call:ssl.cafile=/ca.pem dsn:ssl=require", "", "verify-full required verified/verified file:/ca.pem written", "ssl=overridden"},
	})
}
