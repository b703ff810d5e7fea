package driver

import "testing"

func TestVertxPG(t *testing.T) {
	const ca, https = " call:pemTrustOptions=/ca.pem", " call:hostnameVerificationAlgorithm=HTTPS"
	check(t, "vertx-pg-client", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"call:sslMode=SslMode.DISABLE/symbol call:trustAll=true/bool", "", "disable plaintext unverified/unverified none written", "trustAll=ignored"},
		{"call:sslMode=SslMode.ALLOW/symbol", "", "allow opportunistic unverified/unverified none written", ""},
		{"call:sslMode=SslMode.PREFER/symbol call:trustAll=true/bool", "", "prefer opportunistic unverified/unverified none written", ""},
		{"call:sslMode=SslMode.PREFER/symbol", "", "prefer opportunistic verified/unverified system written", ""},
		{"call:sslMode=SslMode.REQUIRE/symbol", "", "verify-ca required verified/unverified system written", ""},
		{"call:sslMode=SslMode.REQUIRE/symbol call:trustAll=true/bool", "", "require required unverified/unverified none written", ""},
		{"call:sslMode=SslMode.REQUIRE/symbol call:trustAll=true/bool" + https, "", "require required unverified/verified none written", ""},
		{"call:sslMode=SslMode.REQUIRE/symbol" + https, "", "verify-full required verified/verified system written", ""},
		{"call:sslMode=SslMode.VERIFY_CA/symbol" + ca, "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"call:sslMode=SslMode.VERIFY_CA/symbol", "", "unknown", "sslMode=invalid"},
		{"call:sslMode=SslMode.VERIFY_FULL/symbol" + ca, "", "unknown", "sslMode=invalid"},
		{"call:sslMode=SslMode.VERIFY_FULL/symbol" + ca + https, "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"call:sslMode=SslMode.VERIFY_FULL/symbol call:trustAll=true/bool" + ca + https, "", "require required unverified/verified none written", "pemTrustOptions=ignored"},
		{"call:sslMode=SslMode.VERIFY_FULL/symbol call:hostnameVerificationAlgorithm=" + ca, "", "unknown", "sslMode=invalid"},
		{"call:ssl=true/bool" + ca, "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"call:sslMode=SslMode.REQUIRE/symbol call:ssl=false/bool", "", "disable plaintext unverified/unverified none written", "sslMode=overridden"},
		{"call:sslMode=SslMode.REQUIRE/symbol call:sslOptions={} call:sslOptions.trustAll=true/bool", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslMode=require dsn:sslrootcert=/ca.pem", "", "verify-ca required verified/unverified system written", "sslrootcert=ignored"},
		{"dsn:ssl=true", "", "disable plaintext unverified/unverified none default", "ssl=ignored"},
		{"dsn:sslmode=bogus", "", "unknown", "sslMode=invalid"},
		{"file:sslMode=verify-full" + ca + https, "", "verify-full required verified/verified file:/ca.pem written", ""},
	})
}

func TestVertxMySQL(t *testing.T) {
	const ca, https = " call:pemTrustOptions=/ca.pem", " call:hostnameVerificationAlgorithm=HTTPS"
	check(t, "vertx-mysql-client", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslMode=REQUIRED", "", "disable plaintext unverified/unverified none default", "sslMode=ignored"},
		{"call:sslMode=SslMode.DISABLED/symbol", "", "disable plaintext unverified/unverified none written", ""},
		{"call:sslMode=SslMode.PREFERRED/symbol call:trustAll=true/bool", "", "prefer opportunistic unverified/unverified none written", ""},
		{"call:sslMode=SslMode.REQUIRED/symbol", "", "verify-ca required verified/unverified system written", ""},
		{"call:sslMode=SslMode.REQUIRED/symbol call:trustAll=true/bool", "", "require required unverified/unverified none written", ""},
		{"call:sslMode=SslMode.VERIFY_CA/symbol" + ca, "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"call:sslMode=SslMode.VERIFY_CA/symbol", "", "unknown", "sslMode=invalid"},
		{"call:sslMode=SslMode.VERIFY_IDENTITY/symbol", "", "unknown", "sslMode=invalid"},
		{"call:sslMode=SslMode.VERIFY_IDENTITY/symbol" + https, "", "verify-full required verified/verified system written", ""},
		{"call:ssl=true/bool" + ca, "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"file:sslMode=verify-identity file:hostnameVerificationAlgorithm=HTTPS", "", "verify-full required verified/verified system written", ""},
	})
}

func TestVertxMSSQL(t *testing.T) {
	check(t, "vertx-mssql-client", []reading{
		{"", "", "disable login-only unverified/unverified none default", ""},
		{"call:ssl=false/bool", "", "disable login-only unverified/unverified none written", ""},
		{"call:ssl=true/bool", "", "verify-ca required verified/unverified system written", ""},
		{"call:ssl=true/bool call:trustAll=true/bool", "", "require required unverified/unverified none written", ""},
		{"call:ssl=true/bool call:hostnameVerificationAlgorithm=HTTPS", "", "verify-ca required verified/unverified system written", "hostnameVerificationAlgorithm=ignored"},
		{"call:ssl=true/bool call:pemTrustOptions=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
	})
}
