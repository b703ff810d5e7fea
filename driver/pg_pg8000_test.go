package driver

import "testing"

func TestPg8000(t *testing.T) {
	const context = "ssl_context={} ssl_context.context=create_default_context/symbol"
	check(t, "pg8000", []reading{
		{"", "1.31.4", "prefer opportunistic unverified/unverified none default", ""},
		{"", "1.30.5", "disable plaintext unverified/unverified none default", ""},
		{"ssl_context=null/null", "1.31.0", "prefer opportunistic unverified/unverified none default", ""},
		{"ssl_context=true/bool", "1.31.0", "require required unverified/unverified none written", ""},
		{"ssl_context=true/bool", "1.30.5", "verify-full required verified/verified system written", ""},
		{"ssl_context=true/bool", "1.14.0", "verify-full required verified/verified system written", ""},
		{"ssl_context=true/bool", "1.13.2", "unknown", "ssl_context=invalid"},
		{"ssl_context=false/bool", "1.31.0", "disable plaintext unverified/unverified none written", ""},
		{"ssl_context=false/bool", "1.30.5", "unknown", "ssl_context=invalid"},
		{"ssl_context=require", "1.31.4", "unknown", "ssl_context=invalid"},
		{context, "1.31.4", "verify-full required verified/verified system written", ""},
		{context + " ssl_context.cafile=/ca.pem", "1.30.5", "verify-full required verified/verified file:/ca.pem written", ""},
		{context + " ssl_context.check_hostname=false/bool ssl_context.verify_mode=ssl.CERT_NONE/symbol", "1.31.4", "require required unverified/unverified none written", ""},
		{"ssl_context=ctx/symbol", "1.31.4", "unknown required unknown/unknown unknown written", ""},
		{"ssl=true/bool", "1.13.2", "require required unverified/unverified none written", ""},
		{"ssl={} ssl.ca_certs=/ca.pem", "1.13.2", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"ssl={}", "1.13.2", "disable plaintext unverified/unverified none written", ""},
		{"ssl={} ssl.certfile=/c.pem", "1.13.2", "require required unverified/unverified none written", ""},
		{"ssl=false/bool", "1.12.5", "disable plaintext unverified/unverified none written", ""},
		{"ssl=true/bool", "1.14.0", "unknown", "ssl=invalid"},
		{"sslmode=require", "1.31.4", "unknown", "sslmode=invalid"},
		{"env:PGSSLMODE=verify-full", "1.31.4", "prefer opportunistic unverified/unverified none default", ""},
	})
	if got := interpret(t, "pg8000", "ssl_context=true/bool", ""); got.SSLMode != "require" || len(got.Ambiguity) == 0 {
		t.Errorf("without a version: %s, %v", got.SSLMode, got.Ambiguity)
	}
}

func TestPg8000SQLAlchemy(t *testing.T) {
	check(t, "pg8000-sqlalchemy", []reading{
		{"", "1.31.4", "prefer opportunistic unverified/unverified none default", ""},
		{"", "1.30.5", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslmode=require", "1.31.4", "unknown", "sslmode=invalid"},
		{"dsn:ssl=true", "1.31.4", "unknown", "ssl=invalid"},
		{"dsn:ssl_context=true", "1.31.4", "unknown", "ssl_context=invalid"},
		{"query.sslmode=require", "1.31.4", "unknown", "sslmode=invalid"},
		{"call:ssl_context=true/bool", "1.31.4", "require required unverified/unverified none written", ""},
		{"call:ssl_context=true/bool", "1.30.5", "verify-full required verified/verified system written", ""},
		{"call:ssl_context={} call:ssl_context.context=create_default_context/symbol", "", "verify-full required verified/verified system written", ""},
	})
}
