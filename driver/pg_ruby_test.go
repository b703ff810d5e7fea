package driver

import "testing"

func TestRubyPG(t *testing.T) {
	check(t, "ruby-pg", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"sslmode=disable", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"sslmode=require sslrootcert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"sslmode=verify-full sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"sslrootcert=/ca.pem", "", "prefer opportunistic verified/unverified file:/ca.pem default", ""},
		{"ssl_mode=require", "", "unknown", "ssl_mode=invalid"},
		{"sslmode=REQUIRE", "", "unknown", "sslmode=invalid"},
		{"sslmode=null/null", "", "unknown", "sslmode=invalid"},
		{"sslrootcert=null/null", "", "prefer opportunistic unverified/unverified none default", ""},
		{"env:PGSSLMODE=require", "", "require required unverified/unverified none written", ""},
		{"sslmode=?", "", "unknown", ""},
	})
}

func TestActiveRecordPostgreSQL(t *testing.T) {
	check(t, "activerecord-postgresql", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"sslmode=require", "", "require required unverified/unverified none written", ""},
		{"file:sslmode=verify-full file:sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"sslmode=disable sslrootcert=/ca.pem", "", "disable plaintext unverified/unverified none written", "sslrootcert=ignored"},
		{"ssl=true/bool", "", "prefer opportunistic unverified/unverified none default", "ssl=ignored"},
		{"dsn:ssl=true", "", "prefer opportunistic unverified/unverified none default", "ssl=ignored"},
		{"ssl_mode=verify_identity", "", "prefer opportunistic unverified/unverified none default", "ssl_mode=ignored"},
		{"sslca=/ca.pem", "", "prefer opportunistic unverified/unverified none default", "sslca=ignored"},
		{"use_ssl=true/bool sslmode=require", "", "require required unverified/unverified none written", "use_ssl=ignored"},
		{"requiressl=1", "", "require required unverified/unverified none written", ""},
		{"sslmode=require sslnegotiation=direct", "", "require required unverified/unverified none written", ""},
		{"sslnegotiation=direct", "", "prefer opportunistic unverified/unverified none default", "sslnegotiation=ignored"},
	})
}

func TestSequelPostgres(t *testing.T) {
	check(t, "sequel-postgres", []reading{
		{"sslmode=disable driver_options.sslmode=require", "", "require required unverified/unverified none written", "sslmode=overridden"},
		{"sslmode=", "", "prefer opportunistic unverified/unverified none default", ""},
		{"sslmode=require sslrootcert=", "", "require required unverified/unverified none written", ""},
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"sslmode=verify-full sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:ssl=true", "", "prefer opportunistic unverified/unverified none default", "ssl=ignored"},
		{"driver_options.sslmode=require", "", "require required unverified/unverified none written", ""},
		{"requiressl=1", "", "prefer opportunistic unverified/unverified none default", "requiressl=ignored"},
		{"driver_options.sslmode=require driver_options.sslnegotiation=direct", "", "require required unverified/unverified none written", ""},
		{"driver_options.requiressl=1", "", "require required unverified/unverified none written", ""},
		{"ssl_min_protocol_version=TLSv1", "", "prefer opportunistic", "ssl_min_protocol_version=ignored"},
		{"env:PGSSLMODE=disable", "", "disable plaintext unverified/unverified none written", ""},
	})
}
