package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// drawn is the text of one error with this place and these related places, without the summary.
func drawn(t *testing.T, place source.Place, related ...finding.Location) string {
	t.Helper()
	run := &Run{Findings: []finding.Finding{{Rule: "r", Severity: finding.Error, Confidence: finding.High, Message: "m", Place: place, Related: related}}}
	out, _, _ := strings.Cut(string(written(t, run, "text")), "\n\n")
	return out + "\n"
}

func lines(l ...string) string { return strings.Join(l, "\n") + "\n" }

func TestTextFrames(t *testing.T) {
	var b strings.Builder
	for _, l := range strings.Fields("one two three four five six seven eight nine ten") {
		b.WriteString(l + " = 1\n")
	}
	f := source.NewFile("a.py", []byte(b.String()))
	g := source.NewFile("b.py", []byte("x = 2\n"))
	rel := func(p source.Place, label string) finding.Location { return finding.Location{Place: p, Label: label} }
	tests := []struct {
		name    string
		place   source.Place
		related []finding.Location
		want    string
	}{
		{"alone", at(t, f, "two"), nil, lines("a.py:2:1: error: m [r]", "  |", "2 | two = 1", "  | ^^^")},
		{"wide margin", at(t, f, "ten"), nil, lines("a.py:10:1: error: m [r]", "   |", "10 | ten = 1", "   | ^^^")},
		{
			"neighbour above", at(t, f, "two"),
			[]finding.Location{rel(at(t, f, "one"), "here")},
			lines("a.py:2:1: error: m [r]", "  |", "1 | one = 1", "  | --- here", "2 | two = 1", "  | ^^^"),
		},
		{
			"one line between is shown", at(t, f, "three"),
			[]finding.Location{rel(at(t, f, "one"), "here")},
			lines("a.py:3:1: error: m [r]", "  |", "1 | one = 1", "  | --- here", "2 | two = 1", "3 | three = 1", "  | ^^^^^"),
		},
		{
			"more are left out", at(t, f, "ten"),
			[]finding.Location{rel(at(t, f, "one"), "here")},
			lines("a.py:10:1: error: m [r]", "   |", " 1 | one = 1", "   | --- here", "...", "10 | ten = 1", "   | ^^^"),
		},
		{
			"same line", at(t, f, "two"),
			[]finding.Location{rel(at(t, f, "two = 1"), "all of it")},
			lines("a.py:2:1: error: m [r]", "  |", "2 | two = 1", "  | ^^^"),
		},
		{
			"no label", at(t, f, "two"),
			[]finding.Location{rel(at(t, f, "two = 1"), "")},
			lines("a.py:2:1: error: m [r]", "  |", "2 | two = 1", "  | ^^^"),
		},
		{
			"another file", at(t, f, "two"),
			[]finding.Location{rel(at(t, g, "2"), "defined here")},
			lines("a.py:2:1: error: m [r]", "  |", "2 | two = 1", "  | ^^^", "  = note: b.py:1:5: defined here", "  |", "1 | x = 2", "  |     -"),
		},
		{"nowhere", source.Place{}, nil, lines("-: error: m [r]")},
		{
			"only the related place is somewhere",
			source.Place{},
			[]finding.Location{rel(at(t, g, "2"), "")},
			lines("-: error: m [r]", "  = note: b.py:1:5", "  |", "1 | x = 2", "  |     -"),
		},
		{
			"related place outside its file", at(t, f, "two"),
			[]finding.Location{rel(source.Place{File: g, Span: source.Span{Start: 90, End: 99}}, "gone")},
			lines("a.py:2:1: error: m [r]", "  |", "2 | two = 1", "  | ^^^", "  = note: b.py:2:1: gone"),
		},
		{
			"many lines", at(t, f, "two = 1\nthree = 1\nfour = 1\nfive = 1\nsix = 1\nseven = 1"), nil,
			lines("a.py:2:1: error: m [r]", "  |", "2 | two = 1", "  | ^^^^^^^", "3 | three = 1", "  | ^^^^^^^^^", "4 | four = 1", "  | ^^^^^^^^",
				"5 | five = 1", "  | ^^^^^^^^", "6 | six = 1", "7 | seven = 1", "  | ^^^^^^^^^"),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := drawn(t, tt.place, tt.related...); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestTextRelatedLimit(t *testing.T) {
	f := source.NewFile("a.py", []byte(strings.Repeat("x = 1\n", 40)))
	var related []finding.Location
	for i := range 20 {
		related = append(related, finding.Location{Place: source.Place{File: f, Span: source.Span{Start: 6 * (i + 2), End: 6*(i+2) + 1}}, Label: "l"})
	}
	out := drawn(t, source.Place{File: f, Span: source.Span{Start: 0, End: 1}}, related...)
	if n := strings.Count(out, " x = 1\n"); n > 2*maxRelated+2 {
		t.Errorf("%d lines of source:\n%s", n, out)
	}
	if n := strings.Count(out, ": l\n") + strings.Count(out, "- l\n"); n != 20 {
		t.Errorf("%d of 20 places are named:\n%s", n, out)
	}
}

func TestTextRelatedOutsideTheCrop(t *testing.T) {
	text := "start=1 " + strings.Repeat("x ", 300) + "end=2"
	f := source.NewFile("a.py", []byte(text))
	out := drawn(t, at(t, f, "end"), finding.Location{Place: at(t, f, "start"), Label: "begins here"})
	if !strings.Contains(out, "= note: a.py:1:1: begins here\n  |\n1 | start=1 x") {
		t.Errorf("the far end of the line has no frame of its own:\n%s", out)
	}
}

func TestTextStripsWhatInputSmuggles(t *testing.T) {
	f := source.NewFile("a\x1b[2J\u202e.py", []byte("x\x1b[31m\u202e = 1\n"))
	run := &Run{
		Findings: []finding.Finding{{
			Rule: "r\a", Severity: finding.Error, Confidence: finding.Low, Message: "m\x1b[0m\n\r", Why: "w\u2066",
			Place: at(t, f, "1"), Related: []finding.Location{{Place: at(t, f, "x"), Label: "l\x1b]0;x\a"}},
			Fixes: []finding.Fix{{Title: "t\x9b"}}, Suppressed: &finding.Suppression{Kind: "inline", Reason: "\x1bc"},
		}},
		Problems:       []source.Problem{{File: f.Path, Code: source.Syntax, Message: "p\x1b"}},
		Facts:          &fact.Set{Clients: []fact.Client{{Base: fact.Base{File: f.Path}, Driver: "\x1b", Hosts: []fact.Host{{Name: "h\x1b[2J\n"}}}}},
		ShowSuppressed: true,
	}
	var b strings.Builder
	for _, err := range []error{Write(&b, "text", run), Write(&b, "github", run), WriteProblems(&b, run), WriteFacts(&b, run, "text")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range b.String() {
		if r != '\n' && hostile(r) {
			t.Fatalf("%U reaches the terminal:\n%q", r, b.String())
		}
	}
}

func TestColourOnlyOnDemand(t *testing.T) {
	run := sample(t)
	plain := string(written(t, run, "text"))
	run.Colour = true
	coloured := string(written(t, run, "text"))
	if strings.Contains(plain, "\x1b") {
		t.Error("escape sequences without colour")
	}
	if !strings.Contains(coloured, "\x1b[1;31merror:") {
		t.Error("no colour")
	}
	for _, s := range []style{bold, faint, red, yellow, blue, note, cyan, green, gutterStyle, "0"} {
		coloured = strings.ReplaceAll(coloured, "\x1b["+string(s)+"m", "")
	}
	if coloured != plain {
		t.Error("colour changes more than colour")
	}
}

func TestHelp(t *testing.T) {
	facts := &fact.Set{
		Clients: []fact.Client{{Base: fact.Base{ID: "c"}, Advice: fact.Advice{Target: "tls=true"}}},
		Servers: []fact.Server{{Base: fact.Base{ID: "s"}, Advice: fact.Advice{Target: "force=1"}}},
	}
	edit := []source.Edit{{Text: "x"}}
	tests := []struct {
		name string
		in   finding.Finding
		want []string
	}{
		{"nothing known", finding.Finding{}, nil},
		{"target of a client", finding.Finding{Fact: "c"}, []string{"for full verification write tls=true"}},
		{"target of a server", finding.Finding{Fact: "s"}, []string{"to refuse plaintext write force=1"}},
		{"the message says it", finding.Finding{Fact: "c", Message: "write tls=true"}, nil},
		{"no such fact", finding.Finding{Fact: "x"}, nil},
		{"advice without edits", finding.Finding{Fact: "c", Fixes: []finding.Fix{{Title: "ask"}}}, []string{"ask"}},
		{"safe", finding.Finding{Fixes: []finding.Fix{{Title: "t", Safe: true, Edits: edit}}}, []string{"t (--fix applies it)"}},
		{"unsafe", finding.Finding{Fixes: []finding.Fix{{Title: "t", Edits: edit}}}, []string{"t (--fix=unsafe applies it)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := (&Run{Facts: facts}).targets().help(tt.in); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSummaryLine(t *testing.T) {
	of := func(severities ...finding.Severity) (out []finding.Finding) {
		for _, s := range severities {
			out = append(out, finding.Finding{Severity: s})
		}
		return out
	}
	tests := []struct {
		name string
		run  Run
		want string
	}{
		{"nothing", Run{}, "no findings in 0 files; 0 connections judged, 0 undecidable"},
		{
			"one of each",
			Run{Findings: of("error", "warning", "note"), Summary: Summary{Files: 1, Judged: 1, Undecidable: 1}},
			"1 error, 1 warning, 1 note in 1 file; 1 connection judged, 1 undecidable",
		},
		{
			"several",
			Run{Findings: of("error", "error", "error", "warning"), Summary: Summary{Files: 12, Judged: 14, Undecidable: 2}},
			"3 errors, 1 warning in 12 files; 14 connections judged, 2 undecidable",
		},
		{
			"suppressed and problems",
			Run{Summary: Summary{Files: 2, Suppressed: 3}, Problems: make([]source.Problem, 1)},
			"no findings in 2 files; 0 connections judged, 0 undecidable; 3 suppressed; 1 problem",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var words []string
			for _, p := range tt.run.summary() {
				words = append(words, p.words)
			}
			if got := strings.Join(words, " "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		in    string
		limit int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two", 10, []string{"one two"}},
		{"one two three", 7, []string{"one two", "three"}},
		{"https://example.com/long x", 5, []string{"https://example.com/long", "x"}},
		{"数据 数据", 8, []string{"数据", "数据"}},
	}
	for _, tt := range tests {
		if got := wrap(tt.in, tt.limit); !slices.Equal(got, tt.want) {
			t.Errorf("wrap(%q, %d) is %q, want %q", tt.in, tt.limit, got, tt.want)
		}
	}
}
