package lint

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
)

// TestContextOf holds the table of contexts: the path decides, from the folder that was named on.
func TestContextOf(t *testing.T) {
	tests := []struct {
		path string
		want fact.Context
	}{
		{"src/db.py", fact.Production},
		{"main.tf", fact.Production},
		{"config/database.yml", fact.Production},
		{".env", fact.Production},
		{".env.production", fact.Production},
		{"application.yml", fact.Production},
		{"application-prod.yml", fact.Production},
		{"deploy/latest/app.yaml", fact.Production},
		{"contest/app.py", fact.Production},
		{"src/attest.go", fact.Production},
		{"protest_db.py", fact.Production},

		{"test/db.py", fact.Test},
		{"a/b/test/db.py", fact.Test},
		{"tests/unit/db.py", fact.Test},
		{"spec/models/db.js", fact.Test},
		{"testdata/app.env", fact.Test},
		{"pkg/testdata/x/app.env", fact.Test},
		{"migrations/testcases/a/telegraf.conf", fact.Test},
		{"services/integration-tests/app.env", fact.Test},
		{"plugins/inputs/sqlserver/sample.conf", fact.Example},
		{"src/__tests__/db.ts", fact.Test},
		{"db_test.go", fact.Test},
		{"pkg/db_test.go", fact.Test},
		{"pkg/db_test.py", fact.Test},
		{"conftest.py", fact.Test},
		{"a/conftest.py", fact.Test},
		{"src/test/java/DbTest.java", fact.Test},
		{".github/workflows/ci.yml", fact.Test},
		{".github/workflows/nightly/run.yaml", fact.Test},
		{".gitlab-ci.yml", fact.Test},
		{".circleci/config.yml", fact.Test},
		{"azure-pipelines.yml", fact.Test},

		{"application-dev.yml", fact.Development},
		{"application-local.properties", fact.Development},
		{"src/main/resources/application-dev.properties", fact.Development},
		{".env.local", fact.Development},
		{"web/.env.local", fact.Development},
		{"docker-compose.yml", fact.Development},
		{"docker-compose.yaml", fact.Development},
		{"compose.yaml", fact.Development},
		{"deploy/docker-compose.override.yml", fact.Development},
		{"docker-compose.prod.yml", fact.Production},
		{"compose.production.yaml", fact.Production},
		{"docker-compose-prod.yaml", fact.Production},
		{"products/docker-compose.yml", fact.Development},

		{".env.example", fact.Example},
		{".env.sample", fact.Example},
		{".env.template", fact.Example},
		{".env.dist", fact.Example},
		{"web/.env.example", fact.Example},
		{"examples/app.py", fact.Example},
		{"a/samples/app.py", fact.Example},

		{"README.md", fact.Docs},
		{"docs/setup.adoc", fact.Docs},
		{"examples/README.md", fact.Docs},
		{"tests/README.md", fact.Docs},
	}
	for _, tt := range tests {
		if got := contextOf(nil, policies.LevelTable(), tt.path); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.path, got, tt.want)
		}
	}
}

// TestContextConfig holds that the config's rows go before the data's.
func TestContextConfig(t *testing.T) {
	c := &Config{Contexts: map[string][]string{"production": {"tests/live/**"}, "example": {"demo.env"}}}
	for path, want := range map[string]fact.Context{
		"tests/live/a.py": fact.Production, "tests/a.py": fact.Test, "demo.env": fact.Example, "a.py": fact.Production,
	} {
		if got := contextOf(c, policies.LevelTable(), path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

// TestContextBelowNamedFolder holds that the folders named on the command line do not count.
func TestContextBelowNamedFolder(t *testing.T) {
	const bad = "DATABASE_URL=postgresql://app@db.example.com/app?sslmode=disable\n"
	tests := []struct {
		name  string
		paths []string
		want  map[string]fact.Context
	}{
		{"the root", []string{"."}, map[string]fact.Context{"testdata/demo/a.env": fact.Test, "testdata/demo/examples/b.env": fact.Test}},
		{"the folder", []string{"testdata/demo"}, map[string]fact.Context{
			"testdata/demo/a.env": fact.Production, "testdata/demo/examples/b.env": fact.Example,
		}},
		{"a folder below", []string{"testdata/demo/examples"}, map[string]fact.Context{"testdata/demo/examples/b.env": fact.Production}},
		{"a file", []string{"testdata/demo/a.env"}, map[string]fact.Context{"testdata/demo/a.env": fact.Test}},
		{"absolute", []string{"ABS/testdata/demo"}, map[string]fact.Context{
			"testdata/demo/a.env": fact.Production, "testdata/demo/examples/b.env": fact.Example,
		}},
	}
	dir := folder(t, map[string]string{"testdata/demo/a.env": bad, "testdata/demo/examples/b.env": bad})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for i, p := range tt.paths {
				if rest, ok := cutAbs(p); ok {
					tt.paths[i] = filepath.Join(dir, rest)
				}
			}
			r := lintFolder(t, Options{WorkDir: dir, Paths: tt.paths})
			got := map[string]fact.Context{}
			for _, c := range r.Facts.Clients {
				got[c.File] = c.Context
			}
			if len(got) != len(tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
			for file, want := range tt.want {
				if got[file] != want {
					t.Errorf("%s: %q, want %q", file, got[file], want)
				}
			}
		})
	}
}

func cutAbs(p string) (string, bool) {
	const abs = "ABS/"
	if len(p) > len(abs) && p[:len(abs)] == abs {
		return filepath.FromSlash(p[len(abs):]), true
	}
	return p, false
}

// folder writes files into a folder of their own; a name with a slash at its end is a folder.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			full = filepath.Join(full, ".keep")
		}
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// lintFolder runs the whole tool on the fixed day.
func lintFolder(t *testing.T, o Options) *Result {
	t.Helper()
	if o.AsOf.IsZero() {
		o.AsOf = day
	}
	r, err := Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
