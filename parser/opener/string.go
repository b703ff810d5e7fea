package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// connectionString reads a value under a name that usually holds one; if it holds none it is left to others.
func (r *run) connectionString(d *draft, e token.Expr, scope int) bool {
	if call := r.builtBy(e, scope, 0); call != nil && call != d.call {
		d.delegates = append(d.delegates, call)
		return true
	}
	if r.readString(d, e, scope) {
		return true
	}
	if v := r.value(e, scope); v.Kind == setting.Opaque || r.fromFile(e, scope) {
		r.hidden(d, e, scope)
		return true
	}
	return false
}

// fileReaders are calls that give what stands in a file. Their value is the file's name, by which authorities are known;
// of a connection string or a host it says nothing.
var fileReaders = map[string]bool{
	"readFileSync": true, "readFile": true, "readTextFileSync": true, "ReadFile": true, "ReadAllText": true, "read_text": true, "read": true,
}

// fromFile reports whether an expression is what stands in a file, in whatever form.
func (r *run) fromFile(e token.Expr, scope int) bool {
	for range maxFollow {
		t := r.follow(e, scope)
		c := t.expr.Call
		switch {
		case c == nil || t.expr.Kind != token.CallOf:
			return false
		case fileReaders[c.Method]:
			return true
		case passing[c.Method] && c.Receiver != nil:
			e, scope = *c.Receiver, t.scope
		case wrappers[c.Method] && len(c.Args) > 0:
			e, scope = c.Args[0].Value, t.scope
		default:
			return false
		}
	}
	return false
}

func (r *run) readString(d *draft, e token.Expr, scope int) bool {
	v := r.value(e, scope)
	if v.Kind != setting.String {
		return false
	}
	read, ok := dsn.Parse(v.Text, d.opener.Grammar)
	if !ok && d.opener.Grammar != "" {
		read, ok = dsn.Parse(v.Text, "")
	}
	if !ok || r.unit.Language == "php" && !phpReads(read.Grammar, v.Text.String()) {
		return false
	}
	r.take(d, read)
	r.writtenAt(d, v.Text, read)
	if r.unit.Language == "c" && cMacroBetween(v.Text.String()) {
		d.open("")
	}
	return true
}

// take joins a connection string with what the call says besides.
func (r *run) take(d *draft, read dsn.DSN) {
	d.dsns++
	c := &d.conn
	c.Shape, c.Scheme, c.Grammar, c.Slot = read.Shape, read.Scheme, read.Grammar, read.Slot
	c.Hosts = append(c.Hosts, read.Hosts...)
	c.Ports = append(c.Ports, read.Ports...)
	if c.Database.IsZero() {
		c.Database = read.Database
	}
	c.Options = append(c.Options, read.Options...)
	if read.Open {
		d.open("")
	}
	d.secrets = append(d.secrets, read.Secrets...)
	d.claimed = append(d.claimed, read.Place)
	if p := read.Place; p.File != c.Where.File || !c.Where.Span.Contains(p.Span) {
		c.Related = append(c.Related, setting.Related{Place: p, Label: "defined here"})
	}
}

// hidden notes that there is a connection string which cannot be read: nothing about it is known, not even that it
// names no host.
func (r *run) hidden(d *draft, e token.Expr, scope int) {
	v := r.value(e, scope)
	t := v.Text
	if t.Origin() != source.Unknown && !r.fromFile(e, scope) {
		r.bareWord(d, e, scope)
		return // a value that is no connection string: a name, a path
	}
	ref := "expression"
	if refs := t.Refs(); len(refs) > 0 {
		ref = refs[0]
	}
	hole := source.UnknownAt(e.Place, ref)
	if d.conn.Scheme.IsZero() {
		d.conn.Scheme = hole
	}
	if len(d.conn.Hosts) == 0 {
		d.conn.Hosts = append(d.conn.Hosts, hole)
	}
	d.open("")
}

// bareWord reads a word in the place of a connection string. Of Ruby's libraries, those on libpq take it for the host, and
// the others for the name of a configuration that stands elsewhere. A URL that is no database's makes another thing of a
// repository in Elixir, and of a datasource of Prisma: a file, a proxy.
func (r *run) bareWord(d *draft, e token.Expr, scope int) {
	switch {
	case r.unit.Language == "elixir", r.unit.Language == "prisma", d.opener.Engine == "" && len(d.opener.Drivers) > 1:
		d.aside = true
	case r.unit.Language != "ruby":
	case d.opener.Grammar == "libpq":
		r.host(d, e, scope)
	default:
		d.passed = true
	}
}

// host reads a host, a list of hosts, or host and port in one.
func (r *run) host(d *draft, e token.Expr, scope int) {
	if r.javaHost(d, e, scope) {
		return
	}
	t := r.follow(e, scope)
	if t.expr.Kind == token.ListOf {
		for _, item := range t.expr.Items {
			r.host(d, item, t.scope)
		}
		return
	}
	if t.expr.Kind == token.ObjectOf {
		r.node(d, t)
		return
	}
	if r.fromFile(e, scope) {
		d.conn.Hosts = append(d.conn.Hosts, source.UnknownAt(e.Place, "call"))
		return
	}
	v := r.value(e, scope)
	if v.Kind == setting.Null || v.Kind == setting.Bool || v.Kind == setting.Number || r.embedded(d, v) {
		return
	}
	text := v.Text
	if r.unit.Language == "php" {
		text = phpHost(text)
	}
	if d.dsns > 0 && len(d.conn.Hosts) > 0 && !text.Known() {
		return // a host that the program works over: the connection string still says which one is meant
	}
	parts := []source.Text{text}
	if strings.Count(text.String(), ":") > 1 { // a list of brokers, not host,port
		parts = text.Split(",")
	}
	for _, part := range parts {
		d.address(part)
	}
}

// node takes a host that is an object with its parts: { host: "db", port: 6379 }.
func (r *run) node(d *draft, t target) {
	before := len(d.conn.Hosts)
	for _, m := range t.expr.Members {
		switch {
		case m.Spread:
		case setting.NamesSecret(m.Name.String()):
			r.secret(d, m.Value, t.scope)
		default:
			r.usual(d, m.Name, m.Value, t.scope)
		}
	}
	if len(d.conn.Hosts) == before {
		d.conn.Hosts = append(d.conn.Hosts, source.UnknownAt(t.expr.Place, "call"))
	}
}

// address takes a host, which may have a scheme, a user and a port around it.
func (d *draft) address(text source.Text) {
	if scheme, rest, ok := text.Cut("://"); ok {
		if d.conn.Scheme.IsZero() {
			d.conn.Scheme = scheme
		}
		text, _, _ = rest.Cut("/")
	}
	if i := strings.LastIndexByte(text.String(), '@'); i >= 0 {
		d.secrets = append(d.secrets, text.Slice(0, i).Places()...)
		text = text.Slice(i+1, text.Len())
	}
	if i := strings.LastIndexByte(text.String(), ':'); i > 0 && strings.Count(text.String(), ":") == 1 {
		d.conn.Ports = append(d.conn.Ports, text.Slice(i+1, text.Len()))
		text = text.Slice(0, i)
	}
	d.conn.Hosts = append(d.conn.Hosts, text)
}

// embedded recognises a connection string in a place meant for something else: the host, an option, a list of nodes. It
// is read where there is none yet, and its password is located in any case.
func (r *run) embedded(d *draft, v setting.Value) bool {
	if v.Kind != setting.String && v.Kind != setting.List || !strings.ContainsAny(v.Text.String(), "@=:") {
		return false
	}
	parts := []source.Text{v.Text}
	if v.Kind == setting.List {
		parts = v.Text.Split(",")
	}
	found := false
	for _, part := range parts {
		read, ok := dsn.Parse(part, "")
		if _, real := r.isConnection(part); !ok || !real && len(read.Secrets) == 0 {
			continue
		}
		found = true
		if d.dsns == 0 {
			r.take(d, read)
		} else {
			d.secrets = append(d.secrets, read.Secrets...)
		}
	}
	return found
}

// secret notes where a password is written, also as the default of a look-up, and reads it no further.
func (r *run) secret(d *draft, e token.Expr, scope int) {
	t := r.text(e, scope)
	for _, known := range t.Split(string(source.Hole)) {
		if known.Len() > 0 {
			d.secrets = append(d.secrets, known.Places()...)
		}
	}
}
