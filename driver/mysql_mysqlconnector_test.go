package driver

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestMySqlConnector(t *testing.T) {
	check(t, "mysqlconnector", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:SslMode=None", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=preferred", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:SslMode=Required dsn:SslCa=/ca.pem", "", "require required unverified/unverified none written", "SslCa=ignored"},
		{"dsn:SslMode=VerifyCA dsn:SslCa=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:SslMode=VerifyFull dsn:SslCa=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:SslMode=VerifyFull", "", "verify-full required verified/verified system written", ""},
		{"call:SslMode=MySqlSslMode.Required/symbol", "", "require required unverified/unverified none written", ""},
		{"dsn:SslMode=enabled", "", "unknown", "SslMode=invalid"},
	})
}

func TestMySQLData(t *testing.T) {
	check(t, "mysql-connector-net", []reading{
		{"", "8.0.33", "prefer opportunistic unverified/unverified none default", ""},
		{"", "8.0.11", "require required unverified/unverified none default", ""},
		{"", "8.0.7", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:SslMode=Disabled", "8.0.33", "disable plaintext unverified/unverified none written", ""},
		{"dsn:SslMode=Prefered", "8.0.33", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:SslMode=Required", "8.0.33", "require required unverified/unverified none written", ""},
		{"dsn:SslMode=VerifyCA dsn:SslCa=/ca.pem", "8.0.33", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:SslMode=VerifyFull dsn:SslCa=/ca.pem", "8.0.33", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:SslMode=VerifyFull", "8.0.33", "verify-full required verified/verified system written", ""},
	})
}

// TestFamiliar: keywords tell for which .NET driver a connection string is.
func TestFamiliar(t *testing.T) {
	for spec, want := range map[string]string{
		"dsn:SslMode=VerifyFull dsn:RootCertificate=/ca.pem": "npgsql",
		"dsn:SslMode=Required dsn:SslCa=/ca.pem":             "mysql-connector-net mysqlconnector",
	} {
		c := &setting.Connection{Grammar: "ado", Options: options(t, spec), Hint: setting.Hint{Language: "csharp"}}
		got := Read(c, Query{AssumeSince: "2021-11-21"})
		names := strings.Join(got.Candidates, " ")
		if names == "" {
			names = got.Driver
		}
		if names != want {
			t.Errorf("%s: got %s, want %s", spec, names, want)
		}
	}
}
