package driver

import "testing"

func TestRedshiftJDBC(t *testing.T) {
	const non = "com.amazon.redshift.ssl.NonValidatingFactory"
	check(t, "redshift-jdbc", []reading{
		{"", "", "verify-ca required verified/unverified system default", ""},
		{"", "2.0.0.3", "verify-ca required verified/unverified system default", ""},
		{"dsn:ssl=true", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:ssl", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:ssl=true dsn:sslrootcert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:ssl=true dsn:sslrootcert=/ca.pem dsn:ssltruststorepath=/t.jks", "2.3.0", "verify-ca required verified/unverified file:/t.jks written", ""},
		{"dsn:ssl=false", "2.1.0.11", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=false", "2.1.0.10", "allow opportunistic unverified/unverified none written", ""},
		{"dsn:ssl=no", "2.3.0", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=false dsn:sslrootcert=/ca.pem", "2.3.0", "disable plaintext unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslmode=verify-full", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=VERIFY-FULL dsn:ssl=true", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=verify-ca", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslmode=require", "", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=disable", "", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=prefer", "2.0.0.3", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=verify-full dsn:ssl=false", "", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=verify-full dsn:sslfactory=" + non, "", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=verify-full dsn:sslhostnameverifier=com.example.Any", "", "unknown required verified/unknown system written", ""},
		{"dsn:sslmode=verify-full dsn:sslfactory=com.example.Factory", "", "unknown required unknown/verified unknown written", ""},
		{"dsn:sslfactory=" + non, "", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true dsn:sslfactory=org.postgresql.ssl.NonValidatingFactory", "", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true dsn:sslfactory=com.example.Factory", "", "unknown required unknown/unverified unknown written", ""},

		// Names count with their case before 2.1.0.12.
		{"dsn:SSLMode=verify-full", "2.1.0.12", "verify-full required verified/verified system written", ""},
		{"dsn:SSLMode=verify-full", "2.1.0.11", "verify-ca required verified/unverified system default", "SSLMode=ignored"},
		{"dsn:AuthMech=VERIFY-FULL", "2.1.0.11", "verify-full required verified/verified system written", ""},
		{"dsn:authMech=REQUIRE", "2.3.0", "unknown", "authMech=invalid"},
		{"dsn:SSL=false", "2.1.0.9", "verify-ca required verified/unverified system default", "SSL=ignored"},

		{"dsn:scheme=jdbc:redshift:iam", "", "verify-ca required verified/unverified system default", ""},
		{"dsn:scheme=jdbc:redshift:iam dsn:ssl=false", "", "unknown", "ssl=invalid"},
		{"call:ssl=false/bool", "2.3.0", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=?", "", "unknown", ""},
	})
}
