package driver

import (
	"slices"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
)

func TestConnectorJ(t *testing.T) {
	check(t, "mysql-connector-j", []reading{
		// 8.0.13 and later
		{"", "8.0.33", "prefer opportunistic unverified/unverified none default", ""},
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslMode=PREFERRED", "8.0.33", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:sslMode=DISABLED", "9.1.0", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslMode=REQUIRED", "8.0.33", "require required unverified/unverified none written", ""},
		{"dsn:sslMode=required dsn:trustCertificateKeyStoreUrl=file:/ca.jks", "8.0.33", "require required unverified/unverified none written", "trustCertificateKeyStoreUrl=ignored"},
		{"dsn:sslMode=VERIFY_CA dsn:trustCertificateKeyStoreUrl=file:/ca.jks", "8.0.33", "verify-ca required verified/unverified file:file:/ca.jks written", ""},
		{"dsn:sslMode=VERIFY_CA", "8.0.33", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslMode=VERIFY_CA dsn:fallbackToSystemTrustStore=false", "8.0.33", "verify-ca required verified/unverified none written", ""},
		{"dsn:sslMode=VERIFY_IDENTITY", "8.0.33", "verify-full required verified/verified system written", ""},
		{"dsn:sslMode=VERIFY_IDENTITY dsn:fallbackToSystemTrustStore=false", "8.0.33", "verify-full required verified/verified none written", ""},
		{"dsn:sslMode=VERIFY_FULL", "8.0.33", "unknown", "sslMode=invalid"},
		{"dsn:sslmode=VERIFY_IDENTITY", "8.0.33", "prefer opportunistic unverified/unverified none default", "sslmode=ignored"},
		{"dsn:sslmode=VERIFY_IDENTITY", "", "prefer opportunistic unverified/unverified none default", "sslmode=ignored"},
		{"dsn:ssl-mode=REQUIRED", "8.0.33", "prefer", "ssl-mode=ignored"},
		{"dsn:useSSL=false", "8.0.33", "disable plaintext unverified/unverified none written", ""},
		{"dsn:useSSL=false dsn:requireSSL=true", "8.0.33", "disable", "requireSSL=ignored"},
		{"dsn:useSSL=true", "8.0.33", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:useSSL=true", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:requireSSL=true", "8.0.33", "require required unverified/unverified none written", ""},
		{"dsn:useSSL=true dsn:requireSSL=true", "8.0.33", "require", ""},
		{"dsn:useSSL=yes dsn:verifyServerCertificate=TRUE", "8.0.33", "verify-ca required verified/unverified system written", ""},
		{"dsn:verifyServerCertificate=true", "", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslMode=DISABLED dsn:useSSL=true dsn:requireSSL=true", "8.0.33", "disable", "useSSL=overridden requireSSL=overridden"},
		{"dsn:sslMode=VERIFY_IDENTITY dsn:useSSL=false", "8.0.33", "verify-full", "useSSL=overridden"},
		{"dsn:sslMode=?", "8.0.33", "unknown", ""},
		// the version flips
		{"dsn:sslMode=VERIFY_IDENTITY", "8.0.12", "prefer opportunistic unverified/unverified none default", "sslMode=ignored"},
		{"dsn:sslMode=VERIFY_IDENTITY", "8.0.13", "verify-full required verified/verified system written", ""},
		{"dsn:sslMode=VERIFY_IDENTITY", "8.0.21", "verify-full", ""},
		{"dsn:fallbackToSystemTrustStore=false dsn:sslMode=VERIFY_CA", "8.0.21", "verify-ca required verified/unverified system", "fallbackToSystemTrustStore=ignored"},
		{"dsn:useSSL=true", "8.0.12", "prefer opportunistic verified/unverified system written", ""},
		{"dsn:useSSL=true", "8.0.13", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:useSSL=true dsn:requireSSL=true", "8.0.12", "verify-ca required verified/unverified system written", ""},
		{"dsn:useSSL=true dsn:requireSSL=true", "5.1.49", "verify-ca", ""},
		{"dsn:useSSL=true dsn:requireSSL=true dsn:verifyServerCertificate=false", "5.1.49", "require required unverified/unverified none written", ""},
		{"dsn:useSSL=true dsn:verifyServerCertificate=false", "5.1.49", "prefer opportunistic unverified/unverified none", ""},
		{"dsn:requireSSL=true", "8.0.12", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:verifyServerCertificate=true", "8.0.12", "prefer opportunistic unverified/unverified none default", "verifyServerCertificate=ignored"},
		{"", "8.0.12", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:useSSL=false", "5.1.49", "disable", ""},
		{"dsn:tlsVersions=TLSv1.2", "8.0.19", "prefer", "tlsVersions=ignored"},
		{"dsn:tlsVersions=TLSv1.2", "8.0.28", "prefer", ""},
		{"dsn:enabledTLSProtocols=TLSv1,TLSv1.1", "8.0.27", "prefer", ""},
		{"dsn:enabledTLSProtocols=TLSv1,TLSv1.1", "8.0.28", "disable plaintext unverified/unverified none written", ""},
		{"dsn:enabledTLSProtocols=TLSv1,TLSv1.1 dsn:sslMode=REQUIRED", "8.0.28", "unknown", "enabledTLSProtocols=invalid"},
		// setters
		{"SslMode=VERIFY_IDENTITY TrustCertificateKeyStoreUrl=file:/c.jks TrustCertificateKeyStoreType=JKS TrustCertificateKeyStorePassword=pw", "8.0.19", "verify-full required verified/verified file:file:/c.jks written", ""},
		{"sslMode=VERIFY_IDENTITY trustCertificateKeyStoreUrl=file:/c.jks", "", "verify-full required verified/verified file:file:/c.jks written", ""},
		{"UseSSL=true/bool RequireSSL=true/bool VerifyServerCertificate=false/bool", "8.0.33", "require", ""},
		{"dsn:useSSL=false SslMode=REQUIRED", "8.0.33", "require", "useSSL=overridden"},
	})
}

func TestConnectorJProtocols(t *testing.T) {
	for _, tc := range []struct{ options, version, min string }{
		{"dsn:enabledTLSProtocols=TLSv1,TLSv1.1", "8.0.27", "1.0"},
		{"dsn:enabledTLSProtocols=TLSv1.1,TLSv1.2", "8.0.19", "1.1"},
		{"dsn:enabledTLSProtocols=TLSv1.1,TLSv1.2", "8.0.28", "1.2"},
		{"dsn:tlsVersions=TLSv1.2,TLSv1.3", "8.1.0", "1.2"},
		{"dsn:tlsVersions=TLSv1.2", "8.0.19", ""},
	} {
		if got := readLine(t, "mysql-connector-j", tc.options, tc.version); got.TLSMin != tc.min {
			t.Errorf("%s@%s: got %q, want %q", tc.options, tc.version, got.TLSMin, tc.min)
		}
	}
}

func TestConnectorJStorePasswordIsNotPrinted(t *testing.T) {
	got := readLine(t, "mysql-connector-j", "trustCertificateKeyStorePassword=pw SslMode=VERIFY_IDENTITY", "8.0.33")
	i := slices.IndexFunc(got.Options, func(o fact.Option) bool { return o.Name == "trustCertificateKeyStorePassword" })
	if i < 0 || got.Options[i].Value != "" {
		t.Errorf("got %+v", got.Options)
	}
}
