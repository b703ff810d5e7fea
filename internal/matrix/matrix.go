// Package matrix writes settings in other ways and holds the linter to one answer. The programs of the lab are the
// originals: each is known to compile, to run, and to do what its driver's table says. What is made of them here differs
// from them in spelling alone, so the facts must not differ at all.
package matrix

import (
	"slices"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Spelling is a program or a config file that says what its original says, in another way.
type Spelling struct {
	Way    string // "constant", "default of the environment", "escaped"
	File   string // the name tells the format
	Data   []byte
	Format string // as the table of results calls it
}

// Original is a program or a config file with one connection, and what it says.
type Original struct {
	File       string
	Data       []byte
	Connection setting.Connection
	Client     fact.Client
}

// Linter reads spellings in memory, each by itself.
type Linter struct {
	parser *parser.Parser
	since  string
}

// NewLinter returns a Linter for which versions older than a day (YYYY-MM-DD) do not count.
func NewLinter(since string) *Linter {
	p := parser.New(driver.Known())
	p.Docs = true
	return &Linter{parser: p, since: since}
}

// Read returns the connections of a file.
func (l *Linter) Read(name string, data []byte) []setting.Connection {
	return l.parser.Parse([]*source.File{source.NewFile(name, data)}).Connections
}

// Client predicts what a connection does where no manifest tells a version.
func (l *Linter) Client(c *setting.Connection) fact.Client {
	return driver.Read(c, driver.Query{AssumeSince: l.since})
}

// Original reads a file that has exactly one connection; ok is false for others.
func (l *Linter) Original(name string, data []byte) (o Original, ok bool) {
	found := l.Read(name, data)
	if len(found) != 1 {
		return Original{}, false
	}
	return Original{File: name, Data: data, Connection: found[0], Client: l.Client(&found[0])}, true
}

// DSN reads a connection string by itself; ok is false for what is none.
func (l *Linter) DSN(dsn string) (o Original, ok bool) {
	c, ok := parser.DSN(source.NewFile("dsn", []byte(dsn)))
	if !ok {
		return Original{}, false
	}
	return Original{Data: []byte(dsn), Connection: c, Client: l.Client(&c)}, true
}

// ReadBy reads a connection string as one driver does in a program of a language; ok is false for what is none.
func (l *Linter) ReadBy(dsn, id, language string) (o Original, ok bool) {
	o, ok = l.DSN(dsn)
	if !ok {
		return Original{}, false
	}
	o.File = language
	o.Connection.Hint = setting.Hint{Language: language, Drivers: []string{id}, Source: "call", Engine: driver.Lookup(id).Engine}
	o.Client = l.Client(&o.Connection)
	return o, true
}

// Differs says how what a spelling gives differs from its original: "" where it does not.
func (l *Linter) Differs(o *Original, s *Spelling) string {
	found := l.Read(s.File, s.Data)
	switch {
	case len(found) == 0:
		return "no connection"
	case len(found) > 1:
		return "several connections"
	}
	got, want := l.Client(&found[0]), o.Client
	if o.File == "" { // a connection string by itself: its language's drivers read it
		bare := o.Connection
		bare.Hint.Language = found[0].Hint.Language
		if found[0].Hint.Source == "assumed" {
			bare.Hint.Drivers = found[0].Hint.Drivers
		}
		want = l.Client(&bare)
	}
	return Difference(&want, &got)
}

// Difference names the first field in which two predictions differ: "" where there is none. Origin is left out: a default
// of a look-up is another origin of the same value.
func Difference(want, got *fact.Client) string {
	for _, f := range []struct{ name, want, got string }{
		{"driver", want.Driver, got.Driver},
		{"mode", string(want.SSLMode), string(got.SSLMode)},
		{"transport", string(want.Transport), string(got.Transport)},
		{"chain", string(want.Chain), string(got.Chain)},
		{"host name check", string(want.Hostname), string(got.Hostname)},
		{"CA", string(want.CA.Source), string(got.CA.Source)},
		{"CA path", want.CA.Path, got.CA.Path},
		{"lowest TLS version", want.TLSMin, got.TLSMin},
	} {
		if f.want != f.got {
			return f.name + ": " + quoted(f.got) + ", not " + quoted(f.want)
		}
	}
	if !slices.Equal(want.TLSVersions, got.TLSVersions) {
		return "TLS versions"
	}
	return ""
}

func quoted(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

// ReadOptions reads options that a call gives, as one driver does in a program of a language.
func (l *Linter) ReadOptions(options []Written, id, language string) Original {
	c := setting.Connection{Shape: setting.Call, Hint: setting.Hint{Language: language, Drivers: []string{id}, Source: "call", Engine: driver.Lookup(id).Engine}}
	objects := map[string]bool{}
	for _, w := range options {
		for i := range w.name {
			if prefix := w.name[:i]; w.name[i] == '.' && !objects[prefix] {
				objects[prefix] = true
				c.Options = append(c.Options, setting.Option{Name: source.Decoded(source.Place{}, prefix), Value: setting.Value{Kind: setting.Object}, Layer: setting.InCall})
			}
		}
		c.Options = append(c.Options, setting.Option{Name: source.Decoded(source.Place{}, w.name), Value: w.value, Layer: setting.InCall})
	}
	return Original{File: language, Connection: c, Client: l.Client(&c)}
}
