package driver

import "testing"

func TestMySQLConnectorPython(t *testing.T) {
	check(t, "mysql-connector-python", []reading{
		// the sample
		{"ssl_ca=F ssl_disabled=false/bool", "", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_disabled=false/bool ssl_ca=F", "8.3.0", "prefer opportunistic unverified/unverified none written", ""},
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"ssl_disabled=false/bool", "8.3.0", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_ca=F", "8.3.0", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:ssl_ca=F dsn:ssl_verify_cert=true dsn:ssl_verify_identity=true dsn:use_pure=false", "9.7.0", "unknown", "ssl_verify_identity=invalid"},
		{"dsn:ssl_ca=F dsn:ssl_verify_cert=true dsn:ssl_verify_identity=true", "9.7.0", "verify-full required verified/verified file:F written", ""},
		{"ssl_ca=F ssl_verify_cert=true/bool", "8.3.0", "prefer opportunistic verified/unverified file:F written", ""},
		{"ssl_ca=F ssl_verify_cert=true/bool use_pure=true/bool", "8.3.0", "verify-ca required verified/unverified file:F written", ""},
		{"ssl_ca=F ssl_verify_cert=true/bool ssl_verify_identity=true/bool", "8.3.0", "verify-full required verified/verified file:F written", ""},
		{"ssl_verify_cert=true/bool ssl_verify_identity=true/bool", "8.3.0", "verify-full required verified/verified system written", ""},
		{"ssl_ca=F ssl_verify_identity=true/bool", "8.3.0", "prefer opportunistic verified/verified file:F written", ""},
		{"ssl_verify_cert=true/bool use_pure=true/bool", "8.3.0", "verify-ca required verified/unverified system", ""},
		{"ssl_verify_cert=true/bool", "8.3.0", "prefer opportunistic verified/unverified none", ""},
		{"ssl_ca=F ssl_verify_identity=true/bool use_pure=false/bool", "8.3.0", "verify-full required verified/verified file:F written", ""},
		{"ssl_ca=F ssl_verify_identity=true/bool use_pure=true/bool", "8.3.0", "prefer opportunistic verified/verified file:F written", ""},
		{"ssl_verify_identity=true/bool use_pure=true/bool", "8.3.0", "prefer opportunistic verified/verified system written", ""},
		{"ssl_verify_identity=true/bool use_pure=false/bool", "8.3.0", "unknown", "ssl_verify_identity=invalid"},
		{"ssl_verify_identity=true/bool", "8.3.0", "prefer opportunistic verified/verified system written", ""},
		{"ssl_disabled=true/bool", "8.3.0", "disable plaintext unverified/unverified none written", ""},
		{"ssl_disabled=true/bool ssl_ca=F", "8.3.0", "disable", "ssl_ca=ignored"},
		{"dsn:ssl_disabled=false", "8.3.0", "disable plaintext", ""},
		{"dsn:ssl_ca=F dsn:ssl_verify_cert=true dsn:ssl_verify_identity=true", "8.3.0", "verify-full", ""},
		{"tls_versions=TLSv1,TLSv1.1/list", "8.0.27", "prefer", ""},
		{"tls_versions=TLSv1,TLSv1.1/list", "8.0.28", "unknown", "tls_versions=invalid"},
		{"tls_versions=TLSv1.2,TLSv1.3/list", "8.3.0", "prefer", ""},
		{"option_files=/etc/my.cnf", "8.3.0", "unknown", ""},
		{"ssl_mode=REQUIRED", "8.3.0", "unknown", "ssl_mode=invalid"},
	})
}

func TestMySQLClientPython(t *testing.T) {
	check(t, "mysqlclient", []reading{
		{"", "2.2.8", "disable plaintext unverified/unverified none default", ""},
		{"ssl={} ssl.ca=F", "2.2.8", "prefer opportunistic unknown/unverified file:F written", ""},
		{"ssl=true/bool", "2.2.8", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_mode=REQUIRED", "2.2.8", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl_mode=REQUIRED ssl={} ssl.ca=F", "2.2.8", "prefer opportunistic unknown/unverified file:F written", ""},
		{"ssl=true/bool", "2.2.3", "disable plaintext unverified/unverified none written", ""},
		{"ssl=true/bool", "2.2.1", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl=false/bool", "2.2.1", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl=false/bool", "2.2.8", "disable plaintext unverified/unverified none written", ""},
		{"ssl={}", "2.2.1", "prefer", ""},
		{"ssl={}", "2.2.2", "disable", ""},
		{"ssl={} ssl.cipher=HIGH", "2.2.8", "prefer", ""},
		{"ssl={} ssl.key=K", "2.2.8", "disable", ""},
		{"ssl={} ssl.key=K", "2.2.1", "disable", ""},
		{"ssl={} ssl.key=K ssl.cert=C", "2.2.8", "prefer", ""},
		{"ssl_mode=REQUIRED", "1.4.6", "unknown", "ssl_mode=invalid"},
		{"ssl_mode=REQUIRED ssl={} ssl.capath=D", "2.2.8", "prefer opportunistic unknown/unverified file:D written", ""},
		{"ssl_mode=PREFERRED", "2.2.8", "disable plaintext unverified/unverified none written", ""},
		{"ssl_mode=PREFERRED ssl={} ssl.ca=F", "2.2.8", "prefer opportunistic unknown/unverified file:F written", ""},
		{"ssl_mode=PREFERRED ssl={} ssl.cert=C", "2.2.8", "prefer", ""},
		{"ssl={} ssl.ca=F ssl_mode=VERIFY_CA", "2.2.8", "verify-ca required verified/unverified file:F written", ""},
		{"ssl={} ssl.ca=F ssl_mode=VERIFY_IDENTITY", "2.2.8", "verify-full required verified/verified file:F written", ""},
		{"ssl_mode=VERIFY_IDENTITY", "2.2.8", "verify-full required verified/verified system written", ""},
		{"ssl={} ssl.ca=F ssl_mode=DISABLED", "2.2.8", "disable plaintext", "ssl.ca=ignored"},
		{"ssl={} ssl.ca=F ssl.check_hostname=true/bool", "2.2.8", "prefer", "ssl.check_hostname=ignored"},
		{"ssl_mode=required", "2.2.8", "unknown", "ssl_mode=invalid"},
		{"ssl_ca=F", "2.2.8", "unknown", "ssl_ca=invalid"},
		{"dsn:ssl_ca=F", "2.2.8", "prefer opportunistic unknown/unverified file:F written", ""},
		{"dsn:ssl_ca=F dsn:ssl_mode=VERIFY_IDENTITY", "2.2.8", "verify-full required verified/verified file:F written", ""},
		{"read_default_file=/etc/my.cnf", "2.2.8", "unknown", ""},
		{"ssl=null/null", "2.2.8", "disable", ""},
	})
}

func TestAiomysql(t *testing.T) {
	check(t, "aiomysql", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"ssl={} ssl.context=create_default_context/symbol ssl.cafile=F", "", "prefer opportunistic verified/verified file:F written", ""},
		{"ssl={} ssl.context=create_default_context/symbol ssl.check_hostname=false/bool ssl.verify_mode=ssl.CERT_NONE/symbol", "", "prefer opportunistic unverified/unverified none", ""},
		{"ssl=true/bool", "", "prefer opportunistic verified/verified system written", ""},
		{"dsn:ssl=true", "", "disable plaintext unverified/unverified none written", ""},
		{"ssl={} ssl.ca=F", "", "disable plaintext unverified/unverified none written", "ssl.ca=ignored"},
		{"dsn:ssl_ca=F", "", "disable plaintext unverified/unverified none written", "ssl.ca=ignored"},
		{"ssl_ca=F", "", "unknown", "ssl_ca=invalid"},
		{"ssl=false/bool", "", "disable", ""},
		{"ssl=null/null", "", "disable plaintext unverified/unverified none default", ""},
	})
}

func TestAsyncmy(t *testing.T) {
	check(t, "asyncmy", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"ssl={} ssl.context=create_default_context/symbol", "", "verify-full required verified/verified system written", ""},
		{"ssl={} ssl.ca=F", "", "verify-full required verified/verified file:F written", ""},
		{"ssl={} ssl.ca=F ssl.check_hostname=false/bool", "", "verify-ca required verified/unverified file:F written", ""},
		{"ssl={} ssl.cert=C", "", "require required unverified/unverified none", ""},
		{"ssl=true/bool", "", "disable", ""},
		{"ssl=true/bool", "0.2.13", "disable plaintext unverified/unverified none written", ""},
		{"ssl=true/bool", "0.2.14", "require required unverified/unverified none written", ""},
		{"ssl=required", "0.2.13", "disable plaintext unverified/unverified none written", ""},
		{"ssl=required", "0.2.14", "unknown", "ssl=invalid"},
		{"dsn:ssl_ca=F", "", "verify-full required verified/verified file:F", ""},
		{"dsn:ssl_key=K", "", "require", ""},
		{"ssl_mode=REQUIRED", "", "unknown", "ssl_mode=invalid"},
	})
}
