package report

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

const schemaFolder = "../docs/schema/"

func compiled(t testing.TB, file string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(t testing.TB, schema *jsonschema.Schema, output []byte) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(output))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Errorf("%v\n%s", err, output)
	}
}

// variants are runs that differ in what is present at all.
func variants(t testing.TB) map[string]*Run {
	full, all, zero := sample(t), sample(t), sample(t)
	all.ShowSuppressed = true
	for i := range zero.Findings {
		zero.Findings[i].Place = source.Place{}
		zero.Findings[i].Related = append(zero.Findings[i].Related, zero.Findings[0].Related...)
	}
	zero.Facts = bare()
	zero.Root, zero.WorkDir, zero.Tool, zero.Rules = "", "", Tool{Name: "dsnlint", Version: "devel"}, nil
	return map[string]*Run{"full": full, "suppressed": all, "zero places": zero, "empty": {}}
}

// bare is one fact of each kind that holds nothing but what every fact has.
func bare() *fact.Set {
	base := func(kind string) fact.Base {
		return fact.Base{Kind: kind, ID: kind + ":x", File: "x", Context: fact.Production}
	}
	return &fact.Set{
		Clients:     []fact.Client{{Base: base("client"), Hosts: []fact.Host{{}}, Options: []fact.Option{{Name: "ssl", Effect: fact.Ignored}}}},
		Servers:     []fact.Server{{Base: base("server")}},
		Authorities: []fact.Authority{{Base: base("ca")}},
		Processes:   []fact.Process{{Base: base("process")}},
	}
}

func TestFindingsSchema(t *testing.T) {
	schema := compiled(t, schemaFolder+"findings.schema.json")
	for name, run := range variants(t) {
		t.Run(name, func(t *testing.T) { validate(t, schema, written(t, run, "json")) })
	}
}

func TestFactsSchema(t *testing.T) {
	schema := compiled(t, schemaFolder+"facts.schema.json")
	for name, run := range variants(t) {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := WriteFacts(&b, run, "json"); err != nil {
				t.Fatal(err)
			}
			validate(t, schema, b.Bytes())
		})
	}
}

// The schemas must notice what the contract forbids, or the tests above prove nothing.
func TestSchemasRefuse(t *testing.T) {
	tests := []struct{ name, schema, doc string }{
		{"no summary", "findings", `{"schema_version":"1","findings":[],"problems":[]}`},
		{"null list", "findings", `{"schema_version":"1","findings":null,"problems":[],"summary":{"files":0,"facts":0,"judged":0,"undecidable":0,"findings":0,"suppressed":0}}`},
		{"unknown key", "facts", `{"schema_version":"1","facts":[],"problems":[],"more":1,"stats":{"files":0,"facts":0,"client":0,"server":0,"ca":0,"process":0,"undecidable":0}}`},
		{"half a fact", "facts", `{"schema_version":"1","facts":[{"kind":"client"}],"problems":[],"stats":{"files":0,"facts":0,"client":0,"server":0,"ca":0,"process":0,"undecidable":0}}`},
		{"problem without place", "facts", `{"schema_version":"1","facts":[],"problems":[{"file":"x","code":"syntax","message":""}],"stats":{"files":0,"facts":0,"client":0,"server":0,"ca":0,"process":0,"undecidable":0}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(tt.doc)))
			if err != nil {
				t.Fatal(err)
			}
			if compiled(t, schemaFolder+tt.schema+".schema.json").Validate(doc) == nil {
				t.Error("the schema takes it")
			}
		})
	}
}

// judged are runs in a state that code scanning takes: each result has a place, the tool a name.
func judged(t testing.TB) map[string]*Run {
	out := variants(t)
	delete(out, "zero places")
	delete(out, "empty")
	all := sample(t)
	for i := range all.Findings {
		all.Findings[i].BaselineState = []string{"new", "unchanged"}[i%2]
	}
	all.Findings[1].Suppressed = &finding.Suppression{Kind: "baseline", Reason: "known"}
	out["baseline"] = all
	for _, run := range out {
		for i := range run.Rules {
			run.Rules[i].HelpURI = "https://example.com/help"
		}
		for i := range run.Findings {
			run.Findings[i].HelpURI = "https://example.com/help"
		}
	}
	return out
}

// TestMultitool asks Microsoft's validator, with the rules of GitHub, when the variable names its executable, as .ci/sarif
// does.
func TestMultitool(t *testing.T) {
	tool := os.Getenv("DSNLINT_SARIF_MULTITOOL")
	if tool == "" {
		t.Skip("DSNLINT_SARIF_MULTITOOL names no executable")
	}
	said := regexp.MustCompile(`: (error|warning|note) [A-Z]+[0-9]+: `)
	for name, run := range judged(t) {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "findings.sarif")
			if err := os.WriteFile(file, written(t, run, "sarif"), 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(tool, "validate", file, "--rule-kind", "Sarif;Ghas", "--config", "../.ci/sarif.xml", "--level", "Error;Warning;Note",
				"--kind", "Fail;Review;Open;Informational", "--output", file+".out", "--log", "ForceOverwrite").CombinedOutput()
			if err != nil || said.Match(out) {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// TestSARIFSchema compares with the schema of the standard, when the variable names a copy, as .ci/sarif does; all its
// reports too, when the other variable names their folder.
func TestSARIFSchema(t *testing.T) {
	file := os.Getenv("DSNLINT_SARIF_SCHEMA")
	if file == "" {
		t.Skip("DSNLINT_SARIF_SCHEMA names no file")
	}
	schema := compiled(t, file)
	all := variants(t)
	for name, run := range judged(t) {
		all[name] = run
	}
	for name, run := range all {
		t.Run(name, func(t *testing.T) { validate(t, schema, written(t, run, "sarif")) })
	}
	reports, err := filepath.Glob(filepath.Join(os.Getenv("DSNLINT_SARIF_REPORTS"), "*.sarif"))
	if err != nil {
		t.Fatal(err)
	}
	for _, report := range reports {
		t.Run(filepath.Base(report), func(t *testing.T) {
			data, err := os.ReadFile(report)
			if err != nil {
				t.Fatal(err)
			}
			validate(t, schema, data)
		})
	}
}
