package driver

import "testing"

func TestSqlcmd(t *testing.T) {
	check(t, "sqlcmd", []reading{
		{"", "", "unknown", ""},
		{"N", "", "verify-full required verified/verified system written", ""},
		{"N=m", "", "verify-full required", ""},
		{"N C", "", "require required unverified/unverified none written", ""},
		{"C", "", "require required unverified/unverified none written", ""},
		{"N=s C", "", "verify-full required verified/verified system written", "C=ignored"},
		{"encrypt-connection=strict J=/c.pem", "", "verify-full required verified/verified file:/c.pem written", ""},
		{"N=disable", "", "disable plaintext unverified/unverified none written", ""},
		{"Y=m u", "", "require required unverified/unverified none written", ""},
		{"N=maybe", "", "unknown", "N=invalid"},
	})
	if got := interpret(t, "sqlcmd", "N=o", ""); got.Transport != "login-only" {
		t.Errorf("-No: %s", got.Transport)
	}
}
