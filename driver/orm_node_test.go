package driver

import (
	"slices"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestSequelizeOnNodePostgres(t *testing.T) {
	check(t, "node-postgres", []reading{
		{"sequelize.ssl=true/bool", "8.11.0", "disable plaintext unverified/unverified none default", "sequelize.ssl=ignored"},
		{"sequelize.ssl=false/bool", "8.11.0", "disable plaintext unverified/unverified none default", ""},
		{"sequelize.ssl={} sequelize.ssl.rejectUnauthorized=true/bool", "8.11.0", "disable plaintext unverified/unverified none default", "sequelize.ssl=ignored"},
		{"sequelize.ssl=true/bool dialectOptions={} dialectOptions.ssl=true/bool", "8.11.0", "verify-full required verified/verified bundled written", ""},
		{"dialectOptions={} dialectOptions.ssl={} dialectOptions.ssl.require=true/bool dialectOptions.ssl.rejectUnauthorized=false/bool", "8.11.0", "require required unverified/unverified none written", "ssl.require=ignored"},
		{"dsn:sslmode=disable dialectOptions={} dialectOptions.ssl={}", "8.11.0", "disable plaintext unverified/unverified none written", "ssl=overridden"},
	})
	check(t, "mysql2", []reading{
		{"sequelize.ssl=true/bool", "3.11.0", "disable plaintext unverified/unverified none default", "sequelize.ssl=ignored"},
		{"dialectOptions.ssl={} dialectOptions.ssl.verifyIdentity=true/bool", "3.11.0", "verify-full required verified/verified bundled written", ""},
	})
	check(t, "mariadb-nodejs", []reading{{"sequelize.ssl=true/bool", "3.5.4", "disable plaintext unverified/unverified none default", "sequelize.ssl=ignored"}})
}

func TestSequelizeOnTedious(t *testing.T) {
	check(t, "sequelize-mssql", []reading{
		{"", "18.0.0", "prefer opportunistic unverified/unverified none default", ""},
		{"dialectOptions={} dialectOptions.options={} dialectOptions.options.encrypt=true/bool", "18.0.0", "prefer opportunistic unverified/unverified none written", ""},
		{"dialectOptions.options.encrypt=true/bool dialectOptions.options.trustServerCertificate=false/bool", "18.0.0", "prefer opportunistic verified/verified bundled written", ""},
		{"dialectOptions.options.trustServerCertificate=false/bool", "18.0.0", "prefer opportunistic verified/verified bundled default", ""},
		{"dialectOptions.options.encrypt=true/bool dialectOptions.options.trustServerCertificate=true/bool", "18.0.0", "prefer opportunistic unverified/unverified none written", ""},
		{"dialectOptions.options.trustServerCertificate=false/bool", "20.3.7", "verify-full required verified/verified bundled default", ""},
		{"", "20.3.7", "require required unverified/unverified none default", ""},
		{"dialectOptions.options.encrypt=false/bool", "18.0.0", "disable plaintext unverified/unverified none written", ""},
		{"dialectOptions.options.encrypt=strict", "18.0.0", "verify-full required verified/verified bundled written", ""},
		{"dialectOptions.options.encrypt=strict", "16.2.0", "unknown", "encrypt=invalid"},
		{"dialectOptions.options.encrypt=strict", "16.4.0", "verify-full required verified/verified bundled written", ""},
		{"dialectOptions.options.encrypt=x/symbol", "18.0.0", "unknown", ""},
		{"sequelize.ssl=true/bool", "18.0.0", "prefer opportunistic unverified/unverified none default", "sequelize.ssl=ignored"},
	})
}

func TestTypeORM(t *testing.T) {
	check(t, "node-postgres", []reading{
		{"ssl=true/bool extra={} extra.ssl={} extra.ssl.rejectUnauthorized=false/bool", "8.23.1", "require required unverified/unverified none written", "ssl=overridden"},
		{"extra={} extra.ssl={} extra.ssl.ca=/ca.pem ssl={} ssl.rejectUnauthorized=false/bool", "8.23.1", "verify-full required verified/verified file:/ca.pem written", "ssl=overridden"},
		{"extra={} extra.ssl=false/bool ssl=true/bool", "8.23.1", "disable plaintext unverified/unverified none written", "ssl=overridden"},
		{"dsn:sslmode=disable ssl={} ssl.ca=/ca.pem", "8.23.1", "disable plaintext unverified/unverified none written", "ssl=overridden ssl.ca=overridden"},
		{"extra={} extra.max=5/number ssl={}", "8.23.1", "verify-full required verified/verified bundled written", ""},
	})
	check(t, "typeorm-cockroachdb", []reading{
		{"", "8.23.1", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslmode=verify-full", "8.23.1", "disable plaintext unverified/unverified none default", "sslmode=ignored"},
		{"dsn:ssl=true", "8.23.1", "disable plaintext unverified/unverified none default", "ssl=ignored"},
		{"dsn:sslmode=disable call:ssl=true/bool", "8.23.1", "verify-full required verified/verified bundled written", "sslmode=ignored"},
		{"call:ssl=true/bool", "7.18.2", "verify-full required verified/verified bundled written", ""},
		{"call:ssl=false/bool", "8.23.1", "disable plaintext unverified/unverified none written", ""},
		{"call:ssl={} call:ssl.rejectUnauthorized=false/bool", "8.23.1", "require required unverified/unverified none written", ""},
		{"call:ssl=true/bool call:extra.ssl={} call:extra.ssl.rejectUnauthorized=false/bool", "8.23.1", "require required unverified/unverified none written", "ssl=overridden"},
		{"env:PGSSLMODE=require", "8.23.1", "verify-full required verified/verified bundled written", ""},
	})
}

func TestDrizzleKit(t *testing.T) {
	check(t, "drizzle-kit", []reading{
		{"host=h", "8.23.1", "verify-full required verified/verified bundled default", ""},
		{"ssl=require", "8.23.1", "require required unverified/unverified none written", ""},
		{"ssl=allow", "8.23.1", "require required unverified/unverified none written", ""},
		{"ssl=prefer", "8.23.1", "require required unverified/unverified none written", ""},
		{"ssl=verify-full", "8.23.1", "verify-full required verified/verified bundled written", ""},
		{"ssl=verify-ca", "8.23.1", "unknown", "ssl=invalid"},
		{"ssl=true/bool", "8.23.1", "verify-full required verified/verified bundled written", ""},
		{"ssl=false/bool", "8.23.1", "disable plaintext unverified/unverified none written", ""},
		{"ssl={} ssl.ca=/ca.pem", "8.23.1", "verify-full required verified/verified file:/ca.pem written", ""},
		{"ssl={} ssl.rejectUnauthorized=false/bool", "8.23.1", "require required unverified/unverified none written", ""},
		{"ssl=x/symbol", "8.23.1", "unknown required unknown/unknown unknown written", ""},
		{"dsn:scheme=postgres", "8.23.1", "disable plaintext unverified/unverified none default", ""},
		{"dsn:scheme=postgres call:ssl=require", "8.23.1", "disable plaintext unverified/unverified none default", "ssl=ignored"},
		{"dsn:scheme=postgres dsn:sslmode=no-verify", "8.23.1", "require required unverified/unverified none written", ""},
		{"dsn:scheme=postgres dsn:sslmode=require", "8.23.1", "verify-full required verified/verified bundled written", ""},
		{"dsn:scheme=postgres dsn:ssl=true", "8.23.1", "verify-full required verified/verified bundled written", ""},
		{"dsn:scheme=postgres env:PGSSLMODE=require", "8.23.1", "verify-full required verified/verified bundled written", ""},
		{"dsn:scheme=postgres env:PGSSLMODE=no-verify", "8.23.1", "require required unverified/unverified none written", ""},
	})
}

func TestNodeORMOpeners(t *testing.T) {
	for _, tc := range []struct{ callee, word, engine, driver string }{
		{"typeorm.DataSource", "postgres", "postgresql", "node-postgres"},
		{"typeorm.DataSource", "cockroachdb", "postgresql", "typeorm-cockroachdb"},
		{"sequelize.Sequelize", "mssql", "sqlserver", "sequelize-mssql"},
		{"@sequelize/core.Sequelize", "postgres", "postgresql", "node-postgres"},
		{"drizzle-kit.defineConfig", "mysql", "mysql", "mysql2"},
		{"drizzle-kit.defineConfig", "postgresql", "postgresql", "drizzle-kit"},
	} {
		got := find(tc.callee, tc.word)
		if len(got) == 0 || got[0].Engine != tc.engine || got[0].Drivers != nil && got[0].Drivers[0] != tc.driver {
			t.Errorf("%s %s: got %+v", tc.callee, tc.word, got)
		}
	}
	beside := func(callee string) bool {
		return slices.ContainsFunc(find(callee, "postgres"), func(o setting.Opener) bool {
			return slices.ContainsFunc(o.Args, func(a setting.Arg) bool { return a.Keyword == "ssl" && a.Name == sequelizeTop })
		})
	}
	if !beside("sequelize.Sequelize") || beside("@sequelize/core.Sequelize") {
		t.Error("an ssl beside dialectOptions means something to Sequelize 7 only")
	}
}
