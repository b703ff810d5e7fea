package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// onTerminal is the sample as a terminal of some columns shows it.
func onTerminal(t *testing.T, columns int) []string {
	t.Helper()
	run := sample(t)
	run.Columns, run.ShowSuppressed = columns, true
	return strings.Split(string(written(t, run, "text")), "\n")
}

func TestTerminalLinesFit(t *testing.T) {
	for columns := narrow + 5; columns <= 200; columns += 7 {
		for _, line := range onTerminal(t, columns) {
			if textWidth(line) > columns && len(strings.Fields(line)) > 4 {
				t.Errorf("%d columns, but %d in %q", columns, textWidth(line), line)
			}
		}
	}
}

var heading = regexp.MustCompile(`^[^:]* \d+ (error|warning|note|suppressed)s?(, .*)?$`)

func TestTerminalSaysWhatAPipeSays(t *testing.T) {
	words := func(lines []string) (out []string) {
		for _, l := range lines {
			if !strings.Contains(l, "|") && !heading.MatchString(l) && !strings.HasPrefix(l, "...") { // no frame, no heading
				out = append(out, strings.Fields(l)...)
			}
		}
		return out
	}
	if wide, pipe := words(onTerminal(t, 5000)), words(onTerminal(t, 0)); !slices.Equal(wide, pipe) {
		t.Errorf("a wide terminal reads\n%s\na pipe\n%s", wide, pipe)
	}
}

func TestHeadings(t *testing.T) {
	f, g := source.NewFile("a.env", []byte("x=1\n")), source.NewFile("b\x1b[2J.env", []byte("x=1\n"))
	of := func(files ...*source.File) (out []finding.Finding) {
		for _, file := range files {
			out = append(out, finding.Finding{Rule: "r", Severity: finding.Error, Message: "m", Place: at(t, file, "x")})
		}
		return out
	}
	tests := []struct {
		name     string
		columns  int
		findings []finding.Finding
		want     []string
	}{
		{"one file needs none", 80, of(f, f), nil},
		{"a pipe gets none", 0, of(f, g), nil},
		{"several files", 80, of(f, f, g), []string{"a.env 2 errors", "b[2J.env 1 error"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := string(written(t, &Run{Findings: tt.findings, Columns: tt.columns}, "text"))
			var got []string
			for _, l := range strings.Split(out, "\n") {
				if heading.MatchString(l) {
					got = append(got, l)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestCaretsUnderOddCharacters draws a mark behind characters whose bytes, runes and columns differ, and looks for the
// carets under it.
func TestCaretsUnderOddCharacters(t *testing.T) {
	for name, before := range map[string]string{
		"tab": "\t\tx", "wide": "数据库", "combining": "e\u0301e\u0301", "emoji": "🔒🔑", "skin tone": "👍🏽", "flag": "🇩🇪",
		"joined": "👩\u200d💻", "variation": "✔\ufe0f", "half width": "ｶﾅ", "hangul jamo": "\u1112\u1161\u11ab", "not UTF-8": "\xff\xfe",
	} {
		for _, columns := range []int{0, 24, 80} {
			t.Run(fmt.Sprint(name, columns), func(t *testing.T) {
				f := source.NewFile("a.env", []byte(before+"=require # "+strings.Repeat("z", 60)))
				run := &Run{Columns: columns, Findings: []finding.Finding{{Rule: "r", Severity: finding.Error, Message: "m", Place: at(t, f, "require")}}}
				lines := strings.Split(string(written(t, run, "text")), "\n")
				i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "1 | ") })
				text, carets, _ := strings.Cut(lines[i], "require")
				under := strings.Index(lines[i+1], "^")
				if carets == lines[i] || textWidth(text) != under || !strings.HasSuffix(lines[i+1], "^^^^^^^") {
					t.Errorf("carets at column %d, the mark at %d:\n%s\n%s", under, textWidth(text), lines[i], lines[i+1])
				}
			})
		}
	}
}

func TestLongLabelsStandBelow(t *testing.T) {
	f := source.NewFile("a.env", []byte("one\nsslmode=require\n"))
	run := &Run{Columns: 24, Findings: []finding.Finding{{
		Rule: "r", Severity: finding.Error, Message: "m", Place: at(t, f, "one"),
		Related: []finding.Location{{Place: at(t, f, "require"), Label: "where the value is written"}},
	}}}
	want := lines("a.env:1:1: error: m [r]", "  |", "1 | one", "  | ^^^", "2 | sslmode=require", "  |         -------", "  |   where the value is", "  |         written")
	got, _, _ := strings.Cut(string(written(t, run, "text")), "\n\n")
	if got+"\n" != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestHeadline(t *testing.T) {
	for message, want := range map[string][2]string{
		"x never encrypts: sslmode=disable": {"x never encrypts:", "sslmode=disable"},
		"x expired (elsewhere: later)":      {"x expired", "(elsewhere: later)"},
		"x: y (z)":                          {"x:", "y (z)"},
		"postgres://x is bare":              {"postgres://x is bare", ""},
		"":                                  {"", ""},
	} {
		if a, b := headline(message); a != want[0] || b != want[1] {
			t.Errorf("%q is cut into %q and %q", message, a, b)
		}
	}
}
