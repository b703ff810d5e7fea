package driver

import "testing"

func TestClickHouseGo(t *testing.T) {
	check(t, "clickhouse-go", []reading{
		{"scheme=clickhouse", "2.50.0", "disable plaintext unverified/unverified none default", ""},
		{"scheme=clickhouses", "2.50.0", "disable plaintext unverified/unverified none", ""},
		{"scheme=clickhouse dsn:secure=true", "2.50.0", "verify-full required verified/verified system written", ""},
		{"scheme=clickhouse dsn:secure", "2.50.0", "verify-full required verified/verified system written", ""},
		{"scheme=clickhouse dsn:secure=true dsn:skip_verify=true", "2.50.0", "require required unverified/unverified none written", ""},
		{"scheme=clickhouse dsn:skip_verify=true", "2.50.0", "disable plaintext unverified/unverified none default", "skip_verify=ignored"},
		{"scheme=http dsn:secure=true", "2.50.0", "unknown", "secure=invalid"},
		{"scheme=https dsn:secure=true", "2.50.0", "verify-full required verified/verified system written", ""},
		{"scheme=https", "2.50.0", "unknown", "scheme=invalid"},
		{"TLS={} TLS.InsecureSkipVerify=true/bool", "2.50.0", "require required unverified/unverified none written", ""},
		{"TLS={}", "2.50.0", "verify-full required verified/verified system", ""},
		{"TLS=nil/null", "2.50.0", "disable plaintext unverified/unverified none written", ""},
		{"dsn:secure=?", "2.50.0", "unknown", ""},
	})
}

func TestClickHouseConnect(t *testing.T) {
	check(t, "clickhouse-connect", []reading{
		{"", "0.7.0", "disable plaintext unverified/unverified none default", ""},
		{"secure=true/bool", "0.7.0", "verify-full required verified/verified system written", ""},
		{"secure=true/bool ca_cert=/ca", "0.7.0", "verify-full required verified/verified file:/ca written", ""},
		{"secure=true/bool verify=false/bool", "0.7.0", "require required unverified/unverified none written", ""},
		{"interface=https verify=false/bool ca_cert=/ca", "0.7.0", "require required unverified/unverified none written", "ca_cert=ignored"},
		{"port=8443/number", "0.7.0", "verify-full required verified/verified system default", ""},
		{"port=8123/number verify=false/bool", "0.7.0", "disable plaintext unverified/unverified none default", "verify=ignored"},
		{"interface=http", "0.7.0", "disable plaintext unverified/unverified none written", ""},
		{"secure=false/bool", "0.7.0", "disable plaintext unverified/unverified none written", ""},
	})
}

func TestClickHouseDriver(t *testing.T) {
	check(t, "clickhouse-driver", []reading{
		{"", "0.2.7", "disable plaintext unverified/unverified none default", ""},
		{"scheme=clickhouse", "0.2.7", "disable plaintext unverified/unverified none default", ""},
		{"scheme=clickhouses", "0.2.7", "verify-full required verified/verified bundled default", ""},
		{"secure=true/bool", "0.2.7", "verify-full required verified/verified bundled written", ""},
		{"secure=true/bool verify=false/bool ca_certs=/ca", "0.2.7", "require required unverified/unverified none written", "ca_certs=ignored"},
		{"scheme=clickhouses dsn:verify=false", "0.2.7", "require required unverified/unverified none written", ""},
		{"secure=true/bool", "0.2.6", "require required unverified/unverified none written", ""},
		{"secure=true/bool check_hostname=false/bool", "0.2.9", "unknown", "check_hostname=invalid"},
		{"scheme=clickhouses dsn:check_hostname=false", "0.2.9", "verify-full required verified/verified bundled", "check_hostname=ignored"},
		{"secure=true/bool check_hostname=false/bool", "0.2.10", "verify-ca required verified/unverified bundled written", ""},
		{"secure=true/bool ca_certs=/ca", "0.2.7", "verify-full required verified/verified file:/ca written", ""},
		{"secure=?", "0.2.7", "unknown", ""},
	})
}
