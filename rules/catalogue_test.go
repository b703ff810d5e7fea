package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
)

func load(t *testing.T, modules []policies.Module) *rules.Catalogue {
	t.Helper()
	c, err := rules.Load(modules)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// everyRule are files that make every rule fire that judges facts.
func everyRule() map[string]string {
	return map[string]string{
		"a.env":                  "A=postgresql://app@db.example.com/app?sslmode=disable\n",
		"b.env":                  "B=postgresql+psycopg2://app@db.example.com/app?sslmode=prefer\n",
		"c.env":                  "C=postgresql+psycopg2://app@db.example.com/app?sslmode=require\n",
		"d.env":                  "D=postgresql+psycopg2://app@db.example.com/app?sslmode=verify-ca&sslrootcert=certs/ca.pem\n",
		"certs/README":           "",
		"e.env":                  "E=postgresql+psycopg2://app@db1.abcdefghijkl.eu-west-1.rds.amazonaws.com/app?sslmode=verify-full&sslrootcert=/certs/us-east-1-bundle.pem\n",
		"f.env":                  "F=postgresql+psycopg2://app@db.example.com/app?sslmode=verify-full\n",
		"g.env":                  "G=postgresql+psycopg2://app@db.example.com/app?sslmode=enabled\n",
		"application.properties": "spring.datasource.url=jdbc:postgresql://db.example.com/app?sslMode=verify-full\n",
		"main.tf":                "resource \"aws_db_instance\" \"x\" {\n  engine = \"postgres\"\n  ca_cert_identifier = \"rds-ca-2019\"\n}\n",
		"my.cnf":                 "[mysqld]\ntls_version = TLSv1\nssl_cipher = ALL:@SECLEVEL=0\n",
		"run.sh":                 "export NODE_TLS_REJECT_UNAUTHORIZED=0\ncurl -k -o bundle.pem https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem\n",
		"users.sql":              "ALTER USER 'a'@'%' REQUIRE NONE;\n",
	}
}

func fired(t *testing.T, c *rules.Catalogue) []string {
	t.Helper()
	findings, err := judge(c, factsOf(t, everyRule()))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range findings {
		out = append(out, f.Rule)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestDeletedModuleDeletesRule holds that a rule is its Rego file and nothing else: without the file it is not in the
// catalogue, does not fire, and every other rule is as it was.
func TestDeletedModuleDeletesRule(t *testing.T) {
	all := policies.Modules()
	whole := load(t, all)
	before := fired(t, whole)
	for _, r := range whole.Rules() {
		if !slices.Contains(before, r.ID) && !strings.HasSuffix(r.ID, "-suppression") {
			t.Errorf("no file here makes %s fire", r.ID)
		}
		var rest []policies.Module
		for _, m := range all {
			if m.Name != r.File {
				rest = append(rest, m)
			}
		}
		if len(rest) != len(all)-1 {
			t.Fatalf("%s is not the file of one module", r.File)
		}
		c := load(t, rest)
		if c.Find(r.ID) != nil || len(c.Rules()) != len(whole.Rules())-1 {
			t.Errorf("%s is still in the catalogue", r.ID)
		}
		want := slices.DeleteFunc(slices.Clone(before), func(id string) bool { return id == r.ID })
		if got := fired(t, c); !slices.Equal(got, want) {
			t.Errorf("without %s: %v, want %v", r.File, got, want)
		}
	}
}

// TestNoModules holds that nothing is judged without rules.
func TestNoModules(t *testing.T) {
	c := load(t, nil)
	if len(c.Rules()) != 0 || len(fired(t, c)) != 0 {
		t.Errorf("rules out of nothing: %v", c.Rules())
	}
}

// TestMetadata holds that every rule has all the words that reports and pages show.
func TestMetadata(t *testing.T) {
	for _, r := range load(t, policies.Modules()).Rules() {
		for name, text := range map[string]string{
			"title": r.Title, "description": r.Description, "message": r.Message, "why": r.Why, "score": r.Score, "file": r.File,
		} {
			if text == "" {
				t.Errorf("%s has no %s", r.ID, name)
			}
		}
		if len(r.Tags) == 0 || len(r.References) == 0 || r.File != r.ID+".rego" {
			t.Errorf("%s: tags %v, references %v, file %s", r.ID, r.Tags, r.References, r.File)
		}
		if (r.Bad == "") != (r.Good == "") { // one file alone is no example of some rules
			t.Errorf("%s has one example only", r.ID)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"no Rego", "package", "cannot be parsed"},
		{"no METADATA", "package dsnlint.rules[\"x\"]\n\ndeny := set()\n", "no METADATA"},
		{"level", "# METADATA\n# scope: package\n# title: x\n# custom:\n#   severity:\n#     written: fatal\npackage dsnlint.rules[\"x\"]\n\ndeny := set()\n", "not error, warning or note"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := rules.Load([]policies.Module{{Name: "x.rego", Text: tt.text}})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// TestBadVerdicts holds that a policy that answers nonsense is an error that names it, and no finding.
func TestBadVerdicts(t *testing.T) {
	const head = "# METADATA\n# scope: package\n# title: x\n# custom:\n#   message: m\n#   severity: {written: error, fallback: error, default: error}\npackage dsnlint.rules[\"x\"]\n\n"
	tests := []struct{ name, body, want string }{
		{"unknown fact", `deny contains {"rule": "x", "fact": "nowhere", "at": "", "args": {}}`, "unknown rule or fact"},
		{"unknown rule", `deny contains {"rule": "y", "fact": c.id, "at": "", "args": {}} if some c in input.facts.client`, "unknown rule or fact"},
		{"numbers for words", `deny contains {"rule": "x", "fact": c.id, "at": "", "args": {"n": 1}} if some c in input.facts.client`, "args must be strings"},
		{"no set of objects", `deny contains "x"`, "malformed"},
		{"does not compile", `deny contains x if y == 1`, "do not compile"},
		{"network", `deny contains {"rule": "x", "fact": r, "at": "", "args": {}} if r := http.send({"url": "http://localhost", "method": "get"}).status`, "do not compile"},
		{"environment", `deny contains {"rule": "x", "fact": r, "at": "", "args": {}} if r := opa.runtime().env.HOME`, "do not compile"},
		{"clock", `deny contains {"rule": "x", "fact": r, "at": "", "args": {}} if r := time.now_ns()`, "do not compile"},
	}
	facts := factsOf(t, map[string]string{"a.env": "A=postgresql://app@db.example.com/app?sslmode=disable\n"})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, []policies.Module{{Name: "x.rego", Text: head + tt.body + "\n"}})
			_, err := judge(c, facts)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// TestWords holds how a verdict becomes a finding: words filled in, place at the option's value or its name, level by
// the config when there is one.
func TestWords(t *testing.T) {
	c := load(t, policies.Modules())
	facts := factsOf(t, map[string]string{"a.properties": "spring.datasource.url=jdbc:postgresql://db.example.com/app?sslMode=require\n"})
	findings, err := judge(c, facts)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range findings {
		got[f.Rule] = f.Place.Raw()
		if strings.ContainsAny(f.Message, "{}") {
			t.Errorf("%s: a word was not filled in: %s", f.Rule, f.Message)
		}
	}
	for rule, place := range map[string]string{"option-ignored": "sslMode", "tls-fallback": "jdbc:postgresql"} {
		if got[rule] != place {
			t.Errorf("%s is at %q, want %q", rule, got[rule], place)
		}
	}
	raised, err := judgeWith(c, facts, map[string]finding.Severity{"option-ignored": finding.Error})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range raised {
		if f.Rule == "option-ignored" && f.Severity != finding.Error {
			t.Errorf("the config's level does not count: %s", f.Severity)
		}
	}
}
