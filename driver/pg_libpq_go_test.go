package driver

import (
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestLibPQ(t *testing.T) {
	check(t, "lib-pq", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""}, // 1.12.0
		{"", "1.11.2", "require required unverified/unverified none default", ""},
		{"", "1.12.0", "prefer opportunistic unverified/unverified none default", ""},
		{"", "1.12.1", "require required unverified/unverified none default", ""},
		{"dsn:sslrootcert=/ca.pem", "1.12.0", "prefer opportunistic verified/unverified file:/ca.pem default", ""},
		{"dsn:sslrootcert=/ca.pem", "1.12.1", "verify-ca required verified/unverified file:/ca.pem default", ""},
		{"", "1.10.9", "require required unverified/unverified none default", ""},
		{"dsn:sslmode=disable", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=allow", "1.12.0", "allow opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=allow", "1.11.2", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=prefer", "1.12.0", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=prefer", "1.10.9", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=prefer dsn:sslrootcert=/ca.pem", "1.12.3", "prefer opportunistic verified/unverified file:/ca.pem written", ""},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "1.10.9", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "1.11.0", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:sslrootcert=/ca.pem", "1.10.9", "verify-full required verified/verified file:/ca.pem default", ""},
		{"dsn:sslrootcert=/ca.pem", "1.12.3", "verify-ca required verified/unverified file:/ca.pem default", ""},
		{"dsn:sslmode=verify-ca", "1.10.9", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=verify-ca", "1.11.0", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},

		{"dsn:sslmode=require dsn:sslmode=nonsense", "1.12.3", "require required unverified/unverified none written", "sslmode=overridden"},
		{"dsn:sslrootcert= dsn:sslrootcert=system", "1.12.3", "require required unverified/unverified none default", "sslrootcert=overridden"}, // a second one is not looked at
		{"dsn:sslmode= dsn:sslmode=verify-full", "1.12.3", "require required unverified/unverified none default", "sslmode=overridden"},
		{"dsn:sslrootcert=", "1.12.3", "require required unverified/unverified none default", ""}, // an empty value is none
		{"dsn:sslmode=require dsn:sslrootcert=", "1.10.9", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require env:PGSSLROOTCERT=", "1.12.3", "require required unverified/unverified none written", ""},
		{"dsn:sslmode= dsn:sslrootcert=/ca.pem", "1.12.3", "verify-ca required verified/unverified file:/ca.pem default", ""},

		{"dsn:sslrootcert=system", "1.12.0", "verify-full required verified/verified system written", ""},
		{"dsn:sslrootcert=system dsn:sslmode=verify-full", "1.12.0", "verify-full required verified/verified system written", ""},
		{"dsn:sslrootcert=system dsn:sslmode=require", "1.12.0", "unknown", "sslmode=invalid"},
		{"dsn:sslrootcert=system dsn:sslmode=disable", "1.12.0", "unknown", "sslmode=invalid"},
		{"dsn:sslrootcert=system", "1.10.9", "require required unverified/unverified none default", "sslrootcert=ignored"},
		{"dsn:sslrootcert=system dsn:sslmode=require", "1.10.9", "require required unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslrootcert=system dsn:sslmode=verify-full", "1.10.9", "unknown", "sslrootcert=invalid"},
		{"dsn:sslrootcert=system dsn:sslmode=disable", "1.10.9", "disable plaintext unverified/unverified none written", "sslrootcert=ignored"},

		{"dsn:sslmode=disable dsn:sslmode=verify-full", "", "disable plaintext unverified/unverified none written", "sslmode=overridden"}, // the first one wins
		{"dsn:sslmode=require env:PGSSLMODE=disable", "", "require required unverified/unverified none written", "PGSSLMODE=overridden"},
		{"dsn:ssl=true", "", "unknown", "ssl=invalid"},
		{"dsn:sslmode=require dsn:ssl_min_protocol_version=TLSv1.2", "1.10.9", "unknown", "ssl_min_protocol_version=invalid"},
		{"dsn:sslmode=require dsn:ssl_min_protocol_version=TLSv1.0", "1.12.3", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require dsn:ssl_min_protocol_version=TLSv1", "1.12.3", "unknown", "ssl_min_protocol_version=invalid"},

		{"dsn:sslmode=pqgo-custom", "1.11.0", "unknown required unknown/unknown unknown written", ""},
		{"dsn:sslmode=pqgo-custom", "1.10.9", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=pqgo-custom call:tls.ServerName=h", "1.12.3", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=pqgo-custom call:tls.RootCAs=pool/symbol", "1.11.0", "verify-full required verified/verified file written", ""},
		{"dsn:sslmode=pqgo-custom call:tls.InsecureSkipVerify=true/bool", "1.12.3", "require required unverified/unverified none written", ""},
	})
	for version, want := range map[string]string{"1.11.2": "1.1", "1.12.0": ""} {
		if got := interpret(t, "lib-pq", "dsn:sslmode=pqgo-x call:tls.InsecureSkipVerify=true/bool call:tls.MinVersion=VersionTLS11/symbol", version); got.TLSMin != want {
			t.Errorf("tls_min at %s: got %q, want %q", version, got.TLSMin, want)
		}
	}
	if got := interpret(t, "lib-pq", "dsn:sslmode=require dsn:ssl_min_protocol_version=TLSv1.0", "1.12.3"); got.TLSMin != "1.0" {
		t.Errorf("tls_min: got %q, want 1.0", got.TLSMin)
	}
}

// TestKeywordsLast: the first of two values counts in URLs, the last in strings of keywords and values.
func TestKeywordsLast(t *testing.T) {
	for _, tt := range []struct{ driver, version, grammar, scheme, want string }{
		{"lib-pq", "1.12.3", "url", "postgres", "require"},
		{"lib-pq", "1.12.3", "libpq", "", "disable"},
		{"pgx", "5.10.0", "url", "postgres", "require"},
		{"pgx", "5.10.0", "libpq", "", "disable"},
		{"pgx", "5.11.0", "url", "postgres", "disable"},
		{"pgx", "5.11.0", "libpq", "", "disable"},
	} {
		c := &setting.Connection{Options: options(t, "dsn:sslmode=require dsn:sslmode=disable"), Grammar: tt.grammar}
		if tt.scheme != "" {
			c.Scheme = text(tt.scheme)
		}
		got, _ := Interpret(c, tt.driver, Query{Version: func([]Package) Version { return Version{Exact: tt.version} }})
		if string(got.SSLMode) != tt.want {
			t.Errorf("%s %s, %s: got %s, want %s", tt.driver, tt.version, tt.grammar, got.SSLMode, tt.want)
		}
	}
}
