package report

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

func summarised(t testing.TB, run *Run, limit int) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteStepSummary(&b, run, limit); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// rendered is Markdown as GitHub shows it: tables, links that are only written, and HTML, which is let through here.
func rendered(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Convert([]byte(text), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	tagsOf     = regexp.MustCompile(`<[^>]*>`)
	tableCells = regexp.MustCompile(`(?s)<td[^>]*>(.*?)</td>`)
)

func TestStepSummary(t *testing.T) {
	run := sample(t)
	run.SourceURL = "https://github.com/o/r/blob/0123/"
	golden(t, "step-summary.md", []byte(summarised(t, run, StepSummaryLimit)))
	golden(t, "step-summary-clean.md", []byte(summarised(t, &Run{Summary: Summary{Files: 1}}, StepSummaryLimit)))
}

// hostileCells try to leave the cell of a table.
var hostileCells = []string{
	"a|b", "a\\|b", "a\\\\|b", "`a`", "``` ", "**a** __b__ ~~c~~", "[a](javascript:alert(1))", "![a](https://example.com/x.png)", "<script>alert(1)</script>",
	"<img src=x onerror=alert(1)>", "<!--", "-->", "a\n| x | y |\n# head", "a\r\n\r\n- list", "https://example.com", "www.example.com", "me@example.com",
	"&lt;b&gt; &amp;", "&#60;b&#62;", "[^1]", "<https://example.com>", "$a$", "a\x1b[31mb\u202ec", "\xff", ":smile: @user #1", "\\", "|", "a\tb", "{% raw %}", "^", "x\u2028y",
}

func TestStepSummaryIsNoMarkdownOfOthers(t *testing.T) {
	for _, s := range hostileCells {
		checkSummary(t, s)
	}
}

func FuzzStepSummary(f *testing.F) {
	for _, s := range hostileCells {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkSummary(t, s) })
}

// checkSummary wants the text to come back as the text of its cells, and nothing else to be in them but the link of ours.
func checkSummary(t *testing.T, s string) {
	t.Helper()
	file := source.NewFile(s, []byte("x = 1\n"))
	run := &Run{
		SourceURL: "https://github.com/o/r/blob/0123/",
		Findings:  []finding.Finding{{Rule: s, Severity: finding.Error, Message: s, HelpURI: "https://example.com/rule", Place: source.Place{File: file, Span: source.Span{Start: 0, End: 1}}}},
		Problems:  []source.Problem{{File: s, Code: source.Syntax, Message: s}},
	}
	out := rendered(t, summarised(t, run, StepSummaryLimit))
	var got []string
	for _, m := range tableCells.FindAllStringSubmatch(out, -1) {
		text := m[1]
		if strings.HasPrefix(text, `<a href="https://github.com/o/r/blob/0123/`) || strings.HasPrefix(text, `<a href="https://example.com/rule">`) {
			text = text[strings.Index(text, ">")+1:]
			text = strings.TrimSuffix(text, "</a>")
		}
		if tagsOf.MatchString(text) {
			t.Fatalf("%q becomes %q", s, m[1])
		}
		got = append(got, html.UnescapeString(text))
	}
	words, place := strings.TrimSpace(clean(s)), strings.TrimSpace(clean(s)+":1")
	if len(got) != 6 || strings.TrimSpace(got[1]) != place && s != "" || strings.TrimSpace(got[2]) != words || strings.TrimSpace(got[3]) != words || strings.TrimSpace(got[5]) != words {
		t.Fatalf("%q becomes %q in\n%s", s, got, out)
	}
}

func TestStepSummaryLimit(t *testing.T) {
	run := crowd(5000)
	for _, limit := range []int{300, 2000, 100000} {
		out := summarised(t, run, limit)
		if len(out) > limit || !utf8.ValidString(out) {
			t.Errorf("%d bytes of %d", len(out), limit)
		}
		if !strings.Contains(out, " more not listed: the summary of a step holds 1048576 bytes.") {
			t.Errorf("nothing is said of the rest:\n%s", out[max(0, len(out)-300):])
		}
	}
	if out := summarised(t, crowd(2), 10000); strings.Contains(out, "not listed") {
		t.Errorf("got %s", out)
	}
}

func TestStepSummaryLinks(t *testing.T) {
	f := source.NewFile("a b/(ü)|<x>.py", []byte("ab\ncd\n"))
	run := &Run{Root: "/srv", WorkDir: "/srv/sub"}
	if got := run.linked(f.Path, at(t, f, "b")); strings.Contains(got, "](") {
		t.Errorf("a link without an address: %s", got)
	}
	run.SourceURL = "https://github.com/o/r/blob/0123/"
	tests := []struct {
		name  string
		place source.Place
		want  string
	}{
		{f.Path, at(t, f, "b"), "sub/a%20b/%28%C3%BC%29%7C%3Cx%3E.py#L1>)"},
		{f.Path, at(t, f, "b\nc"), "#L1-L2>)"},
		{"c.py", source.Place{}, "[sub/c&#46;py](<https://github.com/o/r/blob/0123/sub/c.py>)"},
		{"/etc/my.cnf", source.Place{}, "/etc/my&#46;cnf"},
		{"", source.Place{}, ""},
	}
	for _, tt := range tests {
		if got := run.linked(tt.name, tt.place); !strings.HasSuffix(got, tt.want) {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
	if got := link("a", "https://example.com/x y"); got != "a" {
		t.Errorf("got %s", got)
	}
}
