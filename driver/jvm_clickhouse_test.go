package driver

import "testing"

func TestClickHouseJDBC(t *testing.T) {
	check(t, "clickhouse-jdbc", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:ssl=true", "0.6.5", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=true", "0.11.0", "verify-full required verified/verified system written", ""},
		{"dsn:ssl", "0.7.2", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=1", "0.7.2", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=1", "0.8.0", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=TRUE", "0.9.9", "verify-full required verified/verified system written", ""},
		{"dsn:SSL=true", "", "disable plaintext unverified/unverified none default", "SSL=ignored"},
		{"dsn:ssl=false dsn:sslrootcert=/ca.pem", "", "disable plaintext unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslmode=none", "0.6.5", "disable plaintext unverified/unverified none default", "sslmode=ignored"},
		{"dsn:ssl=true dsn:sslmode=none", "0.7.2", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true dsn:sslmode=none", "0.8.0", "verify-full required verified/verified system written", "sslmode=ignored"},
		{"dsn:ssl=true dsn:sslmode=none", "0.9.8", "unknown", "sslmode=invalid"},
		{"dsn:ssl=true dsn:sslmode=STRICT dsn:sslrootcert=/ca.pem", "0.6.5", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:ssl=true dsn:sslmode=bogus", "0.6.5", "unknown", "sslmode=invalid"},
		{"dsn:ssl=true dsn:ssl_mode=trust", "0.11.0", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true dsn:ssl_mode=NONE", "0.11.0", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true dsn:ssl_mode=VERIFY_CA", "0.11.0", "verify-ca required verified/unverified system written", ""},
		{"dsn:ssl=true dsn:ssl_mode=strict", "0.11.0", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=true dsn:ssl_mode=disabled", "0.11.0", "unknown", "ssl_mode=invalid"},
		{"dsn:ssl_mode=trust", "0.11.0", "disable plaintext unverified/unverified none default", "ssl_mode=ignored"},
		{"dsn:ssl=true dsn:ssl_socket_sni=ch.example.com", "0.9.9", "verify-ca required verified/unverified system written", ""},
		{"dsn:scheme=jdbc:ch:https", "", "verify-full required verified/verified system default", ""},
		{"dsn:scheme=jdbc:clickhouse:https dsn:ssl=false", "0.9.9", "verify-full required verified/verified system written", ""},
		{"dsn:scheme=jdbc:clickhouse:https dsn:sslmode=none", "0.6.5", "require required unverified/unverified none written", ""},
		{"dsn:scheme=jdbc:clickhouse:http", "", "disable plaintext unverified/unverified none default", ""},
	})
}

func TestClickHouseJava(t *testing.T) {
	check(t, "clickhouse-java", []reading{
		{"", "", "unknown unknown unknown/unknown unknown default", ""},
		{"dsn:scheme=http", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=https", "", "verify-full required verified/verified system default", ""},
		{"dsn:scheme=https call:rootCertificate=/ca.pem", "", "verify-full required verified/verified file:/ca.pem default", ""},
		{"dsn:scheme=https call:sslMode=SSLMode.TRUST/symbol", "0.11.0", "require required unverified/unverified none written", ""},
		{"dsn:scheme=https call:sslMode=SSLMode.VERIFY_CA/symbol", "0.11.0", "verify-ca required verified/unverified system written", ""},
		{"dsn:scheme=https call:ssl_socket_sni=x", "0.9.9", "verify-ca required verified/unverified system written", ""},
		{"dsn:scheme=http call:sslMode=SSLMode.STRICT/symbol", "0.11.0", "disable plaintext unverified/unverified none default", "sslMode=ignored"},
	})
}
