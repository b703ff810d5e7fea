package driver

import "testing"

func TestPyMySQL(t *testing.T) {
	const (
		ctx = "ssl={} ssl.context=create_default_context/symbol"
		raw = "ssl={} ssl.context=SSLContext/symbol"
	)
	check(t, "pymysql", []reading{
		// the samples
		{"ssl=true/bool ssl_ca=F", "", "prefer opportunistic unverified/unverified none written", "ssl=overridden"},
		{"ssl_ca=F ssl=true/bool", "1.1.1", "prefer opportunistic unverified/unverified none written", "ssl=overridden"},
		{"ssl=true/bool ssl_ca=F", "1.2.0", "require required unverified/unverified none written", "ssl=overridden"},
		{"ssl={} ssl.ca=F", "", "prefer opportunistic verified/verified file:F written", ""},
		{"ssl={} ssl.ca=F", "1.1.1", "prefer opportunistic verified/verified file:F written", ""},
		{"ssl={} ssl.ca=F", "1.2.0", "verify-full required verified/verified file:F written", ""},
		// nothing
		{"", "0.10.1", "disable plaintext unverified/unverified none default", ""},
		{"", "1.1.1", "disable plaintext unverified/unverified none default", ""},
		{"", "1.2.0", "prefer opportunistic unverified/unverified none default", ""},
		{"", "", "disable", ""},
		{"ssl=null/null ssl_ca=null/null", "1.2.0", "prefer opportunistic unverified/unverified none default", ""},
		{"ssl={}", "1.1.1", "disable plaintext unverified/unverified none default", ""},
		{"ssl={}", "1.2.0", "prefer opportunistic unverified/unverified none default", ""},
		// dictionaries
		{"ssl={} ssl.ca=F", "0.10.1", "prefer opportunistic verified/verified file:F", ""},
		{"ssl={} ssl.ca=F ssl.check_hostname=false/bool", "1.1.1", "prefer opportunistic verified/unverified file:F written", ""},
		{"ssl={} ssl.ca=F ssl.check_hostname=False/bool", "1.2.0", "verify-ca required verified/unverified file:F written", ""},
		{"ssl={} ssl.ca=F ssl.check_hostname=false/bool ssl.verify_mode=false/bool", "1.2.0", "require required unverified/unverified none written", "ssl.ca=ignored"},
		{"ssl={} ssl.ca=F ssl.check_hostname=false/bool ssl.verify_mode=none", "1.2.0", "require required unverified/unverified none", "ssl.ca=ignored"},
		{"ssl={} ssl.ca=F ssl.verify_mode=false/bool", "1.2.0", "unknown", "ssl.verify_mode=invalid"},
		{"ssl={} ssl.ca=F ssl.verify_mode=ssl.CERT_NONE/symbol", "1.2.0", "verify-full", ""},
		{"ssl={} ssl.capath=/etc/ssl", "1.2.0", "verify-full required verified/verified file:/etc/ssl", ""},
		{"ssl={} ssl.verify_mode=true/bool", "1.2.0", "verify-ca required verified/unverified system written", ""},
		{"ssl={} ssl.ssl_mode=1/number", "1.1.1", "prefer opportunistic unverified/unverified none written", "ssl.ssl_mode=ignored"},
		{"ssl={} ssl.ssl_mode=1/number", "1.2.0", "require required unverified/unverified none written", "ssl.ssl_mode=ignored"},
		{"ssl={} ssl.check_hostname=true/bool", "1.2.0", "require", "ssl.check_hostname=ignored"},
		{"ssl=true/bool", "1.1.1", "unknown", "ssl=invalid"},
		{"ssl=true", "1.2.0", "unknown", "ssl=invalid"},
		{"ssl=false/bool", "1.1.1", "disable plaintext unverified/unverified none written", ""},
		// flat arguments
		{"ssl_ca=F", "0.10.1", "unknown", "ssl_ca=invalid"},
		{"ssl_ca=F", "1.0.0", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_ca=F", "1.2.0", "require required unverified/unverified none written", ""},
		{"ssl_ca=F ssl_verify_cert=true/bool", "1.1.1", "prefer opportunistic verified/unverified file:F written", ""},
		{"ssl_ca=F ssl_verify_cert=true/bool", "1.2.0", "verify-ca required verified/unverified file:F written", ""},
		{"ssl_ca=F ssl_verify_cert=false/bool", "1.0.2", "prefer opportunistic unverified/unverified none", ""},
		{"ssl_ca=F ssl_verify_cert=true/bool ssl_verify_identity=true/bool", "1.1.1", "prefer opportunistic verified/verified file:F", ""},
		{"ssl_ca=F ssl_verify_identity=true/bool ssl_verify_cert=true/bool", "1.2.0", "verify-full required verified/verified file:F written", ""},
		{"ssl_ca=F ssl_verify_identity=true/bool", "1.2.0", "unknown", "ssl_verify_identity=invalid"},
		{"ssl_verify_identity=true/bool", "1.1.1", "prefer opportunistic unverified/unverified none", "ssl_verify_identity=ignored"},
		{"ssl_verify_identity=true/bool", "1.2.0", "require required unverified/unverified none", "ssl_verify_identity=ignored"},
		{"ssl_ca=F ssl_verify_identity=true/bool", "1.2.3", "unknown", "ssl_verify_identity=invalid"},
		{"ssl_ca=F ssl_verify_identity=true/bool", "1.2.4", "verify-full required verified/verified file:F written", ""},
		{"ssl_verify_identity=true/bool", "1.2.4", "verify-ca required verified/unverified system written", ""},
		{"ssl={} ssl.ca=F ssl_verify_identity=true/bool", "1.2.4", "verify-ca required verified/unverified system written", "ssl=overridden"},
		{"ssl_disabled=true/bool", "0.10.1", "unknown", "ssl_disabled=invalid"},
		{"ssl_cert=C ssl_key=K", "0.10.1", "unknown", "ssl_cert=invalid"},
		{"ssl={} ssl.verify_mode=required", "0.10.1", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl={} ssl.ca=F ssl.check_hostname=false/bool ssl.verify_mode=none", "0.10.1", "prefer opportunistic verified/unverified file:F", ""},
		{"ssl_verify_cert=true/bool", "1.2.0", "verify-ca required verified/unverified system written", ""},
		{"ssl_verify_cert=true/bool ssl_verify_identity=true/bool", "1.2.0", "verify-ca", "ssl_verify_identity=ignored"},
		{"ssl_cert=C ssl_key=K", "1.2.0", "require required unverified/unverified none", ""},
		{"ssl_disabled=true/bool ssl_ca=F", "1.2.0", "disable plaintext unverified/unverified none written", "ssl_ca=ignored"},
		{"ssl_disabled=false/bool", "1.2.0", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_disabled=false/bool ssl={} ssl.ca=F", "1.2.0", "verify-full", ""},
		{"ssl_mode=REQUIRED", "1.1.1", "unknown", "ssl_mode=invalid"},
		// contexts
		{ctx, "1.1.1", "prefer opportunistic verified/verified system written", ""},
		{ctx + " ssl.cafile=F", "1.2.0", "verify-full required verified/verified file:F written", ""},
		{ctx + " ssl.check_hostname=false/bool", "1.2.0", "verify-ca required verified/unverified system written", ""},
		{ctx + " ssl.check_hostname=false/bool ssl.verify_mode=ssl.CERT_NONE/symbol", "1.2.0", "require required unverified/unverified none written", ""},
		{ctx + " ssl.purpose=ssl.Purpose.CLIENT_AUTH/symbol", "1.2.0", "unknown", "ssl.purpose=invalid"},
		{ctx + " ssl.purpose=ssl.Purpose.CLIENT_AUTH/symbol", "1.1.3", "disable plaintext unverified/unverified none written", ""},
		{ctx + " ssl.verify_mode=?", "1.2.0", "unknown required unknown/unknown", ""},
		{raw, "1.2.0", "require required unverified/unverified none written", ""},
		{raw + " ssl.verify_mode=ssl.CERT_REQUIRED/symbol ssl.cafile=F", "1.2.0", "verify-ca required verified/unverified file:F", ""},
		{raw + " ssl.protocol=ssl.PROTOCOL_TLS_CLIENT/symbol ssl.cafile=F", "1.2.0", "verify-full required verified/verified file:F", ""},
		{raw + " ssl.protocol=ssl.PROTOCOL_TLS_CLIENT/symbol ssl.check_hostname=false/bool", "1.2.0", "verify-ca", ""},
		{raw + " ssl.check_hostname=true/bool ssl.cafile=F", "1.2.0", "verify-full", ""},
		{"ssl={} ssl.context=_create_unverified_context/symbol ssl.cafile=F", "1.2.0", "require required unverified/unverified none", "ssl.cafile=ignored"},
		{"ssl=ssl.CERT_REQUIRED/symbol", "1.2.0", "unknown", "ssl=invalid"},
		{"ssl=ssl.CERT_NONE/symbol", "1.2.0", "prefer", ""},
		// option files
		{"read_default_file=/root/.my.cnf", "1.1.1", "unknown", ""},
		{"read_default_file=/root/.my.cnf ssl_ca=F", "1.2.0", "require", ""},
	})
}

func TestPyMySQLContextVersions(t *testing.T) {
	got := readLine(t, "pymysql", "ssl={} ssl.context=SSLContext/symbol ssl.minimum_version=ssl.TLSVersion.TLSv1_1/symbol", "1.2.0")
	if got.TLSMin != "1.1" {
		t.Errorf("got %q", got.TLSMin)
	}
	got = readLine(t, "pymysql", "ssl={} ssl.context=SSLContext/symbol ssl.protocol=ssl.PROTOCOL_TLSv1/symbol", "1.2.0")
	if got.TLSMin != "1.0" || len(got.TLSVersions) != 1 {
		t.Errorf("got %q %q", got.TLSMin, got.TLSVersions)
	}
}

func TestPyMySQLNamesTheFlip(t *testing.T) {
	got := readLine(t, "pymysql", "ssl_ca=F", "")
	if len(got.Ambiguity) != 1 || got.Ambiguity[0].SSLMode != "require" || got.Ambiguity[0].When != "PyMySQL 1.2.0 and later" {
		t.Errorf("got %+v", got.Ambiguity)
	}
}

func TestPyMySQLBehindSQLAlchemy(t *testing.T) {
	check(t, "pymysql-sqlalchemy", []reading{
		{"dsn:ssl_ca=F", "1.1.1", "prefer opportunistic verified/verified file:F written", ""},
		{"dsn:ssl_ca=F", "1.2.0", "verify-full required verified/verified file:F written", ""},
		{"dsn:ssl_ca=F", "", "prefer", ""},
		{"dsn:ssl_ca=F dsn:ssl_check_hostname=false", "1.2.0", "verify-ca required verified/unverified file:F written", ""},
		{"dsn:ssl_capath=D", "1.2.0", "verify-full required verified/verified file:D", ""},
		{"dsn:ssl_ca=F dsn:ssl_verify_cert=true", "1.2.0", "verify-ca required verified/unverified system written", "ssl_ca=overridden"},
		{"dsn:ssl_ca=F dsn:ssl_verify_cert=false", "1.2.0", "require required unverified/unverified none written", "ssl_ca=overridden"},
		{"dsn:ssl_ca=F dsn:ssl_verify_identity=true", "1.1.1", "prefer opportunistic unverified/unverified none written", "ssl_ca=overridden ssl_verify_identity=ignored"},
		{"dsn:ssl_ca=F dsn:ssl_verify_identity=true", "1.2.4", "verify-ca required verified/unverified system written", "ssl_ca=overridden"},
		{"dsn:ssl_verify_cert=true", "0.10.1", "unknown", "ssl_verify_cert=invalid"},
		{"dsn:ssl_ca=F dsn:ssl_disabled=false", "1.1.1", "disable plaintext unverified/unverified none written", "ssl_ca=ignored"},
		{"dsn:ssl=true", "1.2.0", "unknown", "ssl=invalid"},
		{"dsn:ssl=true dsn:ssl_ca=F", "1.2.0", "verify-full", "ssl=overridden"},
		{"dsn:ssl_mode=VERIFY_IDENTITY", "1.2.0", "unknown", "ssl_mode=invalid"},
		{"dsn:ssl_key=K dsn:ssl_cert=C", "1.2.0", "require required unverified/unverified none", ""},
		{"dsn:ssl_check_hostname=true", "1.2.0", "require", "ssl_check_hostname=ignored"},
		{"query={} query.ssl_ca=F", "1.2.0", "verify-full required verified/verified file:F written", ""}, // URL.create(query={…})
		// connect_args are PyMySQL's own arguments
		{"ssl_ca=F", "1.2.0", "require required unverified/unverified none written", ""},
		{"ssl_ca=F ssl_verify_cert=true/bool ssl_verify_identity=true/bool", "1.2.0", "verify-full required verified/verified file:F", ""},
		{"ssl={} ssl.ca=F", "1.2.0", "verify-full required verified/verified file:F", ""},
		{"dsn:ssl_ca=F ssl={} ssl.ca=G ssl.check_hostname=false/bool", "1.2.0", "verify-ca required verified/unverified file:G", "ssl_ca=overridden"},
		{"ssl={} ssl.fake_flag_to_enable_tls=true/bool", "1.1.1", "prefer opportunistic unverified/unverified none", ""},
		{"ssl={} ssl.context=create_default_context/symbol", "1.1.1", "prefer opportunistic verified/verified system", ""},
		{"", "1.1.1", "disable plaintext unverified/unverified none default", ""},
		{"", "1.2.0", "prefer opportunistic unverified/unverified none default", ""},
	})
}
