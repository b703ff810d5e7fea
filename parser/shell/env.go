package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// declaration reads export, declare, local and readonly.
func (p *part) declaration(d *syntax.DeclClause, c context) {
	sc := p.scope(d, c)
	export := d.Variant.Value == "export" || p.allExport
	for _, a := range d.Args {
		p.substitutions(a.Value, c)
		if a.Naked {
			export = export || a.Name == nil && a.Value != nil && strings.HasPrefix(a.Value.Lit(), "-") && strings.Contains(a.Value.Lit(), "x")
			if a.Name != nil && export {
				p.exportName(a, sc)
			}
			continue
		}
		p.assignment(a, sc, export)
	}
}

// exportName reads export X, which hands on what X holds.
func (p *part) exportName(a *syntax.Assign, sc scope) {
	if _, ok := p.vars[a.Name.Value]; !ok {
		return
	}
	name := p.slice(a.Name)
	v := p.vars[a.Name.Value]
	value := p.lookup(a.Name.Value, sc.at, name.Place(), sc.inFunc)
	if v.count == 1 && !v.changed && !v.name.IsZero() {
		name = v.name // the assignment says more than the export
	}
	p.exports = append(p.exports, export{name: name, value: value})
}

// assignment reads NAME=value.
func (p *part) assignment(a *syntax.Assign, sc scope, exported bool) {
	if a.Name == nil || a.Append || a.Index != nil {
		return
	}
	if a.Array != nil {
		for _, el := range a.Array.Elems {
			p.substitutions(el.Value, context{inFunc: sc.inFunc})
		}
		return
	}
	name, value := p.slice(a.Name), p.quoted(a.Value, sc)
	if value.IsZero() {
		return
	}
	p.hide(a.Name.Value, value)
	if exported {
		p.exports = append(p.exports, export{name: name, value: value})
		return
	}
	p.dsns = append(p.dsns, p.spotValue(name, value)...)
}

// spotValue finds the connection string that a variable holds.
func (p *part) spotValue(name, value source.Text) []setting.Connection {
	found := spot(value, setting.Hint{Name: name.String()}, p.known)
	p.found.Secrets = append(p.found.Secrets, found.Secrets...)
	return found.Connections
}

// finish reports what the environment holds by itself, once all commands are read.
func (s *script) finish() {
	if len(s.accesses) > 0 {
		s.found.Resources = append(s.found.Resources, cli.HBA(s.accesses[0].Name.Place(), s.accesses))
	}
	var vars []setting.Option
	for _, e := range s.exports {
		if s.clients && strings.HasPrefix(e.name.String(), "PG") {
			continue // a command has them
		}
		vars = append(vars, setting.Variable(e.name, e.value))
	}
	env := Environment(s.file, vars, s.hint, s.known)
	s.dsns = append(s.dsns, env.Connections...)
	env.Connections = nil
	s.found.Add(env)
	used := map[source.Span]bool{}
	for _, conn := range s.found.Connections {
		used[begin(conn).Span] = true
	}
	for _, conn := range s.dsns {
		at := begin(conn)
		if at.IsZero() || !used[at.Span] {
			s.found.Connections = append(s.found.Connections, conn)
		}
		used[at.Span] = true
	}
}

// begin is where a connection's string says the first thing that tells it from others: its scheme, or a host or option of
// one that has none.
func begin(conn setting.Connection) source.Place {
	if p := conn.Scheme.Place(); !p.IsZero() {
		return p
	}
	if len(conn.Hosts) > 0 {
		return conn.Hosts[0].Place()
	}
	if len(conn.Options) > 0 {
		return conn.Options[0].Value.Text.Place()
	}
	return source.Place{}
}

// Environment finds the settings that variables of an environment hold by themselves: connection strings, the PG*
// variables and other groups that belong together, switches of a whole process, options for Java. The later of two
// variables of one name wins.
func Environment(f *source.File, vars []setting.Option, hint setting.Hint, known setting.Known) setting.Found {
	e := &environment{file: f, known: known, groups: map[string]*setting.Connection{}}
	last := map[string]int{}
	for i, v := range vars {
		last[v.Name.String()] = i
	}
	for i, v := range vars {
		if last[v.Name.String()] == i {
			e.variable(v)
		}
	}
	e.finish()
	e.found.Definitions = setting.Define(vars)
	return e.found
}

// environment groups the variables of one environment.
type environment struct {
	file   *source.File
	known  setting.Known
	found  setting.Found
	groups map[string]*setting.Connection
	order  []string
}

func (e *environment) variable(v setting.Option) {
	name := v.Name.String()
	if cli.Secret(name) {
		e.found.Hide(v.Value.Text)
		return
	}
	switch {
	case cli.ProcessSwitch(name):
		e.process(v)
	case cli.JavaVariable(name):
		e.java(v, name)
	case e.key(v):
	default:
		e.found.Add(spot(v.Value.Text, setting.Hint{Name: name}, e.known))
	}
}

// java reads the options of a Java machine: properties that decide about TLS, and connection strings among the others.
func (e *environment) java(v setting.Option, name string) {
	words := fieldsOf(v.Value.Text)
	e.found.Add(cli.JavaOptions(words, name, v.Name.Place(), cover(v)))
	for _, w := range words {
		if strings.HasPrefix(w.String(), "-D") {
			e.found.Add(spot(w, setting.Hint{Name: name, Language: "java"}, e.known))
		}
	}
}

// processOnly keeps the variables that count for any program, not only for one that reads its own.
func processOnly(vars []setting.Option) []setting.Option {
	var out []setting.Option
	for _, v := range vars {
		name := v.Name.String()
		if cli.ProcessSwitch(name) || cli.JavaVariable(name) || !strings.HasPrefix(name, "PG") && !strings.HasPrefix(name, "MYSQL_") && v.Value.Kind != setting.Opaque {
			out = append(out, v)
		}
	}
	return out
}

func (e *environment) process(v setting.Option) {
	e.found.Resources = append(e.found.Resources, setting.Resource{
		Shape: setting.Env, Type: "process-env", Name: v.Name.String(), Where: cover(v), Anchor: v.Name.Place(),
		Attributes: []setting.Option{v}, Hint: setting.Hint{Name: v.Name.String()},
	})
}

// cover is the raw bytes from a variable's name to its value, if they stand together.
func cover(v setting.Option) source.Place {
	p, w := v.Name.Place(), v.Value.Text.Place()
	if w.File == p.File && w.Span.Start >= p.Span.End && w.Span.Start-p.Span.End < 16 {
		p.Span = p.Span.Cover(w.Span)
	}
	return p
}

// fieldsOf splits a text at blanks.
func fieldsOf(t source.Text) []source.Text {
	f := &fields{}
	f.split(t)
	f.end()
	return f.out
}

// key reads a variable that the drivers know by name, and the PG* variables in any case.
func (e *environment) key(v setting.Option) bool {
	name := v.Name.String()
	for _, k := range e.known.Keys {
		if k.Pattern == "env:"+name {
			return e.knownKey(v, k)
		}
	}
	role, ok := dsn.LibpqVariable(name)
	if !ok || name == "PGUSER" {
		return false
	}
	if role == setting.Skip {
		role = setting.OptionArg // it is one beside others
	}
	return e.knownKey(v, setting.Key{Role: role, Name: name, Group: libpqGroup, Engine: "postgresql"})
}

// libpqGroup is the group that the drivers put libpq's variables into.
const libpqGroup = "pg-env"

func (e *environment) knownKey(v setting.Option, k setting.Key) bool {
	t := v.Value.Text
	switch k.Role {
	case setting.DSN:
		found := spot(t, setting.Hint{Name: v.Name.String(), Engine: k.Engine, Drivers: k.Drivers, Source: "key"}, e.known)
		e.found.Add(found)
		return true
	case setting.Skip:
		return true
	case setting.Secret:
		e.found.Hide(t)
		return true
	}
	conn := e.group(v, k)
	switch {
	case k.Role == setting.Host:
		conn.Hosts = append(conn.Hosts, t)
		conn.Anchor = v.Name.Place()
	case k.Role == setting.Port:
		conn.Ports = append(conn.Ports, t)
	case v.Name.String() == "PGDATABASE":
		conn.Database = t
	default:
		conn.Options = append(conn.Options, v)
	}
	return true
}

func (e *environment) group(v setting.Option, k setting.Key) *setting.Connection {
	conn, ok := e.groups[k.Group]
	if !ok {
		conn = &setting.Connection{Shape: setting.Env, Where: cover(v), Anchor: v.Name.Place(), Hint: setting.Hint{
			Engine: k.Engine, Drivers: k.Drivers, Source: "key", Name: v.Name.String(),
		}}
		e.groups[k.Group] = conn
		e.order = append(e.order, k.Group)
	}
	if p := cover(v); p.File == conn.Where.File {
		conn.Where.Span = conn.Where.Span.Cover(p.Span)
	}
	return conn
}

// speaks reports whether an option is enough to speak of a connection.
func speaks(o setting.Option) bool {
	role, libpq := dsn.LibpqVariable(o.Name.String())
	return !libpq || role == setting.OptionArg
}

// finish adds the groups that say where to connect to or how. A group without host leaves the host to others.
func (e *environment) finish() {
	for _, name := range e.order {
		conn := e.groups[name]
		if len(conn.Hosts) == 0 && !slices.ContainsFunc(conn.Options, speaks) {
			continue
		}
		inherited := name == libpqGroup && setting.Inherit(e.found.Connections, conn.Options)
		if len(conn.Hosts) == 0 {
			if inherited {
				continue
			}
			conn.Hosts = append(conn.Hosts, source.UnknownAt(conn.Anchor, "env:PGHOST"))
		}
		e.found.Connections = append(e.found.Connections, *conn)
	}
}
