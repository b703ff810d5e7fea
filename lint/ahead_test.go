package lint

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

const judged = "import psycopg2\npsycopg2.connect(host=\"db.example.com\", sslmode=\"require\")\n"

// TestPoliciesAreCompiledForFactsAlone holds that nobody waits for rules that have nothing to judge.
func TestPoliciesAreCompiledForFactsAlone(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		factsOnly  bool
		compiled   bool
	}{
		{"nothing", "print(1)\n", false, false},
		{"a needle without a setting", "# psql and sslmode are words of this text\n", false, false},
		{"facts without verdicts", judged, true, false},
		{"something to judge", judged, false, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "db.py"), tt.text)
			r, err := Run(t.Context(), Options{WorkDir: dir, FactsOnly: tt.factsOnly, AsOf: day})
			if err != nil {
				t.Fatal(err)
			}
			if r.Catalogue.Compiled() != tt.compiled {
				t.Errorf("compiled: %v, want %v", r.Catalogue.Compiled(), tt.compiled)
			}
		})
	}
}

// TestNothingOutlivesARun looks for goroutines that a run has begun and not waited for.
func TestNothingOutlivesARun(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "db.py"), judged)
	for _, factsOnly := range []bool{true, false} {
		if _, err := Run(t.Context(), Options{WorkDir: dir, FactsOnly: factsOnly, AsOf: day}); err != nil {
			t.Fatal(err)
		}
		left := ""
		for range 1000 { // one that has said that it is done may be about to end
			if left = ours(); left == "" {
				break
			}
			runtime.Gosched()
		}
		if left != "" {
			t.Errorf("a goroutine goes on after the run:\n%s", left)
		}
	}
}

// ours is a goroutine that this package began; "" if there is none.
func ours() string {
	buf := make([]byte, 1<<20)
	for _, stack := range strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n\n") {
		if strings.Contains(stack, "created by github.com/dsnlint/dsnlint/lint") || strings.Contains(stack, "dsnlint/lint.understand") {
			return stack
		}
	}
	return ""
}
