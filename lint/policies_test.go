package lint

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
)

const ownPolicy = `# METADATA
# scope: package
# title: x
# custom:
#   message: m
#   severity: error
package custom.dsnlint.rules["mine"]

deny contains {"rule": "mine", "fact": c.id, "at": "ssl_mode", "args": {}} if some c in input.facts.client
`

// policyFolder makes a folder with a policy, and a bundle of it beside.
func policyFolder(t *testing.T) (dir, digest string) {
	t.Helper()
	dir = t.TempDir()
	put(t, filepath.Join(dir, "own", "mine.rego"), ownPolicy)
	put(t, filepath.Join(dir, "own", ".hidden", "broken.rego"), "package")
	put(t, filepath.Join(dir, "own", "node_modules", "broken.rego"), "package")
	put(t, filepath.Join(dir, "own", "notes.json"), "{")
	bundle := filepath.Join(dir, "own.tar.gz")
	if out, err := exec.Command("tar", "-C", filepath.Join(dir, "own"), "-czf", bundle, "mine.rego").CombinedOutput(); err != nil {
		t.Skipf("no tar: %s", out)
	}
	data, err := os.ReadFile(bundle)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	return dir, hex.EncodeToString(sum[:])
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// here is a sandbox that is none: it serves in this process.
func here(ctx context.Context, request []byte, _ rules.Limits) ([]byte, error) {
	var out bytes.Buffer
	err := rules.Serve(ctx, bytes.NewReader(request), &out)
	return out.Bytes(), err
}

// TestPolicyRefs holds how policies are named: by folder or bundle, by a digest, relative to the config or the working
// directory, each once.
func TestPolicyRefs(t *testing.T) {
	dir, digest := policyFolder(t)
	put(t, filepath.Join(dir, "torn.tar.gz"), "hello")
	put(t, filepath.Join(dir, "empty", "x.txt"), "")
	if err := os.Symlink(filepath.Join(dir, "own", "mine.rego"), filepath.Join(dir, "empty", "out.rego")); err != nil {
		t.Skip("no links")
	}
	put(t, filepath.Join(dir, "linked", "real.rego"), ownPolicy)
	if err := os.Symlink("real.rego", filepath.Join(dir, "linked", "again.txt")); err != nil {
		t.Skip("no links")
	}
	below := &Config{Path: filepath.Join(dir, "conf", ".dsnlint.yaml"), Policies: []string{"../own"}}
	tests := []struct {
		name   string
		refs   []string
		config *Config
		want   string // the error; "" for a rulebook that has the rule
	}{
		{"folder", []string{"own"}, nil, ""},
		{"folder with a slash", []string{"own/"}, nil, ""},
		{"whole path", []string{filepath.Join(dir, "own")}, nil, ""},
		{"bundle", []string{"own.tar.gz"}, nil, ""},
		{"pinned", []string{"own.tar.gz#sha256:" + digest}, nil, ""},
		{"pinned in capitals", []string{"own.tar.gz#sha256:" + strings.ToUpper(digest)}, nil, ""},
		{"of the config", nil, below, ""},
		{"of the config and the command line", []string{"own", "./own/"}, below, ""},
		{"pinned to another", []string{"own.tar.gz#sha256:" + strings.Repeat("0", 64)}, nil, "own.tar.gz: the bundle is not the one that is pinned: its digest is sha256:" + digest},
		{"pinned to nothing", []string{"own.tar.gz#sha256:"}, nil, "not the one that is pinned"},
		{"pinned before it is read", []string{"torn.tar.gz#sha256:" + digest}, nil, "not the one that is pinned"},
		{"a folder is not pinned", []string{"own#sha256:" + digest}, nil, "own is a folder"},
		{"not there", []string{"nowhere"}, nil, `policies: the path "nowhere" does not exist`},
		{"nothing", []string{""}, nil, "does not exist"},
		{"a connection string", []string{"postgresql://app:pw@db.example.com/app"}, nil, "it is not repeated here"},
		{"no bundle", []string{"torn.tar.gz"}, nil, "torn.tar.gz: it is no gzipped tar archive"},
		{"a link that leads out", []string{"empty"}, nil, "empty: out.rego is no plain file below the folder"},
		{"twice in two packs", []string{"own", "own.tar.gz"}, nil, "is declared in own/mine.rego too"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book, err := LoadRulebook(context.Background(), Options{WorkDir: dir, Sandbox: here, Policies: tt.refs, Config: tt.config})
			if tt.want == "" {
				if err != nil || book.Catalogue.Find("mine") == nil || len(book.Packs) != 1 {
					t.Errorf("%v", err)
				}
				return
			}
			var misuse Misuse
			if !errors.As(err, &misuse) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want %q", err, tt.want)
			}
			if strings.Contains(err.Error(), "pw@") {
				t.Errorf("a connection string is repeated: %v", err)
			}
		})
	}
}

// TestRulebookSettings holds how profiles and levels lie over each other: the project's, the profile's, the policies'.
func TestRulebookSettings(t *testing.T) {
	const about = `"title": "t", "source": "s", "read": "2026-11-22"`
	tests := []struct {
		name, data, profile string
		config              *Config
		hosts               int
		written             string // the level of host-not-verified, bounded
		want                string
	}{
		{"nothing", `{}`, "", nil, len(policies.LevelTable().Hosts), "warning", ""},
		{"a profile", `{}`, "strict", nil, 1, "error", ""},
		{"of the config", `{}`, "", &Config{Profile: "strict"}, 1, "error", ""},
		{"the command line wins", `{}`, "default", &Config{Profile: "strict"}, len(policies.LevelTable().Hosts), "warning", ""},
		{"levels over the profile", `{"dsnlint": {"levels": {"hosts": []}}}`, "strict", nil, 0, "error", ""},
		{"a profile of the policies", `{"dsnlint": {"profiles": [{"name": "ours", ` + about + `, "severity": {"host-not-verified": {"at_most": "note"}}}]}}`, "ours", nil, len(policies.LevelTable().Hosts), "note", ""},
		{"no such profile", `{}`, "pci", nil, 0, "", `there is no profile "pci"; known are default, strict, pci-dss-4, cis`},
		{"taken", `{"dsnlint": {"profiles": [{"name": "cis", ` + about + `}]}}`, "", nil, 0, "", `there is a profile "cis" already`},
		{"a rule that is none", `{"dsnlint": {"profiles": [{"name": "ours", ` + about + `, "rules": ["tls"]}]}}`, "", nil, 0, "", `names the rule "tls", which does not exist`},
		{"misspelt", `{"dsnlint": {"level": {}}}`, "", nil, 0, "", `own: data.dsnlint: there is no key "level"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, "own", "data.json"), tt.data)
			put(t, filepath.Join(dir, "own", "lib.rego"), "package lib\n")
			book, err := LoadRulebook(context.Background(), Options{WorkDir: dir, Sandbox: here, Policies: []string{"own"}, Profile: tt.profile, Config: tt.config})
			if tt.want != "" {
				if err == nil || !strings.Contains(err.Error(), tt.want) {
					t.Errorf("%v, want %q", err, tt.want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if r := book.Catalogue.Find("host-not-verified"); len(book.Levels.Hosts) != tt.hosts || string(r.AtMost) != tt.written {
				t.Errorf("%d rows for hosts, at most %s", len(book.Levels.Hosts), r.AtMost)
			}
		})
	}
}

// TestChangedContexts holds that the rows of a policy's data say what files are for.
func TestChangedContexts(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "own", "data.json"), `{"dsnlint": {"levels": {"context_paths": [{"context": "test", "globs": ["*.env"]}]}}}`)
	put(t, filepath.Join(dir, "a.env"), "A=postgresql://app@db.example.com/app?sslmode=disable\n")
	r, err := Run(context.Background(), Options{WorkDir: dir, Policies: []string{"own"}, FactsOnly: true, Sandbox: here})
	if err != nil || len(r.Facts.Clients) != 1 || r.Facts.Clients[0].Context != "test" {
		t.Errorf("%v, %+v", err, r)
	}
}
