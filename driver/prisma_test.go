package driver

import (
	"slices"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestPrismaPostgreSQL(t *testing.T) {
	check(t, "prisma-postgresql", []reading{
		{"", "6.19.0", "prefer opportunistic unverified/unverified none default", ""},
		{"dsn:sslmode=disable dsn:sslcert=/ca.pem", "", "disable plaintext unverified/unverified none written", "sslcert=ignored"},
		{"dsn:sslmode=prefer", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=require", "", "require required unverified/unverified none written", ""},
		{"dsn:sslmode=require dsn:sslcert=/ca.pem", "", "require required unverified/unverified none written", "sslcert=ignored"},
		{"dsn:sslmode=require dsn:sslaccept=accept_invalid_certs dsn:sslcert=/ca.pem", "", "require required unverified/unverified none written", "sslcert=ignored"},
		{"dsn:sslmode=verify-full", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=verify-ca dsn:sslcert=/ca.pem", "", "prefer opportunistic unverified/unverified none written", "sslcert=ignored"},
		{"dsn:sslmode=allow", "", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:sslmode=require dsn:sslaccept=strict", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=require dsn:sslaccept=strict dsn:sslcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslmode=require dsn:sslaccept=bogus", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslaccept=strict dsn:sslcert=/ca.pem", "", "prefer opportunistic verified/verified file:/ca.pem default", ""},
		{"dsn:sslmode=prefer dsn:sslaccept=strict", "", "prefer opportunistic verified/verified system written", ""},
		{"dsn:sslmode=require dsn:sslrootcert=/ca.pem", "", "require required unverified/unverified none written", "sslrootcert=ignored"},
		{"dsn:sslmode=disable dsn:sslmode=require", "", "require required unverified/unverified none written", "sslmode=overridden"},
		{"dsn:ssl=true", "", "prefer opportunistic unverified/unverified none default", "ssl=ignored"},
		{"env:PGSSLMODE=verify-full", "", "prefer opportunistic unverified/unverified none default", ""},
	})
}

func TestPrismaMySQL(t *testing.T) {
	check(t, "prisma-mysql", []reading{
		{"", "6.19.0", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslmode=require", "", "disable plaintext unverified/unverified none default", "sslmode=ignored"},
		{"dsn:sslmode=require dsn:sslaccept=strict", "", "verify-full required verified/verified system written", "sslmode=ignored"},
		{"dsn:sslaccept=strict dsn:sslcert=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:sslaccept=accept_invalid_certs", "", "require required unverified/unverified none written", ""},
		{"dsn:sslaccept=bogus dsn:sslcert=/ca.pem", "", "require required unverified/unverified none written", "sslcert=ignored"},
		{"dsn:sslcert=/ca.pem", "", "require required unverified/unverified none written", ""},
		{"dsn:sslidentity=/id.p12", "", "require required unverified/unverified none written", ""},
		{"dsn:sslpassword=x", "", "require required unverified/unverified none written", ""},
		{"dsn:ssl=true", "", "disable plaintext unverified/unverified none default", "ssl=ignored"},
	})
}

func TestPrismaSQLServer(t *testing.T) {
	check(t, "prisma-sqlserver", []reading{
		{"", "6.19.0", "disable login-only verified/verified system default", ""},
		{"dsn:encrypt=true", "", "verify-full required verified/verified system written", ""},
		{"dsn:Encrypt=yes", "", "verify-full required verified/verified system written", ""},
		{"dsn:encrypt=true dsn:trustServerCertificate=true", "", "require required unverified/unverified none written", ""},
		{"dsn:encrypt=true dsn:trustServerCertificateCA=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"dsn:encrypt=true dsn:trustServerCertificate=true dsn:trustServerCertificateCA=/ca.pem", "", "unknown", "trustServerCertificate=invalid"},
		{"dsn:encrypt=false", "", "disable login-only verified/verified system written", ""},
		{"dsn:encrypt=false dsn:trustServerCertificate=true", "", "disable login-only unverified/unverified none written", ""},
		{"dsn:trustServerCertificate=true", "", "disable login-only unverified/unverified none default", ""},
		{"dsn:encrypt=DANGER_PLAINTEXT", "", "disable plaintext unverified/unverified none written", ""},
		{"dsn:encrypt=strict", "", "unknown", "encrypt=invalid"},
	})
}

// A bare URL is Prisma's only where the manifest names Prisma.
func TestPrismaByManifest(t *testing.T) {
	c := &setting.Connection{Scheme: text("postgresql"), Options: options(t, "dsn:sslmode=verify-full dsn:sslrootcert=/ca.pem"), Shape: setting.Env}
	got := Read(c, Query{AssumeSince: "2021-11-21"})
	if slices.Contains(got.Candidates, "prisma-postgresql") {
		t.Errorf("without a manifest: %v", got.Candidates)
	}
	got = Read(c, Query{AssumeSince: "2021-11-21", Has: func(p []Package) bool { return slices.Contains(p, Package{"npm", "@prisma/client"}) }})
	if got.Driver != "prisma-postgresql" || got.SSLMode != "prefer" {
		t.Errorf("with Prisma in the manifest: %s %s", got.Driver, got.SSLMode)
	}
}
