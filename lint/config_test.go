package lint

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// configs are files, and for each a part of the error that it gives, "" for none.
var configs = []struct{ name, in, want string }{
	{"empty", "", ""},
	{"a comment", "# nothing\n", ""},
	{"null", "~\n", "the top level must be a mapping"},
	{"version", "version: 1\n", ""},
	{"all keys", "version: 1\ninclude: [a]\nexclude: [b]\nrules: {x: {off: true, severity: note}}\nignore: [{rule: x, path: a, reason: r, until: 2027-01-01}]\nhosts: {db: remote}\ncontexts: {test: [a]}\npolicies: []\nprofile: default\nbaseline: ''\n", ""},
	{"misspelt", "exlude: [a]\n", `line 1: unknown key "exlude"; did you mean "exclude"?`},
	{"misspelt on a later line", "version: 1\n\nignores: []\n", `line 3: unknown key "ignores"; did you mean "ignore"?`},
	{"far from all", "telemetry: true\n", "known are version, include"},
	{"misspelt below rules", "rules:\n  x:\n    severty: note\n", `did you mean "severity"`},
	{"misspelt below ignore", "ignore:\n  - rul: x\n", `did you mean "rule"`},
	{"level", "rules: {x: {severity: high}}\n", "rules.x.severity must be error, warning or note"},
	{"level none", "rules: {x: {severity: none}}\n", "must be error"},
	{"the first in order of two", "rules: {b: {severity: x}, a: {severity: x}}\n", "rules.a.severity"},
	{"ignore without a rule", "ignore: [{reason: r}]\n", "ignore[0] needs a rule and a reason"},
	{"ignore without a reason", "ignore: [{rule: x, reason: r}, {rule: x}]\n", "ignore[1] needs a rule and a reason"},
	{"ignore with a dash alone", "ignore:\n  -\n  - {rule: x, reason: r}\n", "line 2: an entry of ignore is empty"},
	{"until", "ignore: [{rule: x, reason: r, until: soon}]\n", "ignore[0].until must be YYYY-MM-DD"},
	{"class", "hosts: {db: mine}\n", "hosts.db must be"},
	{"context", "contexts: {stage: [a]}\n", "contexts.stage"},
	{"pattern", "exclude: ['[a']\n", "no valid pattern"},
	{"pattern of an ignore", "ignore: [{rule: x, reason: r, path: '{a'}]\n", "no valid pattern"},
	{"a list", "- exclude\n", "the top level must be a mapping"},
	{"a word", "exclude\n", "the top level must be a mapping"},
	{"wrong type", "version: 1\nexclude: {a: b}\n", `line 2: the value of "exclude" has the wrong type`},
	{"twice", "exclude: [a]\nexclude: [b]\n", "twice"},
	{"no YAML", "exclude: [a\n", "no valid YAML"},
	{"a baseline", "baseline: b.json\n", ""},
	{"keys without a value", "version:\ninclude:\nexclude:\nrules:\nignore:\nhosts:\ncontexts:\npolicies:\nprofile:\nbaseline:\n", ""},
	{"a rule without a value", "rules:\n  x:\n", ""},
	{"a number for a switch", "rules: {x: {off: 1}}\n", "wrong type"},
	{"a word for an entry of ignore", "ignore: [x]\n", "wrong type"},
	{"later: version", "version: 2\n", "reads version 1"},
}

func TestParseConfig(t *testing.T) {
	for _, tt := range configs {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parseConfig([]byte(tt.in))
			switch {
			case err == nil && tt.want != "":
				t.Errorf("accepted, want %q", tt.want)
			case err != nil && (tt.want == "" || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("got %q, want %q", err, tt.want)
			}
		})
	}
}

// TestConfigSchema holds that the published schema says of a file what the program says of it. A schema cannot tell
// patterns that never match, nor what YAML itself refuses.
func TestConfigSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile(filepath.Join("..", "docs", "schema", "config.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	beyond := []string{"empty", "a comment", "pattern", "pattern of an ignore", "twice", "no YAML"}
	for _, tt := range configs {
		if slices.Contains(beyond, tt.name) {
			continue
		}
		t.Run(tt.name, func(t *testing.T) {
			var node yaml.Node
			if err := yaml.Unmarshal([]byte(tt.in), &node); err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(asJSON(t, &node)); (err == nil) != (tt.want == "") {
				t.Errorf("the program says %q, the schema %v", tt.want, err)
			}
		})
	}
}

// TestConfigSchemaKeys holds that the schema knows each key that the program does.
func TestConfigSchemaKeys(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "docs", "schema", "config.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties map[string]any `json:"properties"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	if got, want := slices.Sorted(maps.Keys(schema.Properties)), slices.Sorted(slices.Values(configKeys)); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// asJSON is a YAML document as JSON has it: what looks like a date is a string.
func asJSON(t *testing.T, node *yaml.Node) any {
	t.Helper()
	switch node.Kind {
	case yaml.DocumentNode:
		return asJSON(t, node.Content[0])
	case yaml.SequenceNode:
		out := []any{}
		for _, n := range node.Content {
			out = append(out, asJSON(t, n))
		}
		return out
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i < len(node.Content); i += 2 {
			out[node.Content[i].Value] = asJSON(t, node.Content[i+1])
		}
		return out
	}
	if node.ShortTag() == "!!timestamp" {
		return node.Value
	}
	var out any
	if err := node.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestConfigErrorsEchoNoValues holds that a config's values, which may be anything, are not repeated.
func TestConfigErrorsEchoNoValues(t *testing.T) {
	for _, in := range []string{"exclude: {a: hush1}\n", "rules: {x: {severity: hush1}}\n", "ignore: [{rule: x, reason: r, until: hush1}]\n", "a: [hush1\n"} {
		if _, err := parseConfig([]byte(in)); err == nil || strings.Contains(err.Error(), "hush1") {
			t.Errorf("%q gave %v", in, err)
		}
	}
}

func TestIncludes(t *testing.T) {
	tests := []struct {
		name   string
		config *Config
		path   string
		want   bool
	}{
		{"no config", nil, "a.env", true},
		{"says nothing", &Config{}, "a.env", true},
		{"a pattern", &Config{Exclude: []string{"gen/**"}}, "gen/a/b.env", false},
		{"a pattern for anywhere", &Config{Exclude: []string{"**/*.gen.go"}}, "a/b.gen.go", false},
		{"a folder", &Config{Exclude: []string{"gen"}}, "gen/a/b.env", false},
		{"a folder with a slash", &Config{Exclude: []string{"gen/"}}, "gen/b.env", false},
		{"a file", &Config{Exclude: []string{"a.env"}}, "a.env", false},
		{"not below", &Config{Exclude: []string{"gen"}}, "generated/b.env", true},
		{"not elsewhere", &Config{Exclude: []string{"a.env"}}, "x/a.env", true},
		{"included", &Config{Include: []string{"src/**"}}, "src/a.env", true},
		{"included folder", &Config{Include: []string{"src"}}, "src/a/b.env", true},
		{"not included", &Config{Include: []string{"src/**"}}, "a.env", false},
		{"both", &Config{Include: []string{"src"}, Exclude: []string{"src/gen"}}, "src/gen/a.env", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.config.includes(tt.path); got != tt.want {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}

func TestConfigSuppresses(t *testing.T) {
	at := func(path string) *finding.Finding {
		return &finding.Finding{Rule: "r", Place: source.Place{File: source.NewFile(path, nil)}}
	}
	tests := []struct {
		name  string
		entry IgnoreConfig
		path  string
		want  bool
	}{
		{"everywhere", IgnoreConfig{Rule: "r", Reason: "x"}, "a/b.env", true},
		{"another rule", IgnoreConfig{Rule: "s", Reason: "x"}, "a/b.env", false},
		{"the file", IgnoreConfig{Rule: "r", Reason: "x", Path: "a/b.env"}, "a/b.env", true},
		{"the folder", IgnoreConfig{Rule: "r", Reason: "x", Path: "a"}, "a/b/c.env", true},
		{"a pattern", IgnoreConfig{Rule: "r", Reason: "x", Path: "**/*.env"}, "a/b.env", true},
		{"another file", IgnoreConfig{Rule: "r", Reason: "x", Path: "b.env"}, "a/b.env", false},
		{"the last day", IgnoreConfig{Rule: "r", Reason: "x", Until: "2026-11-21"}, "a.env", true},
		{"the day after", IgnoreConfig{Rule: "r", Reason: "x", Until: "2026-11-20"}, "a.env", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &Config{Ignore: []IgnoreConfig{tt.entry}}
			if got := accepting(c.ignores(&tree{}, day), at(tt.path), tt.path); (got != nil) != tt.want {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}

// TestIgnoreFromBelow holds that an entry's path is one from the repository's root, wherever the tool is started.
func TestIgnoreFromBelow(t *testing.T) {
	dir := folder(t, map[string]string{
		"services/api/app.env": "DATABASE_URL=postgresql://app@db.example.com/app?sslmode=disable\n",
		".dsnlint.yaml":        "ignore:\n  - {rule: tls-disabled, path: services/api/app.env, reason: legacy}\n",
		".git/HEAD":            "",
	})
	for _, from := range []string{".", "services", "services/api"} {
		work := filepath.Join(dir, filepath.FromSlash(from))
		c, err := FindConfig(work)
		if err != nil || c == nil {
			t.Fatal(err)
		}
		r := lintFolder(t, Options{WorkDir: work, Config: c, NoGitignore: true})
		if len(r.Findings) != 1 || r.Findings[0].Suppressed == nil {
			t.Errorf("from %s: %v", from, r.Findings)
		}
	}
}

func TestFindConfig(t *testing.T) {
	dir := folder(t, map[string]string{
		"outer/.dsnlint.yaml":              "version: 1\n",
		"outer/repo/.git/HEAD":             "",
		"outer/repo/a/b/x":                 "",
		"outer/repo/with/.dsnlint.yaml":    "version: 1\n",
		"outer/repo/with/in/x":             "",
		"outer/repo/wrong/.dsnlint.yaml":   "verzion: 1\n",
		"outer/repo/wrong/deep/x":          "",
		"outer/repo/folder/.dsnlint.yaml/": "",
	})
	tests := []struct{ from, want, err string }{
		{"outer/repo/a/b", "", ""},
		{"outer/repo", "", ""},
		{"outer/repo/with", "outer/repo/with/.dsnlint.yaml", ""},
		{"outer/repo/with/in", "outer/repo/with/.dsnlint.yaml", ""},
		{"outer/repo/wrong/deep", "", "unknown key"},
		{"outer", "outer/.dsnlint.yaml", ""},
		{"outer/repo/folder", "", "no plain file"},
	}
	for _, tt := range tests {
		t.Run(tt.from, func(t *testing.T) {
			c, err := FindConfig(filepath.Join(dir, filepath.FromSlash(tt.from)))
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Errorf("got %v, want %s", err, tt.err)
				}
				return
			}
			got := ""
			if c != nil {
				rel, _ := filepath.Rel(dir, c.Path)
				got = filepath.ToSlash(rel)
			}
			if err != nil || got != tt.want {
				t.Errorf("got %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

func TestEditDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"exlude", "exclude", 1}, {"rule", "rules", 1}, {"kitten", "sitting", 3}, {"same", "same", 0}} {
		if got := editDistance(tt.a, tt.b); got != tt.want {
			t.Errorf("%q to %q: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
