package driver

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// options builds options from a spec such as "dsn:sslmode=require call:ssl=true/bool env:PGSSLMODE=? call:ssl={}": a
// layer, a name, a value with an optional type. "?" is a value that cannot be known, "{}" an object, no "=" a bare flag.
func options(t *testing.T, spec string) []setting.Option {
	t.Helper()
	var out []setting.Option
	for _, word := range strings.Fields(spec) {
		layer, rest, ok := strings.Cut(word, ":")
		if _, known := layers[layer]; !ok || !known {
			layer, rest = "call", word
		}
		name, value, hasValue := strings.Cut(rest, "=")
		if i := strings.LastIndex(rest, "=="); i >= 0 { // --set=sslmode==require: the name holds the first "="
			name, value, hasValue = rest[:i], rest[i+2:], true
		}
		out = append(out, setting.Option{Name: text(name), Value: value1(value, hasValue), Layer: layers[layer]})
	}
	return out
}

func value1(spec string, present bool) setting.Value {
	value, kind, typed := spec, setting.String, false
	if i := strings.LastIndexByte(spec, '/'); i >= 0 {
		if k, ok := kinds[spec[i+1:]]; ok {
			value, kind, typed = spec[:i], k, true
		}
	}
	switch {
	case !present:
		return setting.Value{Kind: setting.Bare}
	case typed:
		return setting.Value{Text: text(value), Kind: kind}
	case value == "?":
		f := source.NewFile("x", []byte("?"))
		return setting.Value{Text: source.UnknownAt(source.Place{File: f, Span: source.Span{End: 1}}, "env:X"), Kind: setting.String}
	case value == "{}":
		return setting.Value{Text: text("{}"), Kind: setting.Object}
	}
	return setting.Value{Text: text(value), Kind: kind}
}

func text(s string) source.Text {
	f := source.NewFile("x", []byte(s))
	return source.Verbatim(source.Place{File: f, Span: source.Span{End: len(s)}})
}

// reading is one line of a driver's test: what is written, in which version, and what must come out.
type reading struct {
	options string // see options
	version string // "" is unknown
	want    string // "mode transport chain/hostname ca origin", any tail may be left out
	effects string // "name=effect …" for every option that is not used
}

// check runs the readings of one driver.
func check(t *testing.T, id string, readings []reading) {
	t.Helper()
	for _, r := range readings {
		t.Run(r.options+"@"+r.version, func(t *testing.T) {
			c := &setting.Connection{Options: options(t, r.options), Hint: setting.Hint{Drivers: []string{id}}}
			got, ok := Interpret(c, id, Query{AssumeSince: "2021-11-21", Version: func([]Package) Version { return Version{Exact: r.version} }})
			if !ok {
				t.Fatalf("no driver %s", id)
			}
			if line := describe(got); !strings.HasPrefix(line, r.want) {
				t.Errorf("got  %s\nwant %s", line, r.want)
			}
			if e := effects(got); e != r.effects {
				t.Errorf("effects: got %q, want %q", e, r.effects)
			}
		})
	}
}

func describe(c fact.Client) string {
	ca := string(c.CA.Source)
	if c.CA.Path != "" {
		ca += ":" + c.CA.Path
	}
	return strings.Join([]string{
		string(c.SSLMode), string(c.Transport), string(c.Chain) + "/" + string(c.Hostname), ca, string(c.Origin.SSLMode),
	}, " ")
}

func effects(c fact.Client) string {
	var out []string
	for _, o := range c.Options {
		if o.Effect != fact.Used {
			out = append(out, o.Name+"="+string(o.Effect))
		}
	}
	return strings.Join(out, " ")
}

func TestCalled(t *testing.T) {
	for name, want := range map[string]string{
		"github.com/jackc/pgx/v5.Connect": "pgx.Connect", "database/sql.Open": "sql.Open", "psycopg2.connect": "psycopg2.connect",
		"env:DATABASE_URL": "DATABASE_URL", "assign:DATABASES.*": "DATABASES", "": "this code", "github.com/jackc/pgx/v5/pgxpool.New": "pgxpool.New",
		"assign:return.connections.*": "connections", "assign:$databases.*.*": "$databases",
		"mysql2/promise.createPool": "promise.createPool",
	} {
		if got := called(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// TestOpenOptions: a part that cannot be read makes undecided what nobody wrote, and leaves alone what somebody did.
func TestOpenOptions(t *testing.T) {
	for _, tt := range []struct {
		driver, options, open string
		want                  fact.SSLMode
	}{
		{"node-postgres", "", "", fact.ModeUnknown},
		{"node-postgres", "ssl={} ssl.rejectUnauthorized=false/bool", "", fact.Require},
		{"node-postgres", "ssl={}", "ssl", fact.ModeUnknown},
		{"psycopg2", "sslmode=disable", "", fact.Disable},
		{"psycopg2", "sslmode=require", "", fact.ModeUnknown}, // a CA file may stand in the rest
		{"psycopg2", "sslmode=verify-full", "", fact.VerifyFull},
		{"psycopg2", "host=x", "", fact.ModeUnknown},
	} {
		c := &setting.Connection{Options: options(t, tt.options), Open: []string{tt.open}}
		got, _ := Interpret(c, tt.driver, Query{AssumeSince: "2021-11-21"})
		if got.SSLMode != tt.want {
			t.Errorf("%s with %q and more: got %s, want %s", tt.driver, tt.options, got.SSLMode, tt.want)
		}
	}
}

// TestEvidenceFollowsFromTheSource: no row can claim more than where it is known from.
func TestEvidenceFollowsFromTheSource(t *testing.T) {
	for _, table := range Tables() {
		for i := range table.Rows {
			r := &table.Rows[i]
			source := table.SourceOf(r)
			want := fact.FromSource
			switch {
			case slices.Contains(table.Observed().Rows, r.Key()):
				want = fact.Observed
			case strings.HasPrefix(source, "https://"):
				want = fact.Documentation
			}
			if got := table.EvidenceOf(r); source == "" || got != want {
				t.Errorf("%s, row %q: source %q is %s", table.ID, r.When, source, got)
			}
		}
	}
}
