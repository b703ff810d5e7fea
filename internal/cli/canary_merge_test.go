package cli

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
)

// TestCanaryMerge writes connection strings in place of every text, number and key of a report, and looks whether `merge`
// says one again: what comes in is not what dsnlint wrote.
func TestCanaryMerge(t *testing.T) {
	canary := testkit.NewCanary(false)
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.env"), "A=postgresql://app@db.example.com/app?sslmode=disable\n", 0o600)
	put(t, filepath.Join(dir, "c.yaml"), "a: [postgres://\n", 0o600)
	for _, format := range []string{"json", "sarif"} {
		spoke(dir, nil, "check", "a.env", "c.yaml", "--format", format, "--output", "out.json")
		data, err := os.ReadFile(filepath.Join(dir, "out.json"))
		if err != nil {
			t.Fatal(err)
		}
		var whole any
		if err := json.Unmarshal(data, &whole); err != nil {
			t.Fatal(err)
		}
		withoutCatalogue(whole)
		merged := func() string {
			data, err := json.Marshal(whole)
			if err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(dir, "in.json"), string(data), 0o600)
			return spoke(dir, nil, "merge", "in.json")
		}
		if whole := merged(); !strings.Contains(whole, "sslmode=disable") {
			t.Fatalf("%s is not merged: %.300s", format, whole)
		}
		replaced(whole, confused(canary)[0], func(where string) {
			if line, leaked := canary.Leak(merged()); leaked {
				t.Errorf("%s %s leaks: %.300s", format, where, line)
			}
		})
	}
}

// withoutCatalogue takes the words of the rules away, which take most of the time and none of the input.
func withoutCatalogue(v any) {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			withoutCatalogue(inner)
			if key == "help" || key == "fullDescription" {
				v[key] = map[string]any{"text": "x", "markdown": "x"}
			}
		}
	case []any:
		for _, inner := range v {
			withoutCatalogue(inner)
		}
	}
}

// replaced puts a text in the place of one leaf or key after the other, and calls for each.
func replaced(v any, with string, call func(where string)) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			old := v[key]
			replaced(old, with, func(where string) { call(key + "." + where) })
			v[key] = with
			call(key)
			delete(v, key)
			v[with] = old
			call(key + " as key")
			delete(v, with)
			v[key] = old
		}
	case []any:
		for i, old := range v {
			if i > 0 {
				break // the others are like the first
			}
			replaced(old, with, func(where string) { call("[]." + where) })
			v[i] = with
			call("[]")
			v[i] = old
		}
	}
}
