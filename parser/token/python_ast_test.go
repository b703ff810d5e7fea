package token

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// listing is what Python's own parser says of a file: its calls by the offset behind them and the last name of the callee,
// its strings by their bytes.
type listing struct {
	Calls   map[string]bool   `json:"calls"` // "end name"
	Strings map[string]string `json:"strings"`
	Hidden  [][2]int          `json:"hidden"` // f-strings, in which older versions of Python know no positions
	Docs    [][2]int          `json:"docs"`
}

const pythonLister = `
import ast, json, sys
for name in sys.stdin.read().split("\0"):
    try:
        data = open(name, "rb").read()
        tree = ast.parse(data)
    except Exception:
        print("null")
        continue
    starts, at = [0], 0
    for line in data.split(b"\n"):
        at += len(line) + 1
        starts.append(at)
    begin = lambda n: starts[n.lineno - 1] + n.col_offset
    end = lambda n: starts[n.end_lineno - 1] + n.end_col_offset
    out = {"calls": {}, "strings": {}, "hidden": [], "docs": []}
    inside = set()
    for n in ast.walk(tree):
        if isinstance(n, ast.JoinedStr) and n not in inside:
            out["hidden"].append([begin(n), end(n)])
            inside.update(ast.walk(n))
    for n in ast.walk(tree):
        if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant):
            out["docs"].append([begin(n.value), end(n.value)])
        if n in inside:
            continue
        if isinstance(n, ast.Call):
            name = n.func.id if isinstance(n.func, ast.Name) else n.func.attr if isinstance(n.func, ast.Attribute) else ""
            out["calls"]["%d %s" % (end(n), name)] = True
        if hasattr(ast, "MatchClass") and isinstance(n, ast.MatchClass): # a pattern looks like a call
            out["calls"]["%d " % end(n)] = True
        if isinstance(n, ast.Constant) and isinstance(n.value, (str, bytes)):
            value = n.value if isinstance(n.value, str) else n.value.decode("utf-8", "replace")
            out["strings"]["%d %d" % (begin(n), end(n))] = value.encode("utf-8", "replace").decode("utf-8")
    print(json.dumps(out))
`

// TestPythonAST compares with the parser of Python itself: every call with its end, every string with its bytes and its
// value, in the fixtures, in the programs of the lab and in Python's library.
func TestPythonAST(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no python3")
	}
	names := pythonFiles(t, python)
	cmd := exec.Command(python, "-c", pythonLister)
	cmd.Stdin = strings.NewReader(strings.Join(names, "\x00"))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	compared, shown := 0, 0
	for i, line := range bytes.Split(bytes.TrimSpace(out), []byte("\n")) {
		var want *listing
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(names[i])
		if err != nil {
			t.Fatal(err)
		}
		if want == nil || bytes.ContainsAny(data, "\r\f") {
			continue // Python 2, or lines that it counts in another way
		}
		compared++
		for _, wrong := range want.differ(Read(source.NewFile(names[i], data), Python)) {
			if shown++; shown <= 40 {
				t.Errorf("%s: %s", filepath.Base(names[i]), wrong)
			}
		}
	}
	t.Logf("%d files, %d differences", compared, shown)
	if compared < 100 {
		t.Errorf("only %d files were compared", compared)
	}
}

var identifier = regexp.MustCompile(`^\w+$`)

// pythonFiles are the programs to compare; those of Python's library are as many as are read in a moment.
func pythonFiles(t *testing.T, python string) []string {
	t.Helper()
	out, err := exec.Command(python, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'), end='')").Output()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, root := range []string{filepath.Join("..", "..", "testdata", "fixtures"), filepath.Join("..", "..", "lab", "cases"), string(out)} {
		count := 0
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil //nolint:nilerr // a library may be incomplete
			case d.IsDir() && (d.Name() == "site-packages" || d.Name() == "test" || d.Name() == "lib2to3"):
				return filepath.SkipDir
			case count < testkit.Sized(150, 700) && strings.HasSuffix(path, ".py"):
				count++
				names = append(names, path)
			}
			return nil
		})
	}
	return names
}

// differ lists what a reading and Python's disagree on. A string that is put together of others stands for them, so that not
// each of Python's is one of ours.
func (want *listing) differ(u Unit) []string {
	var out []string
	calls := map[string]bool{}
	for _, c := range u.Calls {
		end := strconv.Itoa(c.Place.Span.End) + " "
		calls[end+c.Method] = true
		if !identifier.MatchString(c.Method) {
			continue // the second half of an operator stands for what a bracket behind it belongs to
		}
		if !want.Calls[end+c.Method] && !want.Calls[end] && !within(want.Hidden, c.Place.Span) {
			out = append(out, "no call for Python: "+c.Place.Raw())
		}
	}
	for key := range want.Calls {
		if !calls[key] && !strings.HasSuffix(key, " ") {
			out = append(out, "a call that is not read: "+key)
		}
	}
	for _, e := range u.Strings {
		if e.Kind != Literal || e.Value != setting.String || within(want.Hidden, e.Place.Span) || within(want.Docs, e.Place.Span) {
			continue
		}
		value, ok := want.Strings[strconv.Itoa(e.Place.Span.Start)+" "+strconv.Itoa(e.Place.Span.End)]
		if !ok {
			out = append(out, "no string for Python: "+e.Place.Raw())
		} else if e.Text.String() != value && !strings.ContainsAny(value, "\ufffd?") {
			out = append(out, "the string "+e.Place.Raw()+" is read as "+e.Text.String())
		}
	}
	slices.Sort(out)
	return out
}

func within(spans [][2]int, s source.Span) bool {
	return slices.ContainsFunc(spans, func(h [2]int) bool { return h[0] <= s.Start && s.End <= h[1] })
}

// TestPythonOrdinaryNames: words that are operators elsewhere are names in Python.
func TestPythonOrdinaryNames(t *testing.T) {
	u := Read(source.NewFile("a.py", []byte("a = ref(b)\nsession.delete(c)\nd = checked(out(e))\nasync def f():\n    return await g(h)\n")), Python)
	var names []string
	for _, c := range u.Calls {
		names = append(names, c.Callee)
	}
	if got := strings.Join(names, " "); got != "ref session.delete checked out g" {
		t.Errorf("got %s", got)
	}
}
