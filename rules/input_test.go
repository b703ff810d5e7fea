package rules_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/lint"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
)

var day = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// factsOf lints files and returns the facts.
func factsOf(t *testing.T, files map[string]string) *fact.Set {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r, err := lint.Run(context.Background(), lint.Options{WorkDir: dir, AsOf: day, FactsOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	return r.Facts
}

// TestNoPasswordReachesPolicies plants a random password in every format, whole and broken, and looks for it in the
// input of the policies.
func TestNoPasswordReachesPolicies(t *testing.T) {
	for _, sharp := range []bool{false, true} {
		c := testkit.NewCanary(sharp)
		files := map[string]string{}
		for i, p := range testkit.Plantings() {
			files[fmt.Sprintf("whole/%03d/%s", i, p.File)] = p.Render(c)
			for how, text := range p.Broken(c) {
				files[fmt.Sprintf("%s/%03d/%s", how, i, p.File)] = text
			}
		}
		facts := factsOf(t, files)
		if len(facts.Clients) < len(testkit.Plantings()) {
			t.Errorf("only %d connections: too few to say anything", len(facts.Clients))
		}
		input, err := rules.InputOf(facts, day)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(input.String(), "},") {
			if _, leaked := c.Leak(line); leaked {
				t.Errorf("the policies would see %s", line)
			}
		}
	}
}

// TestInput holds the shape that policies rely on: the day, four lists that are never null, and no offsets.
func TestInput(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  map[string]int
	}{
		{"nothing", nil, map[string]int{"client": 0, "server": 0, "ca": 0, "process": 0}},
		{"one of each", map[string]string{
			"app.env":   "DATABASE_URL=postgresql://app@db.example.com/app?sslmode=disable\n",
			"users.sql": "ALTER USER 'a'@'%' REQUIRE NONE;\n",
			"main.tf":   "resource \"aws_db_instance\" \"x\" {\n  engine = \"oracle-ee\"\n  ca_cert_identifier = \"rds-ca-2019\"\n}\n",
			"run.sh":    "export NODE_TLS_REJECT_UNAUTHORIZED=0\nnode app.js\n",
		}, map[string]int{"client": 1, "server": 1, "ca": 1, "process": 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			input, err := rules.InputOf(factsOf(t, tt.files), day)
			if err != nil {
				t.Fatal(err)
			}
			var doc struct {
				AsOf  string                      `json:"as_of"`
				Facts map[string][]map[string]any `json:"facts"`
			}
			if err := json.Unmarshal([]byte(input.String()), &doc); err != nil {
				t.Fatal(err)
			}
			if doc.AsOf != "2026-11-21" || len(doc.Facts) != len(tt.want) {
				t.Errorf("as of %q, %d kinds", doc.AsOf, len(doc.Facts))
			}
			for kind, n := range tt.want {
				if list, ok := doc.Facts[kind]; !ok || list == nil || len(list) != n {
					t.Errorf("%s: %v", kind, list)
				}
			}
			for _, word := range []string{`"offset"`, `"start"`, `"end"`, `"line"`, `"column"`} {
				if strings.Contains(input.String(), word) {
					t.Errorf("the input holds %s", word)
				}
			}
		})
	}
}

func judge(c *rules.Catalogue, facts *fact.Set) ([]finding.Finding, error) {
	return judgeWith(c, facts, nil)
}

func judgeWith(c *rules.Catalogue, facts *fact.Set, override map[string]finding.Severity) ([]finding.Finding, error) {
	ctx := context.Background()
	e, err := c.Compile(ctx)
	if err != nil {
		return nil, err
	}
	verdicts, err := e.Evaluate(ctx, facts, day)
	if err != nil {
		return nil, err
	}
	return c.Findings(verdicts, facts, policies.LevelTable(), override)
}
