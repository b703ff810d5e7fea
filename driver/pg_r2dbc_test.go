package driver

import "testing"

func TestR2DBCPostgreSQL(t *testing.T) {
	check(t, "r2dbc-postgresql", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=r2dbc:postgresql", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=r2dbcs:postgresql", "", "verify-full required verified/verified system written", ""},
		{"dsn:scheme=r2dbcs:pool:postgresql dsn:sslMode=require", "", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true", "", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=TRUE", "", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=false", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=1", "", "disable plaintext unverified/unverified none written", ""},
		{"call:enableSsl", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslMode=disable dsn:ssl=true", "", "disable plaintext unverified/unverified none written", "ssl=overridden"},
		{"dsn:sslMode=allow", "", "allow opportunistic unverified/unverified none written", ""},
		{"dsn:sslMode=PREFER", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=require dsn:sslRootCert=/ca.pem", "", "require required unverified/unverified none written", "sslRootCert=ignored"},
		{"dsn:sslMode=tunnel", "", "require required unverified/unverified none written", ""},
		{"dsn:sslMode=verify-ca", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslMode=VERIFY_FULL dsn:sslRootCert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:ssl=true dsn:sslMode=require", "", "require required unverified/unverified none written", "ssl=overridden"},
		{"call:sslMode=SSLMode.VERIFY_FULL/symbol", "", "verify-full required verified/verified system written", ""},
		{"call:sslMode=io.r2dbc.postgresql.client.SSLMode.REQUIRE/symbol", "", "require required unverified/unverified none written", ""},
		{"dsn:sslMode=bogus", "", "unknown", "sslMode=invalid"},
		{"dsn:SSLMode=require", "", "disable plaintext unverified/unverified none default", "SSLMode=ignored"},
		{"call:sslMode=SSLMode.VERIFY_FULL/symbol call:sslHostnameVerifier=accept-all/symbol", "", "verify-ca required verified/unverified system written", ""},
		{"call:sslMode=SSLMode.VERIFY_FULL/symbol call:sslHostnameVerifier=?", "", "unknown required verified/unknown", ""},
		{"call:sslMode=verify-full call:sslContextBuilderCustomizer={} call:sslContextBuilderCustomizer.trustManager=trust-all/symbol", "", "require required unverified/verified none written", ""},
		{"call:sslMode=verify-full call:sslContextBuilderCustomizer={}", "", "unknown required unknown/unknown unknown written", ""},
		{"call:socket=/var/run/postgresql call:sslMode=require", "", "disable plaintext unverified/unverified none default", "sslMode=ignored"},
		{"file:sslMode=require dsn:sslMode=verify-full", "", "require required unverified/unverified none written", "sslMode=overridden"},
	})
}
