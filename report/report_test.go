package report

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

func TestFormats(t *testing.T) {
	want := []string{"text", "json", "sarif", "github"}
	if got := Formats(); !slices.Equal(got[:len(want)], want) {
		t.Errorf("got %v, want %v first", got, want)
	}
	for _, name := range Formats() {
		written(t, &Run{}, name) // a run of nothing is a run
	}
}

func TestUnknownFormat(t *testing.T) {
	for name, err := range map[string]error{
		"findings": Write(&strings.Builder{}, "yaml", sample(t)),
		"facts":    WriteFacts(&strings.Builder{}, sample(t), "sarif"),
	} {
		if err == nil || !strings.Contains(err.Error(), "text") {
			t.Errorf("%s: the error names no format: %v", name, err)
		}
	}
}

var errFull = errors.New("full")

// full takes n bytes and then fails.
type full struct{ n int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.n {
		return f.n, errFull
	}
	f.n -= len(p)
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	run := sample(t)
	writers := map[string]func(*full) error{
		"facts text": func(w *full) error { return WriteFacts(w, run, "text") },
		"facts json": func(w *full) error { return WriteFacts(w, run, "json") },
		"problems":   func(w *full) error { return WriteProblems(w, run) },
	}
	for _, name := range Formats() {
		writers[name] = func(w *full) error { return Write(w, name, run) }
	}
	for name, write := range writers {
		for _, n := range []int{0, 50} {
			if err := write(&full{n}); !errors.Is(err, errFull) {
				t.Errorf("%s after %d bytes: %v", name, n, err)
			}
		}
	}
}

func TestFromRoot(t *testing.T) {
	tests := []struct{ name, root, work, path, want string }{
		{"below the root", "/srv/shop", "/srv/shop", "a/b.py", "a/b.py"},
		{"from a folder", "/srv/shop", "/srv/shop/api", "b.py", "api/b.py"},
		{"upwards", "/srv/shop", "/srv/shop/api", "../web/b.js", "web/b.js"},
		{"with dots", "/srv/shop", "/srv/shop", "./a/./b.py", "a/b.py"},
		{"absolute inside", "/srv/shop", "/tmp", "/srv/shop/a.py", "a.py"},
		{"absolute outside", "/srv/shop", "/srv/shop", "/etc/my.cnf", "/etc/my.cnf"},
		{"relative outside", "/srv/shop", "/srv/shop", "../other/a.py", "/srv/other/a.py"},
		{"a name that starts like the root", "/srv/shop", "/srv", "shop2/a.py", "/srv/shop2/a.py"},
		{"root with a slash", "/srv/shop/", "/srv/shop/", "a.py", "a.py"},
		{"the system's root", "/", "/etc", "my.cnf", "etc/my.cnf"},
		{"windows", "C:/shop", "C:/shop/api", "a.cs", "api/a.cs"},
		{"windows, absolute", "C:/shop", "C:/shop", "D:/x/a.cs", "D:/x/a.cs"},
		{"no root", "", "/srv/shop", "../a.py", "../a.py"},
		{"no working directory", "/srv/shop", "", "./a.py", "a.py"},
		{"nothing", "/srv/shop", "/srv/shop", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := (&Run{Root: tt.root, WorkDir: tt.work}).fromRoot(tt.path); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestListedOrder(t *testing.T) {
	a, b := source.NewFile("a", []byte("xyz")), source.NewFile("b", []byte("xyz"))
	of := func(f *source.File, start int, rule, fact string) finding.Finding {
		return finding.Finding{Place: source.Place{File: f, Span: source.Span{Start: start, End: 3}}, Rule: rule, Fact: fact}
	}
	run := &Run{Findings: []finding.Finding{
		of(b, 0, "r", "1"), of(a, 2, "r", "1"), of(a, 1, "s", "1"), of(a, 1, "r", "2"), of(a, 1, "r", "1"), {Rule: "z"},
	}}
	before := slices.Clone(run.Findings)
	var got []string
	for _, f := range run.listed(true) {
		got = append(got, location(f.Place)+" "+f.Rule+f.Fact)
	}
	want := []string{"- z", "a:1:2 r1", "a:1:2 r2", "a:1:2 s1", "a:1:3 r1", "b:1:1 r1"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for i := range before {
		if before[i].Rule != run.Findings[i].Rule || before[i].Place != run.Findings[i].Place {
			t.Fatal("the run itself was sorted")
		}
	}
}

func TestOutputIsTheSameEachTime(t *testing.T) {
	for _, format := range Formats() {
		first := written(t, sample(t), format)
		run := sample(t)
		slices.Reverse(run.Findings)
		slices.Reverse(run.Problems)
		if string(written(t, run, format)) != string(first) {
			t.Errorf("%s depends on the order of its input", format)
		}
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain é 数", "plain é 数"},
		{"a\x1b[31mb\x07", "a[31mb"},
		{"a\nb\tc\r", "a b c "},
		{"\u202ea\u2066b\u200b", "ab"},
		{"\x9b\xff", "�"},
		{"a\u0085b\u2028c", "abc"},
		{"tag \U000E0041", "tag "},
	}
	for _, tt := range tests {
		if got := clean(tt.in); got != tt.want {
			t.Errorf("clean(%q) is %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestTextWidth(t *testing.T) {
	for in, want := range map[string]int{"": 0, "abc": 3, "été": 3, "数据": 4, "ｆｕ": 4, "e\u0301": 1, "🔒": 2, "한글": 4, "カ": 2, "ﾊ": 1, "—…": 2} {
		if got := textWidth(in); got != want {
			t.Errorf("textWidth(%q) is %d, want %d", in, got, want)
		}
	}
}

func FuzzFromRoot(f *testing.F) {
	f.Add("/srv/shop", "/srv/shop/api", "../web/a.js")
	f.Add("C:/x", "C:/", "a")
	f.Add("", "", "")
	f.Fuzz(func(t *testing.T, root, work, path string) {
		run := &Run{Root: root, WorkDir: work}
		got := run.fromRoot(path)
		if isAbsolute(root) && isAbsolute(work) && path != "" && !isAbsolute(got) && strings.HasPrefix(got, "../") {
			t.Errorf("%q climbs out of the root", got)
		}
	})
}
