package driver

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

func TestTokioPostgres(t *testing.T) {
	check(t, "tokio-postgres", []reading{
		{"", "", "prefer opportunistic unknown/unknown unknown default", ""},
		{"dsn:sslmode=disable", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=prefer", "", "prefer opportunistic unknown/unknown unknown written", ""},
		{"dsn:sslmode=require", "", "unknown required unknown/unknown unknown written", ""},
		{"dsn:sslmode=verify-full", "", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=Require", "", "unknown required", ""},
		{"dsn:sslrootcert=/ca.pem", "", "unknown", "sslrootcert=invalid"},
		{"call:connector=tokio_postgres.NoTls/symbol", "", "disable plaintext unverified/unverified none written", ""},
		{"call:connect=NoTls/symbol", "", "disable plaintext", ""},
		{"call:create_pool.1=NoTls/symbol call:ssl_mode=SslMode.Prefer/symbol", "", "disable plaintext", ""},
		{"dsn:sslmode=require call:connector=NoTls/symbol", "", "unknown unknown", "sslmode=invalid"},
		{"dsn:sslmode=disable call:connector={} connector.made=native-tls/symbol", "", "disable plaintext", ""},
		{"dsn:sslmode=require call:connector={} connector.made=native-tls/symbol", "", "verify-full required verified/verified system", ""},
		{"call:connector={} connector.made=native-tls/symbol", "", "prefer opportunistic verified/verified system default", ""},
		{"dsn:sslmode=require call:connector={} connector.made=native-tls/symbol connector.danger_accept_invalid_certs=true/bool connector.add_root_certificate=ca.pem", "", "require required unverified/unverified none written", "connector.add_root_certificate=ignored"},
		{"dsn:sslmode=require call:connector={} connector.made=native-tls/symbol connector.danger_accept_invalid_certs=false/bool", "", "verify-full required", ""},
		{"dsn:sslmode=require call:connector={} connector.made=native-tls/symbol connector.danger_accept_invalid_certs=?", "", "unknown required unknown/unknown", ""},
		{"dsn:sslmode=require call:connector={} connector.made=native-tls/symbol connector.danger_accept_invalid_hostnames=true/bool connector.add_root_certificate=ca.pem", "", "verify-ca required verified/unverified file:ca.pem", ""},
		{"dsn:sslmode=require call:connector={} connector.made=openssl/symbol connector.set_ca_file=ca.pem", "", "verify-full required verified/verified file:ca.pem", ""},
		{"dsn:sslmode=require call:connector={} connector.made=openssl/symbol connector.set_verify=SslVerifyMode.NONE/symbol", "", "require required unverified/unverified none", ""},
		{"dsn:sslmode=require call:connector={} connector.made=openssl/symbol connector.set_verify=SslVerifyMode.PEER/symbol", "", "verify-full required", ""},
		{"dsn:sslmode=require call:connector={} connector.made=openssl/symbol connector.set_callback=? connector.set_verify_hostname=false/bool", "", "verify-ca required verified/unverified", ""},
		{"dsn:sslmode=require call:connector={} connector.made=openssl/symbol connector.set_callback=?", "", "unknown required unknown/unknown", ""},
		{"dsn:sslmode=require call:connector={} connector.made=openssl/symbol connector.set_verify_callback=?", "", "unknown required unknown/unknown", ""},
		{"dsn:sslmode=require call:connector={} connector.made=rustls/symbol connector.with_root_certificates=?", "", "verify-full required verified/verified unknown", ""},
		{"dsn:sslmode=require call:connector={} connector.made=rustls/symbol connector.dangerous connector.with_custom_certificate_verifier=?", "", "unknown required unknown/unknown unknown", ""},
		{"dsn:sslmode=require call:connector=?", "", "unknown", ""},
	})
}

func TestTokioPostgresVersionsOfTLS(t *testing.T) {
	for spec, want := range map[string]string{
		"connector={} connector.made=native-tls/symbol connector.min_protocol_version=Protocol.Tlsv10/symbol": "1.0",
		"connector={} connector.made=native-tls/symbol connector.min_protocol_version=Protocol.Tlsv12/symbol": "1.2",
		"connector={} connector.made=openssl/symbol connector.set_min_proto_version=SslVersion.TLS1_1/symbol": "1.1",
	} {
		if got := interpret(t, "tokio-postgres", spec, ""); got.TLSMin != want {
			t.Errorf("%s: got %q, want %q", spec, got.TLSMin, want)
		}
	}
}

func TestDieselPostgres(t *testing.T) {
	check(t, "diesel-postgres", []reading{
		{"", "", "prefer opportunistic", ""},
		{"dsn:sslmode=require", "", "require required", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem", "", "verify-full", ""},
		{"dsn:ssl-mode=require", "", "unknown", "ssl-mode=invalid"},
	})
}

func TestDieselAsyncPostgres(t *testing.T) {
	check(t, "diesel-async-postgres", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslmode=prefer", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:sslmode=disable", "", "disable plaintext", ""},
		{"dsn:sslmode=require", "", "unknown", "sslmode=invalid"},
		{"dsn:sslmode=verify-full", "", "unknown", "sslmode=invalid"},
	})
}

func TestSqlxPostgres(t *testing.T) {
	check(t, "sqlx-postgres", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslmode=disable", "", "disable plaintext", ""},
		{"dsn:sslmode=allow", "", "disable plaintext", ""},
		{"dsn:ssl-mode=prefer dsn:ssl-root-cert=/ca.pem", "", "prefer opportunistic unverified/unverified none", "ssl-root-cert=ignored"},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "", "require required unverified/unverified none", "sslrootcert=ignored"},
		{"dsn:sslmode=VERIFY-CA dsn:ssl-ca=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem", ""},
		{"dsn:sslmode=verify-full", "", "verify-full required verified/verified system", ""},
		{"dsn:sslmode=verify_full", "", "unknown", "sslmode=invalid"},
		{"dsn:sslrootcert=/ca.pem", "", "prefer", "sslrootcert=ignored"},
		{"dsn:ssl_mode=require", "", "prefer", "ssl_mode=ignored"},
		{"call:ssl_mode=PgSslMode.VerifyFull/symbol call:ssl_root_cert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"dsn:sslmode=disable call:ssl_mode=sqlx.postgres.PgSslMode.VerifyCa/symbol", "", "verify-ca", "sslmode=overridden"},
		{"env:PGSSLMODE=require", "", "require", ""},
		{"call:ssl_mode=?", "", "unknown", ""},
	})
}

func TestSqlxMySQL(t *testing.T) {
	check(t, "sqlx-mysql", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:ssl-mode=DISABLED", "", "disable plaintext", ""},
		{"dsn:sslmode=preferred", "", "prefer", ""},
		{"dsn:ssl-mode=REQUIRED dsn:ssl-ca=/ca.pem", "", "require required unverified/unverified none", "ssl-ca=ignored"},
		{"dsn:ssl-mode=VERIFY_CA dsn:ssl-ca=/ca.pem", "", "verify-ca required verified/unverified file:/ca.pem", ""},
		{"dsn:ssl-mode=VERIFY_IDENTITY", "", "verify-full required verified/verified system", ""},
		{"dsn:ssl-mode=require", "", "unknown", "ssl-mode=invalid"},
		{"dsn:ssl_mode=REQUIRED", "", "prefer", "ssl_mode=ignored"},
		{"call:ssl_mode=MySqlSslMode.VerifyIdentity/symbol call:ssl_ca=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
	})
}

func TestRustMySQL(t *testing.T) {
	check(t, "rust-mysql", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"call:ssl_opts=None/null", "", "disable plaintext", ""},
		{"call:ssl_opts={} ssl_opts.made=mysql/symbol", "", "verify-full required verified/verified system", ""},
		{"call:ssl_opts={} ssl_opts.with_root_cert_path=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"call:ssl_opts={} ssl_opts.with_danger_accept_invalid_certs=true/bool", "", "require required unverified/unverified none", ""},
		{"call:ssl_opts={} ssl_opts.with_danger_skip_domain_validation=true/bool", "", "verify-ca required verified/unverified", ""},
		{"call:ssl_opts=?", "", "unknown unknown", ""},
		{"dsn:danger_accept_invalid_certs=true", "28.0.4", "require required unverified/unverified", ""},
		{"dsn:root_cert_path=/ca.pem", "28.0.4", "verify-full required verified/verified file:/ca.pem", ""},
		{"dsn:danger_skip_domain_validation=true", "28.0.0", "verify-ca", ""},
		{"dsn:root_cert_path=/ca.pem dsn:require_ssl=true", "25.0.1", "unknown", "root_cert_path=invalid require_ssl=invalid"},
		{"dsn:ssl-mode=REQUIRED", "", "unknown", "ssl-mode=invalid"},
	})
}

func TestMySQLAsync(t *testing.T) {
	check(t, "mysql_async", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:require_ssl=true", "0.36.0", "verify-full required verified/verified system written", ""},
		{"dsn:require_ssl=true", "0.30.0", "unknown", "require_ssl=invalid"},
		{"dsn:require_ssl=true dsn:verify_ca=false", "0.36.0", "require required unverified/unverified none", ""},
		{"dsn:require_ssl=true dsn:verify_identity=false", "0.36.0", "verify-ca required verified/unverified system", ""},
		{"call:ssl_opts={} ssl_opts.with_root_cert_path=/ca.pem", "0.31.3", "verify-full required verified/verified file:/ca.pem", ""},
		{"call:ssl_opts={} ssl_opts.with_root_certs=/ca.pem", "0.36.0", "verify-full required verified/verified file:/ca.pem", ""},
		{"dsn:require_ssl=true dsn:built_in_roots=false", "0.36.0", "verify-full required verified/verified none", ""},
		{"dsn:require_ssl=false dsn:verify_ca=false", "0.36.0", "disable plaintext", "verify_ca=ignored"},
		{"dsn:verify_ca=true", "0.36.0", "disable plaintext unverified/unverified none default", "verify_ca=ignored"},
		{"dsn:require_ssl=yes", "0.36.0", "unknown", "require_ssl=invalid"},
		{"call:ssl_opts={} ssl_opts.with_root_certs=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"call:ssl_opts={} ssl_opts.with_danger_accept_invalid_certs=true/bool", "", "require", ""},
	})
}

func TestDieselMySQL(t *testing.T) {
	check(t, "diesel-mysql", []reading{
		{"", "2.3", "disable plaintext", ""},
		{"dsn:ssl_mode=disabled", "2.3", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl_mode=disabled dsn:ssl_ca=/ca.pem", "2.3", "unknown", ""},
		{"dsn:ssl_mode=PREFERRED", "2.3", "disable plaintext unverified/unverified none", ""},
		{"dsn:ssl_mode=REQUIRED", "2.3", "disable plaintext unverified/unverified none", ""},
		{"dsn:ssl_mode=required dsn:ssl_ca=/ca.pem", "2.3", "prefer opportunistic unknown/unverified file:/ca.pem written", ""},
		{"dsn:ssl_mode=VERIFY_IDENTITY dsn:ssl_ca=/ca.pem", "2.3", "unknown unknown unknown/unknown", ""},
		{"dsn:ssl_ca=/ca.pem", "2.3", "prefer opportunistic unknown/unverified file:/ca.pem written", ""},
		{"dsn:ssl-mode=REQUIRED", "2.3", "disable", "ssl-mode=ignored"},
		{"dsn:ssl_mode=REQUIRED", "1.4.8", "disable", "ssl_mode=ignored"},
	})
}

func TestRedisRS(t *testing.T) {
	check(t, "redis-rs", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=redis", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=redis dsn:#insecure", "", "disable plaintext", "#insecure=ignored"},
		{"dsn:scheme=rediss", "", "verify-full required verified/verified system default", ""},
		{"dsn:scheme=valkeys", "", "verify-full", ""},
		{"dsn:scheme=rediss dsn:#insecure", "", "require required unverified/unverified none written", ""},
		{"call:insecure=true/bool", "", "require required unverified/unverified none written", ""},
		{"call:insecure=false/bool", "", "verify-full required verified/verified system", ""},
		{"call:insecure=?", "", "unknown", ""},
		{"call:tls=TlsMode.Insecure/symbol", "", "require", ""},
		{"dsn:scheme=redis call:tls=TlsMode.Secure/symbol call:danger_accept_invalid_hostnames=true/bool", "", "verify-ca required verified/unverified", ""},
		{"dsn:scheme=redis call:set_tls_mode=redis.TlsMode.Secure/symbol", "", "verify-full", ""},
		{"dsn:scheme=redis call:certs=?", "", "verify-full", ""},
	})
}

func TestTiberius(t *testing.T) {
	check(t, "tiberius", []reading{
		{"", "", "verify-full required verified/verified system default", ""},
		{"call:encryption=EncryptionLevel.Required/symbol", "", "verify-full required", ""},
		{"call:encryption=EncryptionLevel.Off/symbol", "", "disable login-only verified/verified system written", ""},
		{"call:encryption=EncryptionLevel.Off/symbol call:trust_cert", "", "disable login-only unverified/unverified none", ""},
		{"call:encryption=EncryptionLevel.NotSupported/symbol call:trust_cert", "", "disable plaintext unverified/unverified none", "trust_cert=ignored"},
		{"call:trust_cert", "", "require required unverified/unverified none written", ""},
		{"call:trust_cert_ca=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"call:trust_cert call:trust_cert_ca=/ca.pem", "", "unknown", "trust_cert=invalid"},
		{"call:encryption=?", "", "unknown", ""},
	})
	check(t, "tiberius-string", []reading{
		{"", "0.12.3", "disable login-only verified/verified system default", ""},
		{"", "0.13.0", "verify-full required verified/verified system default", ""},
		{"", "", "disable login-only", ""},
		{"dsn:TrustServerCertificate=true", "0.12.3", "disable login-only unverified/unverified none", ""},
		{"dsn:TrustServerCertificate=true", "0.13.0", "require required unverified/unverified none written", ""},
		{"dsn:Encrypt=true dsn:TrustServerCertificate=yes", "", "require required unverified/unverified none", ""},
		{"dsn:encrypt=true dsn:TrustServerCertificateCA=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"dsn:encrypt=false", "", "disable login-only", ""},
		{"dsn:encrypt=DANGER_PLAINTEXT", "", "disable plaintext", ""},
		{"dsn:encrypt=strict", "0.13.0", "verify-full", ""},
		{"dsn:encrypt=strict", "0.12.3", "unknown", "encrypt=invalid"},
		{"dsn:encrypt=mandatory", "", "unknown", "encrypt=invalid"},
	})
}

func TestLapin(t *testing.T) {
	check(t, "lapin", []reading{
		{"", "", "unknown", ""},
		{"dsn:scheme=amqp", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=amqps", "", "verify-full required verified/verified system default", ""},
		{"dsn:scheme=amqps call:config={} config.cert_chain=ca.pem", "", "verify-full required verified/verified file:ca.pem", ""},
		{"dsn:scheme=amqp call:config={} config.cert_chain=ca.pem", "", "disable plaintext", "config.cert_chain=ignored"},
		{"dsn:scheme=amqp dsn:verify=verify_none", "", "disable", ""},
		{"dsn:scheme=?", "", "unknown", ""},
		{"dsn:scheme=rabbitmq", "", "unknown", "scheme=invalid"},
		{"dsn:scheme=amqps call:config=?", "", "verify-full", ""},
	})
}

func TestRdkafka(t *testing.T) {
	check(t, "rdkafka", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"call:security.protocol=SASL_PLAINTEXT", "", "disable plaintext", ""},
		{"call:security.protocol=ssl", "4.5.0", "verify-ca required verified/unverified system", ""},
		{"call:security.protocol=ssl", "4.6.0", "verify-full required verified/verified system", ""},
		{"call:security.protocol=SSL", "", "verify-ca", ""},
		{"call:security.protocol=sasl_ssl call:enable.ssl.certificate.verification=false", "0.36.2", "require required unverified/unverified none", ""},
		{"call:security.protocol=ssl call:ssl.endpoint.identification.algorithm=none call:ssl.ca.location=/ca.pem", "0.36.2", "verify-ca required verified/unverified file:/ca.pem", ""},
		{"call:security.protocol=tls", "", "unknown", "security.protocol=invalid"},
		{"call:enable.ssl.certificate.verification=false", "0.36.2", "disable", "enable.ssl.certificate.verification=ignored"},
	})
}

func TestMongoRust(t *testing.T) {
	check(t, "mongodb-rust", []reading{
		{"dsn:scheme=mongodb", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=mongodb+srv", "", "verify-full required verified/verified system default", ""},
		{"dsn:scheme=mongodb dsn:tls=true", "", "verify-full required verified/verified system written", ""},
		{"dsn:scheme=mongodb dsn:tls=true dsn:tlsAllowInvalidCertificates=true", "", "require required unverified/unverified none", ""},
		{"dsn:scheme=mongodb dsn:tls=true dsn:tlsInsecure=true", "", "require", ""},
		{"dsn:scheme=mongodb dsn:tlsCAFile=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"dsn:scheme=mongodb dsn:tls=false dsn:tlsCAFile=/ca.pem", "", "unknown", "tls=invalid"},
		{"dsn:scheme=mongodb+srv dsn:tls=false", "", "disable plaintext", ""},
		{"dsn:scheme=mongodb dsn:tls=false dsn:tlsInsecure=true", "", "unknown", "tls=invalid"},
		{"dsn:scheme=mongodb dsn:tls=false dsn:tlsAllowInvalidCertificates=true", "", "unknown", "tls=invalid"},
		{"dsn:scheme=mongodb dsn:tls=true dsn:tlsAllowInvalidHostnames=true", "", "unknown", "tlsAllowInvalidHostnames=invalid"},
		{"dsn:scheme=mongodb dsn:tlsInsecure=true dsn:tlsAllowInvalidCertificates=true", "", "unknown", "tlsInsecure=invalid"},
		{"dsn:scheme=mongodb call:tls={} call:tls.allow_invalid_hostnames=true/bool", "", "verify-ca required verified/unverified system", ""},
		{"call:tls={} call:tls.allow_invalid_certificates=true/bool", "", "require required unverified/unverified", ""},
		{"", "", "disable plaintext", ""},
		{"dsn:scheme=mongodb call:tls={} tls.made=mongodb/symbol call:tls.allow_invalid_certificates=true/bool", "", "require required unverified/unverified", ""},
		{"dsn:scheme=mongodb call:tls={} tls.ca_file_path=/ca.pem", "", "verify-full required verified/verified file:/ca.pem", ""},
		{"dsn:scheme=mongodb dsn:tls=true dsn:tlsInsecure=true call:tls={}", "", "verify-full required verified/verified system", ""},
		{"dsn:scheme=mongodb+srv dsn:tlsCAFile=/ca.pem call:tls=Tls.Disabled/symbol", "", "disable plaintext", ""},
	})
}

// TestRustDriversAreCandidatesByManifestOnly: a bare postgres:// nearly always means another driver.
func TestRustDriversAreCandidatesByManifestOnly(t *testing.T) {
	bare := &setting.Connection{Scheme: text("postgres"), Grammar: "url", Shape: setting.Env, Hint: setting.Hint{Name: "env:DATABASE_URL"}}
	for _, c := range []struct{ crates, language, want string }{
		{"sqlx", "", "sqlx-postgres"},
		{"tokio-postgres", "", "tokio-postgres"},
		{"diesel", "", "diesel-postgres"},
		{"sea-orm", "", "sqlx-postgres"},
		{"deadpool-postgres", "", "tokio-postgres"},
		{"", "rust", "diesel-async-postgres diesel-postgres sqlx-postgres tokio-postgres"},
	} {
		bare.Hint.Language = c.language
		tables, _ := candidates(bare, Query{Has: func(list []Package) bool {
			for _, p := range list {
				if p == (Package{"cargo", c.crates}) {
					return true
				}
			}
			return false
		}})
		var ids []string
		for _, table := range tables {
			ids = append(ids, table.ID)
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%q in %q: got %s, want %s", c.crates, c.language, got, c.want)
		}
	}
	bare.Hint.Language = ""
	tables, _ := candidates(bare, Query{})
	for _, table := range tables {
		if languageOf(table) == "rust" {
			t.Errorf("%s is a candidate without a manifest", table.ID)
		}
	}
}

func TestLibraryForSeveralEnginesGoesByTheScheme(t *testing.T) {
	for scheme, want := range map[string]string{"postgres": "sqlx-postgres", "mysql": "sqlx-mysql"} {
		c := &setting.Connection{Scheme: text(scheme), Hint: setting.Hint{Drivers: []string{"sqlx-postgres", "sqlx-mysql"}, Source: "import"}}
		if got := Read(c, Query{}); got.Driver != want || got.DriverSource != "import" || got.SSLMode != fact.Prefer {
			t.Errorf("%s: got %s %s %s", scheme, got.Driver, got.DriverSource, got.SSLMode)
		}
	}
}

// TestTokioConnectorOfAnUnknownURL: NoTls cannot encrypt whatever the URL says; with any other connector the URL decides.
func TestTokioConnectorOfAnUnknownURL(t *testing.T) {
	for spec, want := range map[string]fact.SSLMode{
		"connector=NoTls/symbol":                                                                        fact.Disable,
		"connector={} connector.made=native-tls/symbol":                                                 fact.ModeUnknown,
		"connector={} connector.made=rustls/symbol connector.accepts_every_certificate":                 fact.ModeUnknown,
		"connector={} connector.made=native-tls/symbol connector.danger_accept_invalid_certs=true/bool": fact.ModeUnknown,
		"sslmode=require connector={} connector.made=rustls/symbol connector.accepts_every_certificate": fact.Require,
	} {
		c := &setting.Connection{Options: options(t, spec), Open: []string{""}}
		if got, _ := Interpret(c, "tokio-postgres", Query{}); got.SSLMode != want {
			t.Errorf("%s: got %s, want %s", spec, got.SSLMode, want)
		}
	}
}
