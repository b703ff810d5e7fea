package driver

import "testing"

func TestMySQL2(t *testing.T) {
	check(t, "mysql2", []reading{
		{"", "3.23.3", "disable plaintext unverified/unverified none default", ""},
		{"ssl={}", "3.23.3", "verify-ca required verified/unverified bundled written", ""},
		{"ssl={} ssl.ca=ca.pem", "3.23.3", "verify-ca required verified/unverified file:ca.pem written", ""},
		{"ssl={} ssl.ca=ca.pem ssl.verifyIdentity=true/bool", "3.23.3", "verify-full required verified/verified file:ca.pem written", ""},
		{"ssl={} ssl.ca=ca.pem ssl.verifyIdentity=true/bool", "2.3.3", "verify-ca required verified/unverified file:ca.pem written", "ssl.verifyIdentity=ignored"},
		{"ssl={} ssl.ca=ca.pem ssl.verifyIdentity=false/bool", "3.23.3", "verify-ca", ""},
		{"ssl={} ssl.rejectUnauthorized=false/bool", "3.23.3", "require required unverified/unverified none written", ""},
		{"ssl={} ssl.rejectUnauthorized=false/bool ssl.verifyIdentity=true/bool ssl.ca=ca.pem", "3.23.3", "require", "ssl.verifyIdentity=ignored ssl.ca=ignored"},
		{"ssl={} ssl.rejectUnauthorized=true/bool", "3.23.3", "verify-ca required verified/unverified bundled", ""},
		{"ssl={} ssl.rejectUnauthorized=?", "3.23.3", "verify-ca", ""},
		{"ssl={} ssl.require=true/bool ssl.rejectUnauthorized=false/bool", "3.23.3", "require", ""},
		{"ssl=true/bool", "3.23.3", "unknown", "ssl=invalid"},
		{"dsn:ssl=true", "3.23.3", "unknown", "ssl=invalid"},
		{"ssl=false/bool", "3.23.3", "disable plaintext unverified/unverified none written", ""},
		{"ssl=null/null", "3.23.3", "disable plaintext unverified/unverified none default", ""},
		{"dsn:ssl={} dsn:ssl.rejectUnauthorized=false/bool", "3.23.3", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=REQUIRED", "3.23.3", "disable plaintext unverified/unverified none default", "sslmode=ignored"},
		{"dsn:ssl-mode=REQUIRED", "3.23.3", "disable", "ssl-mode=ignored"},
		{"dialectOptions={} dialectOptions.ssl={} dialectOptions.ssl.rejectUnauthorized=false/bool", "3.23.3", "require required unverified/unverified none written", ""},
		{"extra.ssl={} extra.ssl.ca=F", "3.23.3", "verify-ca required verified/unverified file:F", ""},
		{"ssl=Other", "3.23.3", "unknown", "ssl=invalid"},
	})
	got := readLine(t, "mysql2", "ssl={} ssl.minVersion=TLSv1.1", "3.23.3")
	if got.TLSMin != "1.1" {
		t.Errorf("got %q", got.TLSMin)
	}
}

func TestMySQLjs(t *testing.T) {
	check(t, "mysqljs", []reading{
		{"", "2.18.1", "disable plaintext unverified/unverified none default", ""},
		{"ssl={} ssl.ca=ca.pem", "2.18.1", "verify-ca required verified/unverified file:ca.pem written", ""},
		{"ssl={}", "2.18.1", "verify-ca required verified/unverified bundled written", ""},
		{"ssl={} ssl.rejectUnauthorized=false/bool", "2.18.1", "require required unverified/unverified none written", ""},
		{"ssl={} ssl.verifyIdentity=true/bool", "2.18.1", "verify-ca", "ssl.verifyIdentity=ignored"},
		{"ssl=true/bool", "2.18.1", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true", "2.18.1", "require", ""},
		{"dsn:ssl=false", "2.18.1", "disable", ""},
		{"dsn:ssl={} dsn:ssl.rejectUnauthorized=false/bool", "2.18.1", "require required unverified/unverified none written", ""},
		{"sslmode=verify-full ssl={} ssl.ca=F", "2.18.1", "verify-ca", "sslmode=ignored"},
	})
}

func TestAmazonProfile(t *testing.T) {
	for _, id := range []string{"mysql2", "mysqljs"} {
		got := interpretOne(t, id, "ssl", "Amazon RDS")
		if d := describe(got); d != "verify-ca required verified/unverified bundled written" {
			t.Errorf("%s: got %s", id, d)
		}
	}
}

func TestMariaDBNode(t *testing.T) {
	check(t, "mariadb-nodejs", []reading{
		{"", "3.5.3", "disable plaintext unverified/unverified none default", ""},
		{"ssl=true/bool", "3.5.3", "verify-full required verified/verified bundled written", ""},
		{"dsn:ssl=true", "3.5.3", "verify-full required verified/verified bundled written", ""},
		{"ssl={}", "3.5.3", "verify-full required verified/verified bundled written", ""},
		{"ssl={} ssl.ca=F", "3.5.3", "verify-full required verified/verified file:F written", ""},
		{"ssl={} ssl.rejectUnauthorized=false/bool ssl.ca=F", "3.5.3", "require required unverified/unverified none written", "ssl.ca=ignored"},
		{"ssl={} ssl.ca=F ssl.checkServerIdentity=f/symbol", "3.5.3", "unknown required verified/unknown file:F", ""},
		{"dsn:ssl=verify-full", "3.5.3", "disable plaintext unverified/unverified none written", "ssl=ignored"},
		{"dsn:ssl={}", "3.5.3", "disable plaintext unverified/unverified none written", "ssl=ignored"},
		{"dsn:ssl=1", "3.5.3", "disable", "ssl=ignored"},
		{"dsn:sslmode=REQUIRED", "3.5.3", "disable plaintext unverified/unverified none default", "sslmode=ignored"},
		{"ssl=false/bool", "3.5.3", "disable plaintext unverified/unverified none written", ""},
	})
}
