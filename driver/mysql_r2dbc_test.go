package driver

import "testing"

func TestR2DBCMySQL(t *testing.T) {
	check(t, "r2dbc-mysql", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:scheme=r2dbcs:mysql", "", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true", "", "require required unverified/unverified none written", ""},
		{"dsn:ssl=false", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=1", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslMode=DISABLED dsn:ssl=true", "", "disable plaintext unverified/unverified none written", "ssl=overridden"},
		{"dsn:sslMode=preferred", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:sslMode=required dsn:sslCa=/ca.pem", "", "require required unverified/unverified none written", "sslCa=ignored"},
		{"dsn:sslMode=verify_ca", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslMode=VERIFY_IDENTITY dsn:sslCa=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslMode=tunnel", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslMode=verify-identity", "", "unknown", "sslMode=invalid"},
		{"dsn:sslmode=VERIFY_IDENTITY", "", "prefer opportunistic unverified/unverified none default", "sslmode=ignored"},
		{"call:sslMode=SslMode.VERIFY_IDENTITY/symbol call:sslHostnameVerifier=accept-all/symbol", "", "verify-ca required verified/unverified system written", ""},
		{"call:sslMode=SslMode.REQUIRED/symbol", "", "require required unverified/unverified none written", ""},
		{"call:sslMode=SslMode.VERIFY_CA/symbol call:sslContextBuilderCustomizer={} call:sslContextBuilderCustomizer.trustManager=trust-all/symbol", "", "require required unverified/unverified none written", ""},
		{"call:sslMode=SslMode.VERIFY_IDENTITY/symbol call:sslContextBuilderCustomizer={} call:sslContextBuilderCustomizer.trustManager=trust-all/symbol", "", "require required unverified/verified none written", ""},
		{"call:unixSocket=/run/mysqld/mysqld.sock", "", "disable plaintext unverified/unverified none default", ""},
	})
	if got := interpret(t, "r2dbc-mysql", "dsn:sslMode=REQUIRED dsn:tlsVersion=TLSv1.1,TLSv1.2", ""); got.TLSMin != "1.1" {
		t.Errorf("TLS minimum %q", got.TLSMin)
	}
}

func TestR2DBCMariaDB(t *testing.T) {
	check(t, "r2dbc-mariadb", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=r2dbcs:mariadb", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:ssl=true", "", "disable plaintext unverified/unverified none default", "ssl=ignored"},
		{"dsn:sslMode=trust", "", "require required unverified/unverified none written", ""},
		{"dsn:sslMode=REQUIRED dsn:serverSslCert=/ca.pem", "", "require required unverified/unverified none written", "serverSslCert=ignored"},
		{"dsn:sslMode=verify-ca dsn:serverSslCert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:sslMode=VERIFY_IDENTITY dsn:serverSslCert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslMode=ENABLE dsn:serverSslCert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslMode=verify-full", "1.3.0", "unknown", "sslMode=invalid"},
		{"dsn:sslMode=verify-full", "1.4.0", "unknown", "sslMode=invalid"},
		{"dsn:sslMode=verify-full dsn:fallbackToSystemTrustStore=true", "1.4.0", "verify-full required verified/verified system written", ""},
		{"dsn:sslMode=verify-full dsn:fallbackToSystemTrustStore=true", "1.3.0", "unknown", "sslMode=invalid fallbackToSystemTrustStore=ignored"},
		{"dsn:sslMode=tunnel", "1.1.3", "require required unverified/unverified none written", ""},
		{"dsn:sslMode=tunnel", "1.1.2", "unknown", "sslMode=invalid"},
		{"dsn:sslMode=bogus", "", "unknown", "sslMode=invalid"},
		{"dsn:sslmode=trust", "", "disable plaintext unverified/unverified none default", "sslmode=ignored"},
		{"call:sslMode=SslMode.VERIFY_FULL/symbol call:serverSslCert=classpath:ca.pem", "", "verify-full required verified/verified file:classpath:ca.pem written", ""},
		{"call:sslMode=SslMode.TRUST/symbol", "", "require required unverified/unverified none written", ""},
	})
}
