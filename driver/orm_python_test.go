package driver

import (
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestDjDatabaseURL(t *testing.T) {
	check(t, "dj-database-url", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"call:ssl_require=true/bool", "", "require required unverified/unverified none written", ""},
		{"call:ssl_require=false/bool", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem call:ssl_require=true/bool", "", "verify-ca required verified/unverified file:/ca.pem written", "sslmode=overridden"},
		{"dsn:sslmode=verify-full call:ssl_require=true/bool", "", "require required unverified/unverified none written", "sslmode=overridden"},
		{"dsn:sslmode=disable call:ssl_require=true/bool", "", "require required unverified/unverified none written", "sslmode=overridden"},
		{"dsn:sslmode=require call:ssl_require=true/bool", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem call:ssl_require=true/bool", "", "verify-ca required verified/unverified file:/ca.pem written", ""},
		{"dsn:ssl=true", "", "unknown", "ssl=invalid"},
	})
	check(t, "dj-database-url-mysql", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:ssl-ca=/ca.pem", "", "prefer opportunistic unknown/unverified file:/ca.pem written", ""},
		{"dsn:ssl-ca=/ca.pem dsn:ssl_mode=VERIFY_IDENTITY", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:ssl_mode=REQUIRED", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=require", "", "unknown", "sslmode=invalid"},
		{"dsn:ssl-ca=/ca.pem call:ssl_require=true/bool", "", "unknown", "ssl_require=invalid"},
		{"dsn:ssl=True", "2.2.4", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:ssl=false", "2.2.4", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=false", "2.2.1", "prefer opportunistic unverified/unverified none written", ""},
	})
}

func TestMSSQLDjango(t *testing.T) {
	check(t, "mssql-django", []reading{
		{"", "1.6", "disable login-only unverified/unverified none default", ""},
		{"", "1.7", "unknown", ""},
		{"call:Authentication=ActiveDirectoryMsi", "1.6", "require required unverified/unverified none written", ""},
		{"dsn:TrustServerCertificate=yes", "1.6", "disable login-only unverified/unverified none default", "TrustServerCertificate=ignored"},
		{"dsn:TrustServerCertificate=yes", "1.7", "unknown", ""},
		{"dsn:Encrypt=yes", "1.7", "verify-full required verified/verified system written", ""},
		{"dsn:Encrypt=yes dsn:TrustServerCertificate=yes", "", "require required unverified/unverified none written", ""},
		{"dsn:Encrypt=no", "2.0.0", "disable login-only unverified/unverified none written", ""},
		{"call:dsn=orders", "1.6", "unknown", ""},
		{"call:driver=Other", "1.7", "unknown", ""},
	})
	for driver, want := range map[string]string{"ODBC Driver 18 for SQL Server": "verify-full", "ODBC Driver 17 for SQL Server": "disable", "FreeTDS": "disable"} {
		c := &setting.Connection{Options: []setting.Option{{Name: text("driver"), Value: setting.Value{Text: text(driver), Kind: setting.String}}}}
		if got, _ := Interpret(c, "mssql-django", Query{AssumeSince: "2021-11-21"}); string(got.SSLMode) != want {
			t.Errorf("%s: got %s, want %s", driver, got.SSLMode, want)
		}
	}
}

func TestTortoise(t *testing.T) {
	check(t, "tortoise-asyncpg", []reading{
		{"", "", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:ssl=true", "", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=false", "", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=require", "", "verify-full required verified/verified system written", ""},
		{"dsn:ssl", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=require", "", "unknown", "sslmode=invalid"},
		{"env:PGSSLMODE=require", "", "require required unverified/unverified none written", ""},
		{"env:PGSSLMODE=verify-full env:PGSSLROOTCERT=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:ssl=true env:PGSSLMODE=disable", "", "verify-full required verified/verified system written", "PGSSLMODE=overridden"},
	})
}

func TestDatabases(t *testing.T) {
	check(t, "databases-asyncpg", []reading{
		{"", "0.29.0", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem", "0.29.0", "prefer opportunistic unverified/unverified none default", "sslmode=ignored sslrootcert=ignored"},
		{"dsn:ssl=true", "0.29.0", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=True", "0.29.0", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=false", "0.29.0", "disable plaintext unverified/unverified none written", ""},
		{"dsn:ssl=require", "0.29.0", "require required unverified/unverified none written", ""},
		{"dsn:ssl=verify-full env:PGSSLROOTCERT=/ca.pem", "0.29.0", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:ssl=bogus", "0.29.0", "unknown", "ssl=invalid"},
		{"call:ssl=true/bool", "0.29.0", "verify-full required verified/verified system written", ""},
		{"dsn:ssl=false call:ssl=true/bool", "0.29.0", "verify-full required verified/verified system written", "ssl=overridden"},
		{"call:ssl={} call:ssl.context=_create_unverified_context/symbol", "0.29.0", "require required unverified/unverified none written", ""},
		{"env:PGSSLMODE=require", "0.29.0", "require required unverified/unverified none written", ""},
		{"", "0.21.0", "disable plaintext unverified/unverified none default", ""},
	})
}

// A library decides what a plain scheme stands for in its calls.
func TestLibrariesChooseADriver(t *testing.T) {
	for _, tc := range []struct{ callee, scheme, want string }{
		{"sqlalchemy.create_engine", "postgresql", "psycopg2"},
		{"sqlalchemy.ext.asyncio.create_async_engine", "postgresql+asyncpg", "asyncpg-sqlalchemy"},
		{"sqlmodel.create_engine", "mysql", "mysqlclient"},
		{"sqlalchemy.create_engine", "mssql", "msodbcsql"},
		{"sqlalchemy.create_engine", "postgresql+pg8000", "pg8000-sqlalchemy"},
		{"playhouse.db_url.connect", "postgresql+pool", "psycopg2"},
		{"dj_database_url.config", "postgres", "dj-database-url"},
		{"dj_database_url.parse", "mysql", "dj-database-url-mysql"},
		{"tortoise.Tortoise.init", "postgres", "tortoise-asyncpg"},
		{"databases.Database", "postgresql", "databases-asyncpg"},
	} {
		c := &setting.Connection{Scheme: text(tc.scheme), Hint: setting.Hint{Language: "python", Name: tc.callee}}
		if got := Read(c, Query{AssumeSince: "2021-11-21"}); got.Driver != tc.want || len(got.Candidates) > 0 {
			t.Errorf("%s with %s: got %s of %v", tc.callee, tc.scheme, got.Driver, got.Candidates)
		}
	}
}

func TestSSLIsNoKeyword(t *testing.T) {
	check(t, "psycopg2", []reading{
		{"call:ssl=true/bool", "", "unknown", "ssl=invalid"},
		{"dsn:ssl=true", "", "unknown", "ssl=invalid"}, // key=value
		{"dsn:scheme=postgresql dsn:ssl=true", "", "require required unverified/unverified none written", ""},
		{"dsn:scheme=postgresql+psycopg2 dsn:ssl=true", "", "unknown", "ssl=invalid"},
	})
	check(t, "psycopg", []reading{{"dsn:scheme=postgresql+psycopg dsn:ssl=true", "", "unknown", "ssl=invalid"}})
}
