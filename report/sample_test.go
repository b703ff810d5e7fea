package report

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// at is the place of the first occurrence of text in the file.
func at(t testing.TB, f *source.File, text string) source.Place {
	t.Helper()
	i := strings.Index(string(f.Data), text)
	if i < 0 {
		t.Fatalf("%s does not hold %q", f.Path, text)
	}
	return source.Place{File: f, Span: source.Span{Start: i, End: i + len(text)}}
}

// inner is the place of text inside the first occurrence of around.
func inner(t testing.TB, f *source.File, around, text string) source.Place {
	t.Helper()
	p := at(t, f, around)
	i := strings.Index(around, text)
	if i < 0 {
		t.Fatalf("%q does not hold %q", around, text)
	}
	p.Span = source.Span{Start: p.Span.Start + i, End: p.Span.Start + i + len(text)}
	return p
}

const pythonSource = `import psycopg2

DSN = "postgresql://app:pw@db.example.com:5432/shop?sslmode=require"


def orders():
    with psycopg2.connect(DSN, connect_timeout=5) as conn:
        return conn.execute("SELECT * FROM orders")
`

const yamlSource = `spring:
  datasource:
    url: "jdbc:mysql://db-1.internal/shop?sslMode=PREFERRED"
    username: shop
    password: pw
`

const terraformSource = `resource "aws_db_parameter_group" "main" {
  family = "postgres14"

  parameter {
    name  = "rds.force_ssl"
    value = "0"
  }
}

resource "aws_db_instance" "main" {
  ca_cert_identifier = "rds-ca-2019"
}
`

const goSource = "package main\n\nfunc open() {\n\tcfg := \"app:pw@tcp(db.example.com)/shop?tls=skip-verify\"\n" +
	"\tsql.Open(\n\t\t\"mysql\",\n\t\tcfg,\n\t)\n}\n"

type files struct{ python, yaml, terraform, golang *source.File }

// sample is a run with a finding of every kind.
func sample(t testing.TB) *Run {
	f := files{
		python:    source.NewFile("src/db.py", []byte(pythonSource)),
		yaml:      source.NewFile("deploy/application.yaml", []byte(yamlSource)),
		terraform: source.NewFile("infra/main.tf", []byte(terraformSource)),
		golang:    source.NewFile("cmd/été db.go", []byte(goSource)),
	}
	code := 1
	return &Run{
		Findings: f.findings(t),
		Facts:    f.facts(t),
		Problems: []source.Problem{
			{File: "infra/broken.tf", Code: source.Unreadable, Message: "permission denied"},
			{File: f.yaml.Path, Place: at(t, f.yaml, "username"), Code: source.Syntax, Message: "a key has no value"},
		},
		Summary: Summary{Files: 12, Facts: 6, Judged: 2, Undecidable: 1, Findings: 6, Suppressed: 1},
		Secrets: map[*source.File][]source.Span{
			f.python: {inner(t, f.python, "app:pw@", "pw").Span},
			f.yaml:   {inner(t, f.yaml, "password: pw", "pw").Span},
			f.golang: {inner(t, f.golang, "app:pw@", "pw").Span},
		},
		Rules:    sampleRules(),
		Tool:     Tool{Name: "dsnlint", Version: "0.1.0", InformationURI: "https://github.com/dsnlint/dsnlint"},
		Root:     "/srv/shop",
		WorkDir:  "/srv/shop/services",
		Scope:    []string{"src", "infra"},
		Revision: Revision{Repository: "https://example.com/shop/shop.git", ID: "0123456789abcdef0123456789abcdef01234567", Branch: "main"},
		ExitCode: &code,
	}
}

func sampleRules() []RuleInfo {
	rule := func(id, title, why string, s finding.Severity, cwe string) RuleInfo {
		return RuleInfo{
			ID: id, Title: title, Description: title + ", and so the connection can be read.", Why: why,
			Help: "Write `sslmode=verify-full` and name the CA file.", HelpURI: "https://example.com/rules/" + id + ".md",
			Severity: s, Tags: []string{cwe}, SecuritySeverity: "7.4",
			Standards: []Standard{{ID: cwe, Of: "CWE", Title: "A weakness", URL: "https://example.com/" + cwe}},
		}
	}
	out := []RuleInfo{
		rule("ca-expired", "A certificate authority has expired", "Clients that check certificates cannot connect.", finding.Error, "CWE-298"),
		rule("cert-not-verified", "The server's certificate is not checked", "Whoever sits on the path can answer in the server's name.", finding.Error, "CWE-295"),
		rule("host-not-verified", "The host name is not checked", "Any certificate of the same CA is taken.", finding.Warning, "CWE-297"),
		rule("option-ignored", "An option has no effect", "The option promises what the driver does not do.", finding.Warning, "CWE-1188"),
		rule("server-not-enforcing", "The server accepts plaintext", "One client without TLS shows its password.", finding.Error, "CWE-319"),
		rule("tls-fallback", "The connection can continue in plaintext", "Whoever sits on the path can switch encryption off.", finding.Error, "CWE-757"),
	}
	out[4].Standards = append(out[4].Standards,
		Standard{ID: "CIS-1.2", Of: "CIS", Title: "groups refuse plaintext", URL: "https://example.com/cis", Engines: []string{"postgresql"}, Resources: []string{"aws_db_*"}},
		Standard{ID: "CIS-1.3", Of: "CIS", Title: "groups refuse plaintext", URL: "https://example.com/cis", Engines: []string{"mysql"}})
	return out
}

func (f files) findings(t testing.TB) []finding.Finding {
	return []finding.Finding{
		{
			Rule: "cert-not-verified", Severity: finding.Error, Confidence: finding.High,
			Message: "psycopg2 encrypts with sslmode=require, but takes any certificate",
			Why:     "Whoever sits on the path can answer in the server's name, and then reads and changes every query and every row that goes over this connection.",
			Place:   at(t, f.python, "require"),
			Related: []finding.Location{{Place: at(t, f.python, "psycopg2.connect(DSN, connect_timeout=5)"), Label: "the connection is opened here"}},
			Fixes: []finding.Fix{{Title: "write sslmode=verify-full with sslrootcert=<CA file>", Edits: []source.Edit{
				{Place: at(t, f.python, "require"), Text: "verify-full&sslrootcert=/etc/ssl/db-ca.pem"},
			}}},
			Fact: "client:src/db.py:DSN", Fingerprint: "a3c1", HelpURI: "https://example.com/rules/cert-not-verified.md",
		},
		{
			Rule: "tls-fallback", Severity: finding.Warning, Confidence: finding.Medium,
			Message: "MySQL Connector/J continues in plaintext when the server offers no TLS: sslMode=PREFERRED",
			Why:     "Whoever sits on the path can take the offer of TLS out of the server's greeting.",
			Place:   at(t, f.yaml, "PREFERRED"),
			Related: []finding.Location{
				{Place: at(t, f.yaml, `"jdbc:mysql://db-1.internal/shop?sslMode=PREFERRED"`), Label: "the whole URL"},
				{Place: at(t, f.yaml, "datasource"), Label: "read by Spring"},
				{Place: at(t, f.terraform, `"postgres14"`), Label: "the server is described here"},
			},
			Fact: "client:deploy/application.yaml:spring.datasource.url", Fingerprint: "b7d2",
		},
		{
			Rule: "server-not-enforcing", Severity: finding.Error, Confidence: finding.High,
			Message: "the parameter group lets clients connect without TLS: rds.force_ssl is 0",
			Why:     "One client without TLS is enough to show its password.",
			Place:   inner(t, f.terraform, `value = "0"`, "0"),
			Related: []finding.Location{
				{Place: at(t, f.terraform, `resource "aws_db_parameter_group" "main"`), Label: "the group is declared here", Step: true},
				{Place: inner(t, f.terraform, `name  = "rds.force_ssl"`, "rds.force_ssl"), Label: "the parameter is named here", Step: true},
			},
			Fixes: []finding.Fix{{Title: `set it to "1"`, Safe: true, Edits: []source.Edit{{Place: inner(t, f.terraform, `value = "0"`, "0"), Text: "1"}}}},
			Fact:  "server:infra/main.tf:aws_db_parameter_group.main", Fingerprint: "c0ff",
		},
		{
			Rule: "ca-expired", Severity: finding.Error, Confidence: finding.High,
			Message: "rds-ca-2019 expired on 2024-08-22", Why: "Clients that check certificates cannot connect.",
			Place: at(t, f.terraform, "rds-ca-2019"), Fact: "ca:infra/main.tf:rds-ca-2019", Fingerprint: "d1e5",
			Suppressed: &finding.Suppression{Kind: "inline", Reason: "the instance goes away in spring", Until: "2027-03-31"},
		},
		{
			Rule: "cert-not-verified", Severity: finding.Error, Confidence: finding.High,
			Message: "go-sql-driver takes any certificate: tls=skip-verify",
			Why:     "Whoever sits on the path can answer in the server's name.",
			Place:   at(t, f.golang, "skip-verify"),
			Related: []finding.Location{{Place: at(t, f.golang, "sql.Open(\n\t\t\"mysql\",\n\t\tcfg,\n\t)"), Label: "the connection is opened here"}},
			Fact:    "client:cmd/été db.go:cfg", Fingerprint: "e2f6",
		},
		{
			Rule: "unused-suppression", Severity: finding.Note, Confidence: finding.High,
			Message: "nothing is suppressed here", Place: at(t, f.terraform, "family"), Fingerprint: "f307",
		},
	}
}

func (f files) facts(t testing.TB) *fact.Set {
	base := func(kind, id string, p source.Place, engine string) fact.Base {
		return fact.Base{
			Kind: kind, ID: id, File: p.File.Path, Engine: engine, Context: fact.Production, Place: p, Anchor: p, Name: "DSN",
			Because: []fact.Reason{{Text: "observed against six servers", Source: "https://example.com/observed", Evidence: fact.Observed}},
		}
	}
	return &fact.Set{
		Clients: []fact.Client{
			{
				Base:  base("client", "client:src/db.py:DSN", at(t, f.python, "postgresql://app:pw@db.example.com:5432/shop?sslmode=require"), "postgresql"),
				Shape: "dsn-url", Driver: "psycopg2", DriverVersion: "2.9.9", DriverSource: "import",
				Hosts:   []fact.Host{{Name: "db.example.com", Class: fact.Remote}},
				SSLMode: fact.Require, Transport: fact.Required, Chain: fact.Unverified, Hostname: fact.Unverified,
				CA: fact.CA{Source: fact.CANone}, Origin: fact.OriginOf{SSLMode: fact.Written},
				Options: []fact.Option{{Name: "sslmode", Value: "require", Effect: fact.Used, Place: at(t, f.python, "require")}},
				Advice:  fact.Advice{Target: "sslmode=verify-full with sslrootcert=<CA file>"},
			},
			{
				Base:  base("client", "client:deploy/application.yaml:spring.datasource.url", at(t, f.yaml, `jdbc:mysql://db-1.internal/shop?sslMode=PREFERRED`), "mysql"),
				Shape: "jdbc", Candidates: []string{"connector-j", "mariadb-connector-j"}, DriverSource: "manifest",
				Hosts:   []fact.Host{{Name: "db-1.internal", Class: fact.Remote}},
				SSLMode: fact.Prefer, Transport: fact.Opportunistic, Chain: fact.Unverified, Hostname: fact.Unverified,
				CA: fact.CA{Source: fact.CAFile, Path: "/certs/ca.pem"}, TLSMin: "1.2", Origin: fact.OriginOf{SSLMode: fact.Written},
				Advice:    fact.Advice{Target: "sslMode=VERIFY_IDENTITY"},
				Ambiguity: []fact.Ambiguity{{When: "MariaDB Connector/J", SSLMode: fact.Disable}},
			},
			{Base: base("client", "client:cmd/été db.go:cfg", at(t, f.golang, "cfg"), "")},
		},
		Servers: []fact.Server{{
			Base:     base("server", "server:infra/main.tf:aws_db_parameter_group.main", at(t, f.terraform, `resource "aws_db_parameter_group" "main"`), "postgresql"),
			Resource: "aws_db_parameter_group", Parameter: "rds.force_ssl", Value: "0", Enforced: "no", Family: "postgres14",
			Origin: fact.OriginOf{SSLMode: fact.Written},
		}},
		Authorities: []fact.Authority{{
			Base:       base("ca", "ca:infra/main.tf:rds-ca-2019", at(t, f.terraform, "rds-ca-2019"), ""),
			Identifier: "rds-ca-2019", NotAfter: "2024-08-22", Provider: "aws-rds", ExpiredOn: "2024-08-22", Status: "expired",
			Origin: fact.OriginOf{SSLMode: fact.Written},
		}},
		Processes: []fact.Process{{
			Base:   base("process", "process:deploy/application.yaml:NODE_TLS_REJECT_UNAUTHORIZED", at(t, f.yaml, "spring"), ""),
			Switch: "NODE_TLS_REJECT_UNAUTHORIZED", Value: "0", Effect: "disables-verification",
		}},
	}
}
