package policies

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// TestReadSettings holds that what a user's data changes is checked, word by word.
func TestReadSettings(t *testing.T) {
	const about = `"title": "t", "source": "s", "read": "2026-11-22"`
	tests := []struct{ name, in, want string }{
		{"nothing", `{}`, ""},
		{"levels", `{"levels": {"hosts": [{"class": ["service"], "at_most": "none"}], "assume_since_years": 3, "contexts": []}}`, ""},
		{"a profile", `{"profiles": [{"name": "ours", ` + about + `, "standards": ["PCI *"], "severity": {"*": {"default": "error"}}}]}`, ""},
		{"misspelt", `{"level": {}}`, `there is no key "level"`},
		{"misspelt inside", `{"levels": {"host": []}}`, `there is no key "host"`},
		{"misspelt in a row", `{"levels": {"hosts": [{"klass": ["service"]}]}}`, `there is no key "klass"`},
		{"type", `{"levels": {"hosts": {}}}`, "wrong type"},
		{"class", `{"levels": {"hosts": [{"class": ["cluster"]}]}}`, `class is one of remote, placeholder`},
		{"level", `{"levels": {"contexts": [{"at_most": "low"}]}}`, `a level is one of error`},
		{"context", `{"levels": {"context_paths": [{"context": "staging"}]}}`, `context is one of production`},
		{"mode", `{"levels": {"servers": [{"mode": ["required"]}]}}`, `mode is one of disable`},
		{"origin", `{"levels": {"hosts": [{"origin": ["implicit"]}]}}`, `origin is one of written`},
		{"upwards", `{"levels": {"hosts": [{"lower": -1}]}}`, "lower is a number of steps"},
		{"years", `{"levels": {"assume_since_years": 99}}`, "assume_since_years"},
		{"a profile without a name", `{"profiles": [{` + about + `}]}`, "profiles[0]: a profile needs a name"},
		{"a profile without a source", `{"profiles": [{"name": "ours", "title": "t"}]}`, "where what it asks for is written"},
		{"an unknown standard", `{"profiles": [{"name": "ours", ` + about + `, "standards": ["SOX"]}]}`, `there is no standard "SOX"`},
		{"a level in a profile", `{"profiles": [{"name": "ours", ` + about + `, "severity": {"*": {"written": "fatal"}}}]}`, "severity.* is one of error"},
		{"levels in a profile", `{"profiles": [{"name": "ours", ` + about + `, "levels": {"hosts": [{"class": ["x"]}]}}]}`, "ours: levels: class"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ReadSettings(strings.NewReader(tt.in))
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
}

// TestLevelsWith holds that only what is named is replaced, and that nobody else's table changes.
func TestLevelsWith(t *testing.T) {
	before := *LevelTable()
	s, err := ReadSettings(strings.NewReader(`{"levels": {"hosts": [], "assume_since_years": 3}}`))
	if err != nil {
		t.Fatal(err)
	}
	got := LevelTable().With(s.Levels)
	if len(got.Hosts) != 0 || got.AssumeSinceYears != 3 || !reflect.DeepEqual(got.Contexts, before.Contexts) || !reflect.DeepEqual(got.Servers, before.Servers) {
		t.Errorf("%+v", got)
	}
	if !reflect.DeepEqual(*LevelTable(), before) || !reflect.DeepEqual(*LevelTable().With(nil), before) {
		t.Error("the table itself has changed")
	}
}

// TestProfiles holds that the embedded profiles are complete, dated, and name rules that exist.
func TestProfiles(t *testing.T) {
	var names []string
	exists := map[string]bool{}
	for _, m := range Modules() {
		exists[strings.TrimSuffix(m.Name, ".rego")] = true
	}
	for _, p := range Profiles() {
		names = append(names, p.Name)
		if err := p.check(); err != nil || p.Description == "" {
			t.Errorf("%s: %v", p.Name, err)
		}
		if _, err := time.Parse(time.DateOnly, p.Read); err != nil {
			t.Errorf("%s: read on %q", p.Name, p.Read)
		}
		for _, id := range p.Named() {
			if !exists[id] {
				t.Errorf("%s names the rule %s, which does not exist", p.Name, id)
			}
		}
	}
	if got := strings.Join(names, " "); got != "default strict pci-dss-4 cis" {
		t.Errorf("profiles: %s", got)
	}
}

// TestProfileWants holds which findings a profile is about: those of the requirements of its standards, where these hold.
func TestProfileWants(t *testing.T) {
	tests := []struct {
		profile, rule, engine, resource string
		want                            bool
	}{
		{"default", "option-ignored", "", "", true},
		{"strict", "option-ignored", "", "", true},
		{"pci-dss-4", "tls-fallback", "redis", "", true},
		{"pci-dss-4", "verification-off-globally", "", "", true},
		{"pci-dss-4", "option-ignored", "postgresql", "", false},
		{"pci-dss-4", "bad-suppression", "", "", true},
		{"cis", "server-not-enforcing", "postgresql", "postgresql.conf", true},
		{"cis", "server-not-enforcing", "postgresql", "azurerm_postgresql_flexible_server", true},
		{"cis", "server-not-enforcing", "redis", "redis.conf", false},
		{"cis", "tls-version", "mysql", "my.cnf", true},
		{"cis", "tls-version", "postgresql", "", false},
		{"cis", "tls-disabled", "postgresql", "", false},
	}
	for _, tt := range tests {
		for _, p := range Profiles() {
			if p.Name == tt.profile && p.Wants(tt.rule, tt.engine, tt.resource) != tt.want {
				t.Errorf("%+v", tt)
			}
			if p.Name == tt.profile && tt.want && !p.WantsSome(tt.rule) {
				t.Errorf("%s is not about %s at all", p.Name, tt.rule)
			}
		}
	}
}

// TestDocumentedSettings reads what docs/levels.md shows, and wants every profile in docs/policies.md.
func TestDocumentedSettings(t *testing.T) {
	levels, err := os.ReadFile(filepath.Join("..", "docs", "levels.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, block, ok := strings.Cut(string(levels), "```json\n")
	block, _, closed := strings.Cut(block, "```")
	if !ok || !closed {
		t.Fatal("docs/levels.md shows no data")
	}
	var data struct {
		Own json.RawMessage `json:"dsnlint"`
	}
	if err := json.Unmarshal([]byte(block), &data); err != nil {
		t.Fatal(err)
	}
	if s, err := ReadSettings(bytes.NewReader(data.Own)); err != nil || len(s.Levels.Hosts) != 2 || len(s.Levels.ContextPaths) != 1 {
		t.Errorf("%+v, %v", s, err)
	}
	page, err := os.ReadFile(filepath.Join("..", "docs", "policies.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range Profiles() {
		if !strings.Contains(string(page), "| `"+p.Name+"` |") {
			t.Errorf("docs/policies.md says nothing of the profile %s", p.Name)
		}
	}
}
