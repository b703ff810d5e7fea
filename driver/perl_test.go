package driver

import "testing"

func TestPerl(t *testing.T) {
	check(t, "perl-dbd-pg", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"sslmode=require", "", "prefer", "sslmode=ignored"},
	})
	check(t, "perl-dbd-mysql", []reading{
		{"", "4.050", "disable plaintext unverified/unverified none default", ""},
		{"dsn:mysql_ssl=1", "4.050", "unknown unknown unknown/unknown unknown unknown", "mysql_ssl=invalid"},
		{"dsn:mysql_ssl=1", "5.001", "require required unverified/unverified none", ""},
		{"dsn:mysql_ssl=1", "", "require", ""},
		{"dsn:mysql_ssl=1 dsn:mysql_ssl_ca_file=/ca.pem", "4.050", "unknown unknown unknown/unknown unknown unknown", "mysql_ssl=invalid"},
		{"dsn:mysql_ssl=1 dsn:mysql_ssl_ca_file=/ca.pem", "5.001", "verify-ca", ""},
		{"dsn:mysql_ssl=1 dsn:mysql_ssl_ca_file=/ca.pem mysql_ssl_verify_server_cert=1/number", "5.001", "verify-full", ""},
		{"dsn:mysql_ssl=1 dsn:mysql_ssl_optional=1", "4.050", "prefer", ""},
		{"dsn:mysql_ssl=0 dsn:mysql_ssl_ca_file=/ca.pem", "4.050", "disable", "mysql_ssl_ca_file=ignored"},
	})
	check(t, "perl-dbd-mariadb", []reading{
		{"", "", "disable", ""},
		{"mariadb_ssl=1/number", "", "require required unverified/unknown none written", ""},
		{"dsn:mariadb_ssl=1 dsn:mariadb_ssl_optional=1 dsn:mariadb_ssl_ca_file=/ca.pem", "", "prefer", ""},
		{"dsn:mariadb_ssl=1 mariadb_ssl=0/number", "", "disable plaintext unverified/unverified none default", "mariadb_ssl=overridden"},
	})
}
