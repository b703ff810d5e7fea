package differential

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// reading is what a parser takes out of a connection string.
type reading struct {
	refused  bool
	hosts    []string // names, in order; none where the driver's default holds
	ports    []string // beside them, "" where the driver's default holds
	database string
	user     bool // one is named
	mode     fact.SSLMode
}

func (r reading) String() string {
	if r.refused {
		return "refused"
	}
	return fmt.Sprintf("hosts %q ports %q database %q mode %s", r.hosts, r.ports, r.database, r.mode)
}

// parsing is one driver's parser beside our reading of the same driver.
type parsing struct {
	id, version string
	grammar     string // that the opener of a program asks for
	theirs      func(text string) reading
	makes       func(r *rand.Rand) string     // a connection string of parts
	collects    *regexp.Regexp                // those of the fixtures and of the lab's programs
	defaults    func(text string, r *reading) // adds the driver's defaults to what we read
	reasons     []reason                      // why readings may differ
	known       func(text string, r *reading) // takes the driver's defaults out of what it read
	runs        int
}

// reason says why two readings of the texts that it matches differ, and is not our mistake.
type reason struct {
	why     string
	matches func(text string, theirs, ours reading) bool
}

// ours reads a text as the tool does for one driver at one version.
func ours(p parsing, text string) reading {
	f := source.NewFile("dsn", []byte(text))
	whole := source.Place{File: f, Span: source.Span{End: len(text)}}
	d, ok := dsn.Parse(source.Verbatim(whole), p.grammar)
	if !ok {
		return reading{refused: true}
	}
	c := setting.Connection{
		Shape: d.Shape, Where: whole, Anchor: whole, Scheme: d.Scheme, Grammar: d.Grammar, Slot: d.Slot, Hosts: d.Hosts, Ports: d.Ports,
		Database: d.Database, Options: d.Options, Hint: setting.Hint{Version: p.version},
	}
	if d.Open {
		c.Open = []string{""}
	}
	got, ok := driver.Interpret(&c, p.id, driver.Query{Host: func(name string) fact.Host { return fact.Host{Name: name} }})
	if !ok {
		return reading{refused: true}
	}
	r := reading{database: c.Database.String(), mode: got.SSLMode}
	for _, o := range got.Options {
		r.refused = r.refused || o.Effect == fact.Invalid && got.SSLMode == fact.ModeUnknown
	}
	for i, h := range c.Hosts {
		r.hosts = append(r.hosts, h.String())
		r.ports = append(r.ports, c.Ports[i].String())
	}
	for _, o := range c.Options { // drivers take these from the options as well
		switch strings.ToLower(o.Name.String()) {
		case "database", "dbname":
			r.database = o.Value.Text.String()
		}
	}
	return r
}

// differs says in what two readings differ; "" if they agree.
func differs(theirs, ours reading) string {
	switch {
	case theirs.refused && ours.refused:
		return ""
	case theirs.refused != ours.refused:
		return "refused"
	case !slices.Equal(theirs.hosts, ours.hosts):
		return "hosts"
	case !slices.Equal(theirs.ports, ours.ports):
		return "ports"
	case theirs.database != ours.database:
		return "database"
	case theirs.mode != ours.mode:
		return "mode"
	}
	return ""
}

// compare reads every collected string and as many made ones with both parsers. Each difference needs a reason, and each
// reason a difference.
func compare(t *testing.T, p parsing) {
	t.Helper()
	texts := collected(t, p.collects)
	r := rand.New(rand.NewPCG(8, 7))
	for range p.runs {
		texts = append(texts, p.makes(r))
	}
	used, shown, equal := map[string]int{}, map[string]int{}, 0
	for _, text := range texts {
		a, b := p.theirs(text), ours(p, text)
		if p.defaults != nil && !b.refused {
			p.defaults(text, &b)
		}
		what := differs(a, b)
		if what == "" {
			equal++
			continue
		}
		i := slices.IndexFunc(p.reasons, func(r reason) bool { return r.matches(text, a, b) })
		if i >= 0 {
			used[p.reasons[i].why]++
			continue
		}
		if shown[what]++; shown[what] <= 8 {
			t.Errorf("%s: %q\n  %s reads %s\n  we read %s", what, text, p.id, a, b)
		}
	}
	for what, n := range shown {
		t.Logf("%s: %d differences without a reason", what, n)
	}
	for _, r := range p.reasons {
		t.Logf("%6d: %s", used[r.why], r.why)
		if used[r.why] == 0 {
			t.Errorf("nothing differs any more because %s: take the reason off the list", r.why)
		}
	}
	t.Logf("%6d of %d alike", equal, len(texts))
}

// collected are the connection strings that stand in the fixtures and in the programs of the lab.
func collected(t *testing.T, pattern *regexp.Regexp) []string {
	t.Helper()
	seen := map[string]bool{}
	for _, folder := range []string{"testdata/fixtures", "testdata/examples", "lab/cases"} {
		err := filepath.WalkDir(filepath.Join("..", "..", filepath.FromSlash(folder)), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			for _, text := range pattern.FindAllString(string(data), -1) {
				seen[text] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var out []string
	for text := range seen {
		if !strings.ContainsAny(text, "${}%\\") || strings.Contains(text, "%2") { // a template is no string yet
			out = append(out, text)
		}
	}
	slices.Sort(out)
	if len(out) < 10 {
		t.Errorf("only %d strings are found", len(out))
	}
	return out
}

// first is the first of several words; "" where there is none.
func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// one picks one of several words.
func one(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }

// some joins up to n words.
func some(r *rand.Rand, n int, sep string, words ...string) string {
	var out []string
	for range r.IntN(n + 1) {
		out = append(out, one(r, words...))
	}
	return strings.Join(out, sep)
}

// respelled changes the case of a word now and then, or percent-encodes a letter of it.
func respelled(r *rand.Rand, word string) string {
	switch r.IntN(12) {
	case 0:
		return strings.ToUpper(word)
	case 1:
		if len(word) > 0 {
			i := r.IntN(len(word))
			return word[:i] + fmt.Sprintf("%%%02X", word[i]) + word[i+1:]
		}
	}
	return word
}
