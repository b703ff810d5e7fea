package driver

import "testing"

func TestMSSQLJDBC(t *testing.T) {
	check(t, "mssql-jdbc", []reading{
		{"", "12.4.2.jre11", "verify-full required verified/verified system default", ""},
		{"", "10.2.0.jre8", "verify-full required verified/verified system default", ""},
		{"", "9.4.1.jre8", "disable login-only unverified/unverified none default", ""},
		{"", "", "disable login-only unverified/unverified none default", ""}, // released in the last five years: both
		{"dsn:encrypt=false", "12.4.2", "disable login-only unverified/unverified none written", ""},
		{"dsn:encrypt=no", "12.4.2", "disable login-only unverified/unverified none written", ""},
		{"dsn:encrypt=Optional", "11.2.0", "disable login-only unverified/unverified none written", ""},
		{"dsn:encrypt=optional", "10.2.0", "unknown", "encrypt=invalid"},
		{"dsn:encrypt=yes", "12.4.2", "unknown", "encrypt=invalid"},
		{"dsn:encrypt=false dsn:trustServerCertificate=true", "12.4.2", "disable login-only unverified/unverified none written", "trustServerCertificate=ignored"},
		{"dsn:encrypt=true", "9.4.1", "verify-full required verified/verified system written", ""},
		{"dsn:Encrypt=Mandatory dsn:trustStore=/trust.jks", "12.4.2", "verify-full required verified/verified file:/trust.jks written", ""},
		{"dsn:encrypt=true dsn:trustServerCertificate=true", "12.4.2", "require required unverified/unverified none written", ""},
		{"dsn:trustServerCertificate=true dsn:trustStore=/trust.jks", "12.4.2", "require required unverified/unverified none written", "trustStore=ignored"},
		{"dsn:trustServerCertificate=true", "9.4.1", "disable login-only unverified/unverified none default", "trustServerCertificate=ignored"},
		{"dsn:trustServerCertificate=yes", "12.4.2", "unknown", "trustServerCertificate=invalid"},
		{"dsn:encrypt=strict dsn:trustServerCertificate=true", "12.4.0", "verify-full required verified/verified system written", "trustServerCertificate=ignored"},
		{"dsn:encrypt=strict dsn:trustStore=/trust.jks", "12.2.0", "require required unverified/verified none written", "trustStore=ignored"},
		{"dsn:encrypt=strict dsn:serverCertificate=/pin.pem", "12.4.2", "verify-full required verified/verified file:/pin.pem written", ""},
		{"dsn:encrypt=strict", "10.2.0", "unknown", "encrypt=invalid"},
		{"dsn:encrypt=true dsn:serverCertificate=/pin.pem", "12.4.2", "verify-full required verified/verified system written", "serverCertificate=ignored"},
		{"dsn:encrypt=true dsn:fips=true dsn:trustStore=/trust.jks", "12.4.2", "verify-ca required verified/unverified file:/trust.jks written", ""},
		{"dsn:encrypt=true dsn:trustManagerClass=com.example.All", "12.4.2", "unknown required unknown/unknown unknown written", ""},
		{"dsn:encrypt=false dsn:authentication=ActiveDirectoryPassword", "12.4.2", "verify-full required verified/verified system written", "encrypt=overridden"},
		{"dsn:authentication=ActiveDirectoryPassword", "9.4.1", "verify-full required verified/verified system written", ""},
		{"dsn:encrypt=false dsn:authentication=NotSpecified", "12.4.2", "disable login-only unverified/unverified none written", ""},
		{"call:Encrypt=true/bool call:TrustServerCertificate=true/bool", "12.4.2", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true", "12.4.2", "verify-full required verified/verified system default", "ssl=ignored"},
	})
	if got := interpret(t, "mssql-jdbc", "dsn:sslProtocol=TLSv1.1", "12.4.2"); got.TLSMin != "1.1" {
		t.Errorf("tls_min: got %q, want 1.1", got.TLSMin)
	}
	for _, word := range []string{"TLS", "TLSv1.2", "TLSv1.3"} { // no lower bound
		if got := interpret(t, "mssql-jdbc", "dsn:sslProtocol="+word, "12.4.2"); got.TLSMin != "" {
			t.Errorf("%s: tls_min: got %q, want none", word, got.TLSMin)
		}
	}
}

func TestMicrosoftDataSqlClient(t *testing.T) {
	check(t, "microsoft-data-sqlclient", []reading{
		{"", "4.0.0", "verify-full required verified/verified system default", ""},
		{"", "3.1.1", "disable login-only unverified/unverified none default", ""},
		{"", "", "verify-full required verified/verified system default", ""},
		{"dsn:Encrypt=False", "5.1.4", "disable login-only unverified/unverified none written", ""},
		{"dsn:Encrypt=no", "3.1.1", "disable login-only unverified/unverified none written", ""},
		{"dsn:Encrypt=Optional dsn:TrustServerCertificate=False", "5.1.4", "disable login-only unverified/unverified none written", "TrustServerCertificate=ignored"},
		{"dsn:Encrypt=Optional", "4.0.0", "unknown", "Encrypt=invalid"},
		{"dsn:encrypt=yes", "3.1.1", "verify-full required verified/verified system written", ""},
		{"dsn:Encrypt=True dsn:TrustServerCertificate=True", "5.1.4", "require required unverified/unverified none written", ""},
		{"dsn:TrustServerCertificate=True", "4.0.0", "require required unverified/unverified none written", ""},
		{"dsn:TrustServerCertificate=True", "3.1.1", "disable login-only unverified/unverified none default", "TrustServerCertificate=ignored"},
		{"dsn:Encrypt=Strict dsn:TrustServerCertificate=True", "5.0.0", "verify-full required verified/verified system written", "TrustServerCertificate=ignored"},
		{"dsn:Encrypt=Strict", "4.1.0", "unknown", "Encrypt=invalid"},
		{"dsn:Encrypt=Mandatory dsn:ServerCertificate=/pin.cer", "5.1.0", "verify-full required verified/verified file:/pin.cer written", ""},
		{"dsn:Encrypt=True dsn:ServerCertificate=/pin.cer", "5.0.1", "unknown", "ServerCertificate=invalid"},
		{"dsn:Encrypt=True dsn:HostNameInCertificate=x", "5.0.0", "verify-full required verified/verified system written", ""},
		{"dsn:Encrypt=True dsn:HostNameInCertificate=x", "4.1.0", "unknown", "HostNameInCertificate=invalid"},
		{"call:Encrypt=SqlConnectionEncryptOption.Strict/symbol", "5.1.4", "verify-full required verified/verified system written", ""},
		{"dsn:SslMode=Required", "5.1.4", "unknown", "SslMode=invalid"},
	})
	blanks(t, "microsoft-data-sqlclient", "require", "")
}

func TestSystemDataSqlClient(t *testing.T) {
	check(t, "system-data-sqlclient", []reading{
		{"", "4.8.6", "disable login-only unverified/unverified none default", ""},
		{"dsn:Encrypt=False", "", "disable login-only unverified/unverified none written", ""},
		{"dsn:TrustServerCertificate=True", "", "disable login-only unverified/unverified none default", "TrustServerCertificate=ignored"},
		{"dsn:TrustServerCertificate=False", "", "disable login-only unverified/unverified none default", "TrustServerCertificate=ignored"},
		{"dsn:Encrypt=True", "", "verify-full required verified/verified system written", ""},
		{"dsn:encrypt=yes dsn:trustservercertificate=no", "", "verify-full required verified/verified system written", ""},
		{"dsn:Encrypt=True dsn:TrustServerCertificate=True", "", "require required unverified/unverified none written", ""},
		{"dsn:Encrypt=Strict", "", "unknown", "Encrypt=invalid"},
		{"dsn:Encrypt=Mandatory", "", "unknown", "Encrypt=invalid"},
		{"dsn:HostNameInCertificate=x dsn:Encrypt=True", "", "unknown", "HostNameInCertificate=invalid"},
	})
	blanks(t, "system-data-sqlclient", "unknown", "Trust Server Certificate=invalid")
}

// blanks writes TrustServerCertificate with blanks, which only the newer client takes.
func blanks(t *testing.T, id, mode, wantEffects string) {
	t.Helper()
	got := interpret(t, id, "dsn:Encrypt=True dsn:Trust_Server_Certificate=True", "5.1.4")
	if string(got.SSLMode) != mode || effects(got) != wantEffects {
		t.Errorf("got %s, effects %q", got.SSLMode, effects(got))
	}
}

func TestGoMSSQL(t *testing.T) {
	check(t, "go-mssqldb", []reading{
		{"", "1.11.2", "disable login-only unverified/unverified none default", ""},
		{"dsn:certificate=/ca.pem", "1.11.2", "disable login-only unverified/unverified none default", "certificate=ignored"},
		{"dsn:encrypt=false", "1.11.2", "disable login-only verified/verified system written", ""},
		{"dsn:encrypt=optional dsn:certificate=/ca.pem", "1.11.2", "disable login-only verified/verified file:/ca.pem written", ""},
		{"dsn:TrustServerCertificate=false", "1.11.2", "disable login-only verified/verified system default", ""},
		{"dsn:TrustServerCertificate=true", "1.11.2", "disable login-only unverified/unverified none default", ""},
		{"dsn:encrypt=false dsn:TrustServerCertificate=true", "1.11.2", "disable login-only unverified/unverified none written", ""},
		{"dsn:encrypt=true", "1.11.2", "verify-full required verified/verified system written", ""},
		{"dsn:encrypt=mandatory dsn:certificate=/ca.pem", "1.11.2", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:Encrypt=1 dsn:trustservercertificate=T dsn:certificate=/ca.pem", "1.11.2", "require required unverified/unverified none written", "certificate=ignored"},
		{"dsn:encrypt=disable dsn:TrustServerCertificate=false", "1.11.2", "disable plaintext unverified/unverified none written", "TrustServerCertificate=ignored"},
		{"dsn:encrypt=strict dsn:TrustServerCertificate=true", "1.11.2", "verify-full required verified/verified system written", "TrustServerCertificate=ignored"},
		{"dsn:encrypt=true dsn:serverCertificate=/pin.pem", "1.9.6", "verify-full required verified/verified file:/pin.pem written", ""},
		{"dsn:encrypt=true dsn:serverCertificate=/pin.pem", "1.9.5", "verify-full required verified/verified system written", "serverCertificate=ignored"},
		{"dsn:encrypt=true dsn:serverCertificate=/pin.pem dsn:certificate=/ca.pem", "1.11.2", "unknown", "serverCertificate=invalid"},
		{"dsn:encrypt=maybe", "1.11.2", "unknown", "encrypt=invalid"},
		{"dsn:encrypt=true dsn:TrustServerCertificate=yes", "1.11.1", "unknown", "TrustServerCertificate=invalid"},
		{"dsn:encrypt=true dsn:TrustServerCertificate=yes", "1.11.2", "require", ""},
		{"dsn:sslmode=require", "1.11.2", "disable login-only unverified/unverified none default", "sslmode=ignored"},
		{"dsn:encrypt=strict", "1.6.0", "verify-full required verified/verified system written", ""},
		{"dsn:encrypt=strict", "1.1.0", "unknown", "encrypt=invalid"},
		{"dsn:encrypt=optional", "1.1.0", "unknown", "encrypt=invalid"},
		{"dsn:encrypt=t", "1.1.0", "verify-full required verified/verified system written", ""},
	})
	for written, want := range map[string]string{"1.0": "1.0", "1.1": "1.1", "TLSv1": "1.2"} {
		if got := interpret(t, "go-mssqldb", "dsn:encrypt=true dsn:tlsmin="+written, "1.11.2"); got.TLSMin != want {
			t.Errorf("tlsmin=%s: got %q, want %s", written, got.TLSMin, want)
		}
	}
	for version, want := range map[string]string{"1.11.0": "require", "1.10.0": "verify-full"} {
		if got := interpret(t, "go-mssqldb", "dsn:encrypt=true dsn:Trust_Server_Certificate=true", version); string(got.SSLMode) != want {
			t.Errorf("trust server certificate at %s: got %s, want %s", version, got.SSLMode, want)
		}
	}
}

func TestTediousInsists(t *testing.T) {
	check(t, "tedious", []reading{
		{"call:encrypt=true/bool", "20.3.0", "prefer opportunistic verified/verified bundled written", ""},
		{"call:encrypt=true/bool", "20.3.7", "verify-full required verified/verified bundled written", ""},
		{"call:encrypt=true/bool call:trustServerCertificate=true/bool", "20.3.7", "require required unverified/unverified none written", ""},
		{"", "20.3.7", "verify-full required verified/verified bundled default", ""},
	})
	check(t, "knex-mssql", []reading{
		{"", "19.2.2", "disable plaintext unverified/unverified none default", ""},
		{"call:trustServerCertificate=false/bool", "20.3.7", "disable plaintext unverified/unverified none default", "trustServerCertificate=ignored"},
		{"call:encrypt=true/bool", "20.3.7", "verify-full required verified/verified bundled written", ""},
		{"call:encrypt=true/bool", "11.0.9", "prefer opportunistic verified/verified bundled written", ""},
		{"call:encrypt=true/bool call:trustServerCertificate=true/bool", "11.0.9", "prefer opportunistic unverified/unverified none written", ""},
		{"call:encrypt=true/bool", "8.3.0", "prefer opportunistic verified/verified bundled written", ""},
		{"call:encrypt=strict", "16.2.0", "unknown", "encrypt=invalid"},
	})
}
