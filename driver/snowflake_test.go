package driver

import "testing"

func TestSnowflake(t *testing.T) {
	check(t, "snowflake-connector-python", []reading{
		{"", "", "verify-full required verified/verified bundled default", ""},
		{"insecure_mode=true/bool", "", "verify-full required verified/verified bundled default", ""},
		{"insecure_mode=false/bool", "", "verify-full required verified/verified bundled default", ""},
		{"disable_ocsp_checks=true/bool", "", "verify-full required verified/verified bundled default", ""},
		{"protocol=https", "", "verify-full required verified/verified bundled default", ""},
		{"protocol=http", "", "disable plaintext unverified/unverified none written", ""},
		{"protocol=?", "", "unknown", ""},
		{"protocol=http insecure_mode=true/bool", "", "disable plaintext", ""},
	})
	check(t, "gosnowflake", []reading{
		{"", "", "verify-full required verified/verified bundled default", ""},
		{"dsn:insecureMode=true", "", "verify-full required verified/verified bundled default", ""},
		{"dsn:disableOCSPChecks=true", "", "verify-full required verified/verified bundled default", ""},
		{"dsn:protocol=http", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:protocol=HTTPS", "", "verify-full", ""},
		{"dsn:tlsConfigName=custom", "", "unknown required unknown/unknown", ""},
		{"dsn:ocspFailOpen=true", "", "verify-full required verified/verified bundled default", ""},
		{"dsn:protocol=?", "", "unknown", ""},
	})
}
