package driver

import "testing"

func TestPythonTDS(t *testing.T) {
	check(t, "python-tds", []reading{
		{"", "1.16.0", "disable plaintext unverified/unverified none default", ""},
		{"cafile=/ca.pem", "1.16.0", "verify-full required verified/verified file:/ca.pem written", ""},
		{"cafile=/ca.pem validate_host=false/bool", "1.16.0", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"cafile=/ca.pem validate_host=true/bool", "1.16.0", "verify-full required", ""},
		{"cafile=null/null", "1.16.0", "disable plaintext unverified/unverified none default", ""},
		{"validate_host=true/bool", "1.16.0", "disable plaintext unverified/unverified none default", "validate_host=ignored"},
		{"cafile=?", "1.16.0", "verify-full required verified/verified file", ""},
		{"encrypt=true", "1.16.0", "unknown", "encrypt=invalid"},
	})
	for spec, want := range map[string]string{
		"cafile=/ca.pem enc_login_only=true/bool":                          "login-only verified/verified",
		"cafile=/ca.pem enc_login_only=true/bool validate_host=false/bool": "login-only verified/unverified",
	} {
		got := interpret(t, "python-tds", spec, "1.16.0")
		if line := string(got.Transport) + " " + string(got.Chain) + "/" + string(got.Hostname); line != want {
			t.Errorf("%s: %s, want %s", spec, line, want)
		}
	}
}

func TestMSSQLPython(t *testing.T) {
	check(t, "mssql-python", []reading{
		{"", "1.0.0", "verify-full required verified/verified system default", ""},
		{"dsn:Encrypt=yes", "1.0.0", "verify-full required verified/verified system written", ""},
		{"dsn:Encrypt=yes dsn:TrustServerCertificate=yes", "1.0.0", "require required unverified/unverified none written", ""},
		{"dsn:TrustServerCertificate=yes", "1.0.0", "require required unverified/unverified none written", ""},
		{"trust_server_certificate=yes", "1.0.0", "require required unverified/unverified none written", ""},
		{"dsn:Encrypt=strict dsn:TrustServerCertificate=yes", "1.0.0", "verify-full required verified/verified system written", "TrustServerCertificate=ignored"},
		{"dsn:Encrypt=strict dsn:ServerCertificate=/c.pem", "1.0.0", "verify-full required verified/verified file:/c.pem written", ""},
		{"dsn:Encrypt=maybe", "1.0.0", "unknown", "Encrypt=invalid"},
		{"dsn:sslmode=require", "1.0.0", "unknown", "sslmode=invalid"},
	})
	if got := interpret(t, "mssql-python", "dsn:Encrypt=no", "1.0.0"); got.Transport != "login-only" {
		t.Errorf("Encrypt=no: %s", got.Transport)
	}
}

func TestFreeTDS(t *testing.T) {
	for spec, want := range map[string]string{
		"":                   "login-only unverified/unverified none",
		"encryption=off":     "plaintext unverified/unverified none",
		"encryption=require": "opportunistic unverified/unverified none",
		"encryption=yes":     "unknown unknown/unknown unknown",
		"encryption=strict":  "required verified/verified system",
		"encryption=strict checkcertificatehostname=no":                 "required verified/unverified system",
		"encryption=request":                                            "login-only unverified/unverified none",
		"encryption=require cafile=/ca.pem":                             "opportunistic verified/verified file",
		"encryption=require cafile=system":                              "opportunistic verified/verified system",
		"encryption=require cafile=/ca.pem checkcertificatehostname=no": "opportunistic verified/unverified file",
		"cafile=/ca.pem":                                                "login-only verified/verified file",
		"encryption=strict cafile=/ca.pem":                              "required verified/verified file",
	} {
		got := interpret(t, "freetds", spec, "1.5")
		line := string(got.Transport) + " " + string(got.Chain) + "/" + string(got.Hostname) + " " + string(got.CA.Source)
		if line != want {
			t.Errorf("%s: %s, want %s", spec, line, want)
		}
	}
	if got := interpret(t, "freetds", "encryption=strict", "1.4"); got.Transport != "unknown" {
		t.Errorf("strict before 1.5: %s", got.Transport)
	}
	if got := interpret(t, "freetds", "enabletlsv1=yes", "1.4"); got.TLSMin != "1.0" {
		t.Errorf("enable tls v1: %q", got.TLSMin)
	}
}
