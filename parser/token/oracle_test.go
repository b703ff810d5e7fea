package token

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// oracle prints, for every nth file of Python's own library, what Python's ast says: plain strings and calls with keywords.
// Offsets are in bytes of the UTF-8 source. Strings inside f-strings have no reliable place before 3.12 and are left out.
const oracle = `
import ast, json, os, sys, sysconfig, warnings
warnings.simplefilter("ignore")
lib = sysconfig.get_path("stdlib")
every, count = int(sys.argv[1]), 0
for folder, dirs, names in os.walk(lib):
    dirs[:] = sorted(d for d in dirs if d not in ("site-packages", "lib2to3", "test", "tests", "idlelib", "data"))
    for name in sorted(names):
        if not name.endswith(".py"): continue
        count += 1
        if count % every: continue
        path = os.path.join(folder, name)
        try:
            raw = open(path, "rb").read()
            raw.decode("utf-8")
            tree = ast.parse(raw)
        except Exception:
            continue
        if b"coding:" in raw[:200] and b"utf-8" not in raw[:200].lower(): continue
        starts = [0]
        for line in raw.splitlines(keepends=True): starts.append(starts[-1] + len(line))
        if b"\r" in raw or b"\f" in raw or b"\x0b" in raw or b"\x1c" in raw or b"\x85" in raw: continue
        at = lambda l, c: starts[l - 1] + c
        strings, calls, skip = [], [], set()
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                for inner in ast.walk(node): skip.add(id(inner))
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant): skip.add(id(node.value))
        for node in ast.walk(tree):
            if id(node) in skip: continue
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                value = node.value.encode("utf-8", "replace").decode("utf-8", "replace")
                strings.append([at(node.lineno, node.col_offset), at(node.end_lineno, node.end_col_offset), value])
            if isinstance(node, ast.Call):
                words = [k.arg or "" for k in node.keywords]
                if any(words):
                    calls.append([at(node.lineno, node.col_offset), at(node.end_lineno, node.end_col_offset), " ".join(w for w in words if w)])
        print(json.dumps({"path": path, "strings": strings, "calls": calls}))
`

type oracleFile struct {
	Path    string
	Strings [][3]any
	Calls   [][3]any
}

// readForTest keeps the finder, so that every literal can be compared, also those that are pieces of something larger.
func readForTest(f *source.File, l Language) *finder {
	d := &dialects[l]
	lex := newLexer(f, d)
	lex.run()
	p := &finder{src: lex.src, file: f, d: d, toks: lex.out, end: len(lex.out) - endings, unit: Unit{File: f, Imports: map[string]string{}, Outer: []int{0}}}
	p.unit.Problems = lex.problems
	p.lines()
	p.finish()
	return p
}

func TestPythonAgainstItsOwnParser(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	cmd := exec.Command(python, "-c", oracle, strconv.Itoa(testkit.Sized(8, 1)))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Skip(err)
	}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 64<<20)
	files, strs, calls, wrong := 0, 0, 0, 0
	for lines.Scan() {
		var want oracleFile
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(want.Path)
		if err != nil {
			continue
		}
		files++
		strs += len(want.Strings)
		calls += len(want.Calls)
		for _, complaint := range compare(readForTest(source.NewFile(want.Path, data), Python), want) {
			if wrong++; wrong < 20 {
				t.Errorf("%s: %s", filepath.Base(want.Path), complaint)
			}
		}
	}
	if err := cmd.Wait(); err != nil || files == 0 {
		t.Skip("python's library is not there")
	}
	t.Logf("%d files, %d strings, %d calls with keywords, %d differences", files, strs, calls, wrong)
}

func compare(p *finder, want oracleFile) []string {
	var out []string
	literals := map[source.Span]string{}
	for _, e := range p.lits {
		if e.Value == setting.String {
			literals[e.Place.Span] = e.Text.String()
		}
	}
	at := func(v [3]any) source.Span { return source.Span{Start: int(v[0].(float64)), End: int(v[1].(float64))} }
	for _, w := range want.Strings {
		text, ok := literals[at(w)]
		value := w[2].(string)
		switch {
		case !ok:
			out = append(out, "no string at "+source.Place{File: p.file, Span: at(w)}.Raw())
		case text != value && !strings.ContainsAny(text+value, "\uFFFD?"):
			out = append(out, "string is "+text+", want "+value)
		}
	}
	found := map[source.Span]string{}
	for _, c := range p.unit.Calls {
		var names []string
		for _, a := range c.Args {
			if !a.Name.IsZero() {
				names = append(names, a.Name.String())
			}
		}
		found[c.Place.Span] = strings.Join(names, " ")
	}
	for _, w := range want.Calls {
		if got, ok := found[at(w)]; !ok || got != w[2].(string) {
			// A decorator's call starts at its @ sign.
			if span := at(w); found[source.Span{Start: span.Start - 1, End: span.End}] == w[2].(string) {
				continue
			}
			out = append(out, "call "+source.Place{File: p.file, Span: at(w)}.Raw()+" has keywords "+got+", want "+w[2].(string))
		}
	}
	for _, problem := range p.unit.Problems {
		out = append(out, "problem: "+problem.Message)
	}
	return out
}
