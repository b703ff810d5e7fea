package driver

import "testing"

func TestGoSQLDriver(t *testing.T) {
	check(t, "go-sql-driver", []reading{
		{"", "1.9.3", "disable plaintext unverified/unverified none default", ""},
		{"dsn:tls=false", "1.9.3", "disable plaintext unverified/unverified none written", ""},
		{"dsn:tls=0", "1.9.3", "disable", ""},
		{"dsn:tls=true", "1.9.3", "verify-full required verified/verified system written", ""},
		{"dsn:tls=TRUE", "1.9.3", "verify-full", ""},
		{"dsn:tls=", "1.9.3", "disable plaintext unverified/unverified none written", ""},
		{"dsn:tls", "1.9.3", "disable plaintext unverified/unverified none default", "tls=ignored"},
		{"dsn:tls=true dsn:tls", "1.9.3", "verify-full", ""},
		{"dsn:tls dsn:allowFallbackToPlaintext=true", "1.9.3", "disable", "tls=ignored allowFallbackToPlaintext=ignored"},
		{"dsn:tls=true dsn:allowFallbackToPlaintext=yes", "1.9.3", "unknown", "allowFallbackToPlaintext=invalid"},
		{"dsn:tls=true dsn:allowFallbackToPlaintext", "1.9.3", "verify-full", ""},
		{"dsn:tls=1", "1.9.3", "verify-full", ""},
		{"dsn:tls=skip-verify", "1.9.3", "require required unverified/unverified none written", ""},
		{"dsn:tls=preferred", "1.9.3", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:tls=?", "1.9.3", "unknown", ""},
		{"dsn:tls=custom", "1.9.3", "unknown required unknown/unknown unknown written", ""},
		{"dsn:tls=custom tls.InsecureSkipVerify=true/bool tls.RootCAs=pool/symbol", "1.9.3", "require required unverified/unverified none written", "tls.RootCAs=ignored"},
		{"dsn:tls=custom tls.RootCAs=ca.pem", "1.9.3", "verify-full required verified/verified file:ca.pem written", ""},
		{"dsn:tls=custom tls.RootCAs=SystemCertPool/symbol", "1.9.3", "verify-full required verified/verified file written", ""},
		{"dsn:tls=custom tls.InsecureSkipVerify=true/bool tls.VerifyPeerCertificate=check/symbol", "1.9.3", "unknown required unknown/unknown", ""},
		{"dsn:tls=custom tls.MinVersion=tls.VersionTLS12/symbol", "1.9.3", "verify-full required verified/verified system", ""},
		{"tls={} tls.ServerName=db.example.com", "1.9.3", "verify-full required verified/verified system written", ""},
		{"tls={}", "1.9.3", "verify-full required verified/verified system written", ""},
		{"tls={} tls.InsecureSkipVerify=true/bool", "1.9.3", "require", ""},
		{"tls={} tls.InsecureSkipVerify=?", "1.9.3", "unknown required unknown/unknown", ""},
		{"dsn:tls=true dsn:allowFallbackToPlaintext=true", "1.9.3", "prefer opportunistic verified/verified system written", ""},
		{"dsn:tls=skip-verify dsn:allowFallbackToPlaintext=true", "1.9.3", "prefer opportunistic unverified/unverified", ""},
		{"dsn:tls=custom tls.RootCAs=ca.pem dsn:allowFallbackToPlaintext=true", "1.9.3", "prefer opportunistic verified/verified file:ca.pem written", ""},
		{"dsn:allowFallbackToPlaintext=true", "1.9.3", "disable plaintext unverified/unverified none default", "allowFallbackToPlaintext=ignored"},
		{"tls={} tls.RootCAs=F FormatDSN=true/bool", "1.9.3", "disable plaintext unverified/unverified none written", "tls=ignored tls.RootCAs=ignored"},
		{"tls=true FormatDSN=true/bool", "1.9.3", "verify-full required verified/verified system written", ""},
		{"dsn:allowFallbackToPlaintext=true dsn:tls=true", "1.6.0", "unknown", "allowFallbackToPlaintext=invalid"},
		{"dsn:ssl-mode=REQUIRED", "1.9.3", "unknown", "ssl-mode=invalid"},
		{"dsn:sslmode=disable", "1.9.3", "unknown", "sslmode=invalid"},
		{"dsn:TLS=true", "1.9.3", "unknown", "TLS=invalid"},
		{"dsn:parseTime=true dsn:charset=utf8mb4", "1.9.3", "disable plaintext unverified/unverified none default", ""},
	})
}

func TestGoSQLDriverVersions(t *testing.T) {
	if got := readLine(t, "go-sql-driver", "dsn:tls=custom tls.MinVersion=tls.VersionTLS10/symbol", "1.9.3"); got.TLSMin != "1.0" {
		t.Errorf("got %q", got.TLSMin)
	}
}
