// Package cli reads command lines that are already cut into words: the client programs of databases and caches,
// downloads of CA material, and the few other programs whose arguments decide about TLS. Words may hold holes.
package cli

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Find reads one command line. argv[0] is the command, possibly a wrapper such as sudo, env or docker exec. env holds the
// variables that the command gets, the later ones winning: those in front of it and those that the script exports; only
// what the program itself reads is used. hint carries what the surroundings say about client programs and versions (an
// image, an installed package); its version is that of its first driver.
func Find(f *source.File, argv []source.Text, env []setting.Option, hint setting.Hint, known setting.Known) setting.Found {
	c := unwrap(argv, env, hint)
	if len(c.argv) == 0 {
		return setting.Found{}
	}
	c.file, c.known = f, known
	_, isServer := servers[c.name]
	switch p, ok := programs[c.name]; {
	case ok:
		p.read(c, p)
	case isServer:
		c.server()
	case slices.Contains(Downloaders(), c.name):
		c.download()
	case c.name == "aws":
		c.aws()
	case c.name == "gcloud":
		c.google()
	case c.name == "aliyun":
		c.alibaba()
	case c.name == "az":
		c.azure()
	case c.name == "helm":
		c.helm()
	case c.name == "java" || c.name == "javaw":
		c.javaOptions(c.argv[1:], "java")
	}
	return c.found
}

// IsClient reports whether a command line runs a client program of that engine family (mysql, postgresql, redis,
// mongodb, sqlserver), or of any family if engine is "".
func IsClient(argv []source.Text, engine string) bool {
	c := unwrap(argv, nil, setting.Hint{})
	p, ok := programs[c.name]
	return ok && (engine == "" || p.engine == engine)
}

// Clients are the names of the client programs that can be read, in order.
func Clients() []string { return slices.Sorted(maps.Keys(programs)) }

// Downloaders are the names of the programs that fetch files.
func Downloaders() []string {
	return []string{"curl", "wget", "invoke-webrequest", "iwr", "invoke-restmethod", "aria2c"}
}

// Name returns the program that a command line runs in the end, lower case, without folder and without .exe; "" if that
// cannot be known.
func Name(argv []source.Text) string { return unwrap(argv, nil, setting.Hint{}).name }

// command is a command line while it is read.
type command struct {
	file  *source.File
	argv  []source.Text // from the program's own name on
	name  string        // argv[0] without folder and .exe, lower case; "" if unknown
	verb  string        // the last operand of mysqladmin
	env   []setting.Option
	hint  setting.Hint
	known setting.Known
	found setting.Found
	where source.Place // all words, wrappers too
}

// programName reduces a command word to the program's name.
func programName(t source.Text) string {
	s := t.String()
	if !t.Known() {
		i := strings.LastIndexByte(s, '/') // $BIN/psql and "${PREFIX}/bin/mysql" are told by their last part
		if i < 0 || strings.ContainsRune(s[i:], source.Hole) {
			return ""
		}
	}
	s = path.Base(strings.ReplaceAll(s, "\\", "/"))
	return strings.TrimSuffix(strings.ToLower(s), ".exe")
}

// cover is the raw bytes of a run of words. A word that a variable gave lies elsewhere and does not count.
func cover(words []source.Text) source.Place {
	var out source.Place
	for _, w := range words {
		p := w.Place()
		switch {
		case p.IsZero():
		case out.IsZero():
			out = p
		case p.File == out.File && p.Span.Start >= out.Span.End && p.Span.Start-out.Span.End < gap:
			out.Span = out.Span.Cover(p.Span)
		}
	}
	return out
}

// gap is the most raw bytes that stand between neighbouring words of one command: blanks, quotes, continuations.
const gap = 400

// connection starts the connection of this command with its drivers.
func (c *command) connection(p program) *setting.Connection {
	hint := setting.Hint{Language: "shell", Engine: p.engine, Name: c.name, Drivers: p.drivers, Source: "call"}
	if len(p.drivers) == 1 && len(c.hint.Drivers) > 0 && c.hint.Drivers[0] == p.drivers[0] {
		hint.Version = c.hint.Version
	}
	return &setting.Connection{Shape: setting.CLI, Where: c.where, Anchor: c.argv[0].Place(), Hint: hint}
}

// open marks the connection as one that may have more options than can be read.
func open(conn *setting.Connection) {
	if len(conn.Open) == 0 {
		conn.Open = []string{""}
	}
}

// add hands the connection over.
func (c *command) add(conn *setting.Connection) {
	c.found.Connections = append(c.found.Connections, *conn)
}

// bare returns an option without a value.
func bare(name source.Text) setting.Option {
	return setting.Option{Name: name, Value: setting.Value{Kind: setting.Bare}, Layer: setting.InCall}
}

// valued returns an option with a value.
func valued(name, value source.Text) setting.Option {
	return setting.Option{Name: name, Value: setting.ValueOf(value), Layer: setting.InCall}
}
