package cli

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/report"
	"github.com/spf13/pflag"
)

func quiet() Env {
	return Env{Stdin: strings.NewReader(""), Getenv: func(string) string { return "" }, Now: time.Now, WorkDir: "."}
}

func TestManualKnowsEveryCommand(t *testing.T) {
	all := manuals(context.Background(), quiet())
	for _, c := range commands() {
		i := slices.IndexFunc(all, func(m manual) bool { return m.name == c.name })
		if i < 0 || len(all[i].synopses) == 0 {
			t.Errorf("the manual does not tell how %s is used", c.name)
		}
	}
}

func TestInnerCommands(t *testing.T) {
	tests := []struct {
		usage string
		want  string
	}{
		{"policy new NAME [--dir FOLDER]\n  dsnlint policy check [DIR…]\n  dsnlint policy schema", "new check schema"},
		{"policy FILE\n  dsnlint policy 'DSN'", ""},
		{"policy [FLAGS]", ""},
		{"policy word", ""},
	}
	for _, tt := range tests {
		m := manual{name: "policy", synopses: synopses(tt.usage)}
		if got := strings.Join(m.inner(), " "); got != tt.want {
			t.Errorf("%q has %q, want %q", tt.usage, got, tt.want)
		}
	}
}

// TestExamplesAreRight parses the flags of every example.
func TestExamplesAreRight(t *testing.T) {
	all := manuals(context.Background(), quiet())
	for name, list := range examples {
		i := slices.IndexFunc(all, func(m manual) bool { return m.name == name })
		if i < 0 {
			t.Errorf("there are examples of %s, which is no command", name)
			continue
		}
		for _, e := range list {
			_, call, ok := strings.Cut(e.call, "dsnlint")
			call, _, _ = strings.Cut(call, "|")
			args := strings.Fields(call)
			if len(args) > 0 && args[0] == name {
				args = args[1:]
			}
			if err := all[i].flags.Parse(args); !ok || err != nil {
				t.Errorf("%s: %v", e.call, err)
			}
		}
	}
}

// TestHelpNamesTheValues wants a flag that takes one of a few words to be completed with these words.
func TestHelpNamesTheValues(t *testing.T) {
	want := map[string][]string{
		"check --format": report.Formats(), "check --fail-on": {"error", "warning", "note", "never"},
		"check --min-severity": {"error", "warning", "note"}, "check --color": colours, "facts --format": {"text", "json"},
		"rules --format": {"text", "json"}, "drivers --format": {"text", "json", "markdown"},
	}
	for _, m := range manuals(context.Background(), quiet()) {
		if m.flags == nil {
			continue
		}
		m.flags.VisitAll(func(f *pflag.Flag) {
			var got []string
			for _, c := range values(f, m.name, "", "").words {
				got = append(got, c.word)
			}
			if w := want[m.name+" --"+f.Name]; w != nil && !slices.Equal(got, w) {
				t.Errorf("%s --%s takes %q, want %q", m.name, f.Name, got, w)
			}
		})
	}
}

func TestComplete(t *testing.T) {
	all := manuals(context.Background(), quiet())
	tests := []struct {
		name    string
		words   string
		current string
		want    string // the words
		then    string
	}{
		{"a command or a file", "", "ch", "check", thenFile},
		{"no command", "", "src/", "", thenFile},
		{"paths", "check src", "", "", thenFile},
		{"check left out", "src", "--fai", "--fail-on", thenNone},
		{"a flag's value", "--color", "a", "auto always", thenNone},
		{"a flag's value behind =", "check", "--color=a", "--color=auto --color=always", thenNone},
		{"a flag that is given", "check --strict", "--str", "", thenNone},
		{"a flag that repeats", "check --rule x", "--rule", "--rule", thenNone},
		{"a flag without a value", "check --strict", "", "", thenFile},
		{"a value of any kind", "check --as-of", "", "", thenNone},
		{"a file", "check --output", "x", "", thenFile},
		{"a report's file", "check --format", "html=x", "", thenFile},
		{"rules", "check --skip-rule", "host", "host-not-verified", thenNone},
		{"drivers", "drivers", "pymys", "pymysql pymysql-sqlalchemy", thenNone},
		{"commands of a command", "policy", "", "new check test schema", thenFile},
		{"a command of a command", "policy test", "", "", thenFile},
		{"behind --", "check --", "--s", "", thenFile},
		{"a flag that does not exist", "check", "--no-such=x", "", thenNone},
		{"help", "version", "--", "--help", thenNone},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := complete(all, strings.Fields(tt.words), tt.current)
			var words []string
			for _, c := range got.words {
				words = append(words, c.word)
			}
			if strings.Join(words, " ") != tt.want || got.then != tt.then {
				t.Errorf("got %q and %s, want %q and %s", words, got.then, tt.want, tt.then)
			}
		})
	}
}

func FuzzComplete(f *testing.F) {
	all := manuals(context.Background(), quiet())
	f.Add("check --format", "sarif=")
	f.Add("policy", "--=")
	f.Add("-- --", "-")
	f.Fuzz(func(t *testing.T, words, current string) {
		for _, c := range complete(all, strings.Fields(words), current).words {
			if !strings.HasPrefix(c.word, current) || strings.ContainsAny(c.word+c.note, "\n\t") {
				t.Errorf("%q does not continue %q", c, current)
			}
		}
	})
}

func TestManPage(t *testing.T) {
	page := manPage([]manual{{name: "x", summary: "do. that…", synopses: []string{".odd 'one'"}}})
	for _, line := range strings.Split(page, "\n") {
		if strings.ContainsAny(line, "…`^~") || len(line) > 120 {
			t.Errorf("%q is no roff", line)
		}
	}
	if !strings.Contains(page, "Do.\nthat\\&...") || !strings.Contains(page, `\&.odd 'one'`) {
		t.Errorf("got\n%s", page)
	}
}
