package driver

import (
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestJTDS(t *testing.T) {
	check(t, "jtds", []reading{
		{"", "1.3.1", "disable plaintext unverified/unverified none default", ""},
		{"dsn:ssl=off", "1.3.1", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=request", "1.3.1", "disable login-only unverified/unverified none written", ""},
		{"dsn:ssl=require", "1.3.1", "require required unverified/unverified none written", ""},
		{"dsn:ssl=authenticate", "1.3.1", "verify-ca required verified/unverified system written", ""},
		{"dsn:SSL=REQUIRE", "1.3.1", "require required unverified/unverified none written", ""},
		{"dsn:ssl=yes", "1.3.1", "disable login-only unverified/unverified none written", ""},
		{"dsn:ssl=", "1.3.1", "disable plaintext unverified/unverified none written", ""},
		{"dsn:encrypt=true", "1.3.1", "disable plaintext unverified/unverified none default", "encrypt=ignored"},
	})
}

func TestPymssql(t *testing.T) {
	check(t, "pymssql", []reading{
		{"", "2.4.6", "disable login-only unverified/unverified none default", ""},
		{"encryption=off", "2.4.3", "disable plaintext unverified/unverified none written", ""},
		{"encryption=request", "2.4.3", "disable login-only unverified/unverified none written", ""},
		{"encryption=require", "2.4.3", "prefer opportunistic unverified/unverified none written", ""},
		{"encryption=default", "2.4.3", "unknown", "encryption=invalid"},
		{"encryption=strict", "2.4.3", "unknown", "encryption=invalid"},
		{"encryption=?", "2.4.3", "unknown", ""},
		{"encryption=require", "2.4.2", "disable login-only unverified/unverified none default", "encryption=ignored"},
		{"encryption=off", "2.3.13", "disable login-only unverified/unverified none default", "encryption=ignored"},
		{"encryption=default", "2.3.0", "disable login-only unverified/unverified none default", "encryption=ignored"},
		{"encryption=REQUIRE", "2.3.0", "unknown", "encryption=invalid"},
		{"encryption=require", "2.2.8", "unknown", "encryption=invalid"},
		{"tds_version=7.0 encryption=require", "2.4.6", "disable plaintext unverified/unverified none written", "encryption=ignored"},
		{"charset=utf8 tds_version=7.4", "2.3.1", "disable login-only unverified/unverified none default", ""},
	})
}

func TestMSODBC(t *testing.T) {
	const d18, d17 = "ODBC Driver 18 for SQL Server", "{ODBC Driver 17 for SQL Server}"
	tests := []struct{ driver, options, want, effects string }{
		{d18, "", "verify-full required verified/verified system default", ""},
		{d17, "", "disable login-only unverified/unverified none default", ""},
		{d18, "dsn:TrustServerCertificate=yes", "require required unverified/unverified none written", ""},
		{d17, "dsn:TrustServerCertificate=yes", "disable login-only unverified/unverified none default", "TrustServerCertificate=ignored"},
		{d17, "dsn:Encrypt=yes", "verify-full required verified/verified system written", ""},
		{d17, "dsn:Encrypt=yes dsn:TrustServerCertificate=yes", "require required unverified/unverified none written", ""},
		{d18, "dsn:Encrypt=no", "disable login-only unverified/unverified none written", ""},
		{d18, "dsn:Encrypt=Strict dsn:TrustServerCertificate=yes", "verify-full required verified/verified system written", "TrustServerCertificate=ignored"},
		{d17, "dsn:Encrypt=strict", "unknown", "Encrypt=invalid"},
		{"FreeTDS", "dsn:Encrypt=yes", "disable login-only unverified/unverified none written", ""},
		{d18, "dsn:Encrypt=Mandatory", "verify-full required verified/verified system written", ""},
		{d18, "dsn:Encrypt=Optional", "disable login-only unverified/unverified none written", ""},
		{d18, "dsn:Encrypt=true", "unknown", "Encrypt=invalid"},
		{d17, "dsn:Encrypt=1", "unknown", "Encrypt=invalid"},
		{d18, "dsn:TrustServerCertificate=true", "unknown", "TrustServerCertificate=invalid"},
		{"FreeTDS", "", "disable login-only unverified/unverified none", ""},
		{d17, "dsn:Authentication=ActiveDirectoryPassword", "require required unverified/unverified none written", ""},
		{"", "", "unknown", ""},
	}
	for _, tt := range tests {
		list := options(t, tt.options)
		if tt.driver != "" {
			list = append(list, setting.Option{Name: text("DRIVER"), Value: setting.Value{Text: text(tt.driver)}, Layer: setting.InDSN})
		}
		got, _ := Interpret(&setting.Connection{Options: list}, "msodbcsql", Query{})
		if line := describe(got); len(line) < len(tt.want) || line[:len(tt.want)] != tt.want {
			t.Errorf("%s %s: got %s, want %s", tt.driver, tt.options, line, tt.want)
		}
		if e := effects(got); e != tt.effects {
			t.Errorf("%s %s: effects %q, want %q", tt.driver, tt.options, e, tt.effects)
		}
	}
}
