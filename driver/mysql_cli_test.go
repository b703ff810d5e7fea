package driver

import "testing"

func TestMySQLClient(t *testing.T) {
	check(t, "mysql-cli", []reading{
		// the samples, without a version
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"ssl-ca=F ssl-mode=REQUIRED", "", "require required unverified/unverified none written", "ssl-ca=ignored"},
		{"ssl-mode=REQUIRED ssl-ca=F", "", "require required unverified/unverified none written", "ssl-ca=ignored"},
		{"ssl_mode=required ssl_capath=D", "8.4.0", "require required unverified/unverified none written", "ssl_capath=ignored"},
		{"ssl-mode=PREFERRED", "", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl-mode=PREFERRED ssl-ca=F", "8.0.36", "prefer opportunistic unverified/unverified none written", "ssl-ca=ignored"},
		{"ssl-mode=DISABLED", "", "disable plaintext unverified/unverified none written", ""},
		{"ssl-mode=VERIFY_CA ssl-ca=F", "", "verify-ca required verified/unverified file:F written", ""},
		{"ssl-mode=VERIFY_IDENTITY ssl-ca=F", "", "verify-full required verified/verified file:F written", ""},
		{"ssl-ca=F", "", "verify-ca required verified/unverified file:F written", ""},
		{"ssl-ca=F", "8", "verify-ca required verified/unverified file:F written", ""},
		{"ssl-ca=F", "5.7", "verify-ca required verified/unverified file:F written", ""},
		{"ssl-capath=/etc/ssl", "8.0.30", "verify-ca required verified/unverified file:/etc/ssl written", ""},
		{"ssl-mode=VERIFY_CA", "8.0.30", "verify-ca required verified/unverified none written", ""},
		{"ssl-mode=VERIFY_FULL", "8.0.30", "unknown", "ssl-mode=invalid"},
		{"ssl-mode=?", "8.0.30", "unknown", ""},
		{"ssl-mode=VERIFY_IDENTITY ssl-ca=?", "8.0.30", "verify-full required verified/verified file written", ""},
		{"file:ssl-mode=DISABLED ssl-mode=REQUIRED", "8.0.30", "require", "ssl-mode=overridden"},
		// the flags of 5.7, in order
		{"ssl", "5.7.44", "require required unverified/unverified none written", ""},
		{"ssl=1", "5.7.44", "require", ""},
		{"skip-ssl", "5.7.44", "disable plaintext unverified/unverified none written", ""},
		{"disable_ssl", "5.7.44", "disable", ""},
		{"ssl=0", "5.7.44", "disable", ""},
		{"ssl ssl-ca=F", "5.7.44", "verify-ca", ""},
		{"ssl-ca=F ssl", "5.7.44", "verify-ca", ""},
		{"ssl-ca=F skip-ssl", "5.7.44", "disable", "ssl-ca=ignored"},
		{"skip-ssl ssl-ca=F", "5.7.44", "verify-ca required verified/unverified file:F", "skip-ssl=overridden"},
		{"ssl-ca=F ssl-verify-server-cert", "5.7.44", "verify-full required verified/verified file:F", ""},
		{"ssl-verify-server-cert ssl-ca=F", "5.7.44", "verify-ca required verified/unverified file:F", "ssl-verify-server-cert=overridden"},
		{"ssl-mode=REQUIRED ssl-verify-server-cert ssl-ca=F", "5.7.44", "verify-full", "ssl-mode=overridden"},
		{"ssl-mode=VERIFY_IDENTITY ssl-ca=F ssl-verify-server-cert=0", "5.7.44", "verify-ca", "ssl-mode=overridden"},
		{"ssl-verify-server-cert ssl-mode=REQUIRED", "5.7.44", "require", "ssl-verify-server-cert=overridden"},
		{"skip-ssl ssl-mode=REQUIRED", "5.7.44", "require", "skip-ssl=overridden"},
		{"ssl-mode=REQUIRED skip-ssl", "5.7.44", "disable", "ssl-mode=overridden"},
		{"loose-ssl-mode=REQUIRED", "5.7.44", "require", ""},
		// 8.0 removed them
		{"ssl", "8.0.11", "unknown", "ssl=invalid"},
		{"skip-ssl", "8.4.0", "unknown", "skip-ssl=invalid"},
		{"ssl-ca=F ssl-verify-server-cert", "8.0.30", "unknown", "ssl-verify-server-cert=invalid"},
		{"ssl-ca=F ssl-verify-server-cert", "", "verify-full", ""},
		{"skip-ssl", "", "disable", ""},
		// before 5.7.11
		{"ssl-mode=REQUIRED", "5.7.10", "unknown", "ssl-mode=invalid"},
		{"ssl-ca=F", "5.7.10", "prefer opportunistic verified/unverified file:F written", ""},
		{"", "5.7.9", "prefer opportunistic unverified/unverified none default", ""},
		{"skip-ssl", "5.7.9", "disable", ""},
		{"", "5.6.51", "disable plaintext unverified/unverified none default", ""},
		{"ssl", "5.6.51", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl-ca=F", "5.6", "prefer opportunistic verified/unverified file:F written", ""},
		{"ssl-ca=F ssl-verify-server-cert", "5.6.51", "prefer opportunistic verified/verified file:F written", ""},
		{"skip-ssl ssl-ca=F", "5.6.51", "prefer opportunistic verified/unverified file:F written", "skip-ssl=overridden"},
		{"sslmode=REQUIRED", "8.0.30", "unknown", "sslmode=invalid"},
	})
}

func TestMySQLClientVersions(t *testing.T) {
	got := readLine(t, "mysql-cli", "tls-version=TLSv1,TLSv1.1,TLSv1.2 ssl-mode=REQUIRED ssl-cipher=ALL:@SECLEVEL=0", "8.0.20")
	if got.TLSMin != "1.0" || len(got.TLSVersions) != 3 || got.Ciphers != "ALL:@SECLEVEL=0" {
		t.Errorf("got %q %q %q", got.TLSMin, got.TLSVersions, got.Ciphers)
	}
}

func TestMariaDBClient(t *testing.T) {
	check(t, "mariadb-cli", []reading{
		// the samples, without a version
		{"ssl-ca=F ssl", "", "prefer opportunistic unknown/unverified file:F written", ""},
		{"ssl ssl-ca=F", "", "prefer opportunistic unknown/unverified file:F written", ""},
		{"ssl-ca=F ssl-verify-server-cert", "", "verify-full required verified/verified file:F written", ""},
		{"ssl-verify-server-cert ssl-ca=F", "", "verify-full required verified/verified file:F written", ""},
		{"ssl-ca=F ssl-mode=REQUIRED", "", "unknown", "ssl-mode=invalid"},
		{"", "", "disable plaintext unverified/unverified none default", ""},
		// until 10.9
		{"", "10.5.12", "disable plaintext unverified/unverified none default", ""},
		{"", "10.9.8", "disable", ""},
		{"ssl", "10.5.12", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl-ca=F", "10.5.12", "prefer opportunistic unknown/unverified file:F written", ""},
		{"ssl-cert=C", "10.5.12", "prefer opportunistic unverified/unverified none written", ""},
		{"ssl-verify-server-cert", "10.5.12", "verify-full required verified/verified system written", ""},
		// from 10.10 until 11.3
		{"", "10.10.0", "prefer opportunistic unverified/unverified none default", ""},
		{"", "10.11.19", "prefer", ""},
		{"ssl-ca=F", "10.11.19", "prefer opportunistic unknown/unverified file:F written", ""},
		{"ssl-ca=F skip-ssl", "10.11.19", "disable plaintext unverified/unverified none written", "ssl-ca=ignored"},
		{"skip-ssl ssl-ca=F", "10.11.19", "prefer opportunistic unknown/unverified file:F written", "skip-ssl=overridden"},
		{"skip-ssl ssl", "10.11.19", "prefer opportunistic unverified/unverified none written", "skip-ssl=overridden"},
		{"disable-ssl-verify-server-cert ssl-ca=F", "10.11.19", "prefer opportunistic unknown/unverified file:F", ""},
		{"skip-ssl ssl-verify-server-cert", "10.11.19", "verify-full required verified/verified system written", "skip-ssl=overridden"},
		{"ssl-verify-server-cert skip-ssl", "10.11.19", "verify-full required verified/verified system written", "skip-ssl=overridden"},
		{"ssl tls-version=TLSv1.2", "10.2.11", "unknown", "tls-version=invalid"},
		{"skip_ssl", "11.3.2", "disable plaintext", ""},
		{"ssl-fp=AB:CD", "10.11.19", "unknown", "ssl-fp=invalid"},
		{"ssl-fp=AB:CD", "11.8.6", "verify-full required verified/verified inline written", ""},
		// since 11.4
		{"", "11.4.2", "verify-full required verified/verified system default", ""},
		{"ssl", "11.4.2", "verify-full required verified/verified system written", ""},
		{"ssl-ca=F", "11.4.2", "verify-full required verified/verified file:F written", ""},
		{"skip-ssl-verify-server-cert ssl-ca=F", "11.4.2", "prefer opportunistic unverified/unverified none written", "ssl-ca=ignored"},
		{"ssl-ca=F skip-ssl", "11.8.1", "disable", "ssl-ca=ignored"},
		{"skip-ssl ssl-ca=F", "11.8.1", "verify-full", "skip-ssl=overridden"},
		{"", "11", "prefer", ""},
		{"skip-ssl ssl-fp=AB:CD", "11.8.6", "verify-full required verified/verified inline written", "skip-ssl=overridden"},
		{"ssl-fp=AB:CD skip-ssl", "11.8.6", "disable plaintext", "ssl-fp=ignored"},
		// since 11.4.6 without a CA
		{"", "11.8.6", "require required unverified/unknown none default", ""},
		{"ssl-verify-server-cert", "11.8.6", "require required unverified/unknown none written", ""},
		{"env:MARIADB_TLS_DISABLE_PEER_VERIFICATION=1 ssl-ca=F", "11.8.2", "verify-full required verified/verified file:F written", "MARIADB_TLS_DISABLE_PEER_VERIFICATION=ignored"},
		{"skip-ssl ssl-verify-server-cert", "11.4.5", "disable plaintext", "ssl-verify-server-cert=ignored"},
		{"env:MARIADB_TLS_DISABLE_PEER_VERIFICATION=1 ssl-ca=F", "10.11.2", "prefer opportunistic unknown/unverified file:F", ""},
		{"ssl-mode=VERIFY_IDENTITY", "11.4.2", "unknown", "ssl-mode=invalid"},
	})
}
