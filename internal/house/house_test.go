// Package house holds the test that keeps docs/ARCHITECTURE.md true.
package house

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/dsnlint/dsnlint/"

// TestImports compares every import with the table in docs/ARCHITECTURE.md.
func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	law := readLaw(t, filepath.Join(root, "docs", "ARCHITECTURE.md"))
	used := map[string]bool{}
	for room, imports := range rooms(t, root) {
		key, allowed, ok := lookup(law, room)
		if !ok {
			t.Errorf("%s has no line in the table of docs/ARCHITECTURE.md", room)
			continue
		}
		used[key] = true
		for _, imp := range imports {
			if imp != room && !permits(allowed, imp) {
				t.Errorf("%s imports %s, which the table does not allow", room, imp)
			}
		}
	}
	for room := range law {
		if !used[room] && room != "internal/gen" {
			t.Errorf("the table has a line for %s, which does not exist", room)
		}
	}
}

// TestOPAHasOneDoor holds that only rules imports OPA.
func TestOPAHasOneDoor(t *testing.T) {
	root := filepath.Join("..", "..")
	eachGoFile(t, root, func(file, room string, imports []string) {
		for _, imp := range imports {
			if strings.HasPrefix(imp, "github.com/open-policy-agent/opa") && room != "rules" && room != "policies" {
				t.Errorf("%s imports OPA; only rules may", file)
			}
		}
	})
}

// TestNoRuleIDInGo holds that rule ids stand in Rego, tests and the two suppression rules only.
func TestNoRuleIDInGo(t *testing.T) {
	root := filepath.Join("..", "..")
	names, err := filepath.Glob(filepath.Join(root, "policies", "*.rego"))
	if err != nil || len(names) == 0 {
		t.Fatal("no policies found")
	}
	for _, name := range names {
		id := strings.TrimSuffix(filepath.Base(name), ".rego")
		// tls-version is also the name of an option of MySQL's clients.
		if strings.HasSuffix(id, "_test") || strings.HasSuffix(id, "-suppression") || id == "tls-version" {
			continue
		}
		eachGoFile(t, root, func(file, _ string, _ []string) {
			data, err := os.ReadFile(file)
			if err == nil && strings.Contains(string(data), `"`+id+`"`) {
				t.Errorf("%s names the rule %s; rules belong in Rego", file, id)
			}
		})
	}
}

// TestEveryFormatHasAFuzzTarget holds that every package below parser is fed with anything; parser/tree reads nothing.
func TestEveryFormatHasAFuzzTarget(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join("..", "..", "parser", "*"))
	if err != nil || len(folders) == 0 {
		t.Fatal("no packages below parser found")
	}
	for _, folder := range folders {
		if info, err := os.Stat(folder); err != nil || !info.IsDir() || filepath.Base(folder) == "tree" || filepath.Base(folder) == "testdata" {
			continue
		}
		if !hasFuzzTarget(t, folder) {
			t.Errorf("parser/%s has no fuzz target", filepath.Base(folder))
		}
	}
}

// TestEveryRoomThatReadsIsFuzzed holds the same for the rooms of the import table, but for those that are named here.
func TestEveryRoomThatReadsIsFuzzed(t *testing.T) {
	spared := map[string]string{
		"setting": "a noun", "fact": "a noun", "finding": "a noun", "policies": "our own data",
		"driver":      "fuzzed by lint, which gives it connections: FuzzExplain",
		"parser/tree": "reads nothing", "parser/*": "held above", "cmd/dsnlint": "internal/cli is all of it",
	}
	root := filepath.Join("..", "..")
	for room := range readLaw(t, filepath.Join(root, "docs", "ARCHITECTURE.md")) {
		if tool := strings.HasPrefix(room, "internal/") && room != "internal/cli" && room != "internal/differential"; tool || spared[room] != "" {
			continue
		}
		if !hasFuzzTarget(t, filepath.Join(root, filepath.FromSlash(room))) {
			t.Errorf("%s has no fuzz target", room)
		}
	}
}

func hasFuzzTarget(t *testing.T, folder string) bool {
	t.Helper()
	tests, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range tests {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte("\nfunc Fuzz")) {
			return true
		}
	}
	return false
}

func readLaw(t *testing.T, file string) map[string][]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(data), "| room | may import |")
	if !ok {
		t.Fatal("docs/ARCHITECTURE.md has no import table")
	}
	law := map[string][]string{}
	for _, line := range strings.Split(table, "\n")[2:] {
		cells := strings.Split(line, "|")
		if len(cells) < 4 {
			break
		}
		law[strings.TrimSpace(cells[1])] = strings.Fields(cells[2])
	}
	return law
}

func lookup(law map[string][]string, room string) (string, []string, bool) {
	if allowed, ok := law[room]; ok {
		return room, allowed, true
	}
	group := path.Dir(room) + "/*"
	allowed, ok := law[group]
	return group, allowed, ok
}

func permits(allowed []string, imp string) bool {
	return slices.Contains(allowed, imp) || slices.Contains(allowed, path.Dir(imp)+"/*")
}

// rooms lists, for every package of the module, what it imports of the module; tests do not count.
func rooms(t *testing.T, root string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	eachGoFile(t, root, func(_, room string, imports []string) {
		if _, ok := out[room]; !ok {
			out[room] = nil
		}
		for _, imp := range imports {
			if rest, ok := strings.CutPrefix(imp, module); ok && !slices.Contains(out[room], rest) {
				out[room] = append(out[room], rest)
			}
		}
	})
	return out
}

func eachGoFile(t *testing.T, root string, visit func(file, room string, imports []string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && (name == "testdata" || name == "lab" || strings.HasPrefix(name, ".") && file != root) {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, imp := range parsed.Imports {
			unquoted, _ := strconv.Unquote(imp.Path.Value)
			imports = append(imports, unquoted)
		}
		rel, _ := filepath.Rel(root, filepath.Dir(file))
		visit(file, filepath.ToSlash(rel), imports)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
