package driver

import "testing"

func TestMariaDBConnectorJ(t *testing.T) {
	check(t, "mariadb-connector-j", []reading{
		{"", "2.7.6", "disable plaintext unverified/unverified none default", ""},
		{"dsn:useSsl=true", "2.7.6", "verify-full required verified/verified system written", ""},
		{"dsn:useSSL=true dsn:serverSslCert=/ca.pem", "2.7.6", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:useSSL=true dsn:trustStore=file:/t.jks", "2.7.12", "verify-full required verified/verified file:file:/t.jks written", ""},
		{"dsn:useSsl=true dsn:trustServerCertificate=true dsn:serverSslCert=/ca.pem", "2.7.6", "require required unverified/unverified none written", "serverSslCert=ignored"},
		{"dsn:useSsl=true dsn:disableSslHostnameVerification=true", "2.7.6", "verify-ca required verified/unverified system written", ""},
		{"dsn:useSSL=false dsn:trustServerCertificate=true", "2.7.6", "disable plaintext unverified/unverified none written", "trustServerCertificate=ignored"},
		{"dsn:sslMode=verify-full", "2.7.6", "disable plaintext unverified/unverified none default", "sslMode=ignored"},
		{"dsn:sslMode=verify-full", "3.0.0", "verify-full required verified/verified system written", ""},
		{"dsn:requireSSL=true", "2.7.6", "disable", "requireSSL=ignored"},
		{"dsn:serverSslCert=/ca.pem", "2.7.6", "disable", "serverSslCert=ignored"},
		{"dsn:trustServerCertificate=true", "2.7.6", "disable", "trustServerCertificate=ignored"},
		{"", "3.5.1", "disable plaintext unverified/unverified none default", ""},
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslMode=DISABLED", "3.5.1", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslMode=false", "3.5.1", "disable", ""},
		{"dsn:sslMode=trust", "3.5.1", "require required unverified/unverified none written", ""},
		{"dsn:sslMode=REQUIRED dsn:serverSslCert=/ca.pem", "3.5.1", "require required unverified/unverified none written", "serverSslCert=ignored"},
		{"dsn:sslmode=VERIFY_CA", "3.5.1", "verify-ca required verified/unverified system written", ""},
		{"dsn:sslMode=VERIFY_IDENTITY dsn:serverSslCert=/ca.pem", "3.5.1", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslMode=verify-full dsn:fallbackToSystemTrustStore=false", "3.5.1", "verify-full required verified/verified none written", ""},
		{"dsn:sslMode=PREFERRED", "3.5.1", "unknown", "sslMode=invalid"},
		{"dsn:useSsl=true", "3.5.1", "verify-full", ""},
		{"dsn:useSsl=true dsn:sslMode=trust", "3.5.1", "verify-full", "sslMode=overridden"},
		{"dsn:useSsl=true dsn:trustServerCertificate=true", "3.5.1", "require", ""},
		{"dsn:sslMode=trust", "", "disable", "sslMode=ignored"},
	})
}
