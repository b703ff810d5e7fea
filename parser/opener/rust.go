package opener

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Rust sets options by methods that are called as the options are, in chains and in statements, and puts TLS objects
// together in the same way.

// typeArgument is the name of the argument that tells a call's first type argument. Openers select by it; it is no
// option.
const typeArgument = "<T>"

func startsUpper(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first)
}

// plainSetters reads any method as a setter of its own name: ssl_mode(v), trust_cert(). What follows the first argument
// is option name.1 and so on.
func plainSetters(r *run, c *token.Call) []change {
	if out := pairs(r, c); out != nil || c.Method == "" {
		return out
	}
	ch := change{name: source.Decoded(c.CalleePlace, c.Method), place: c.Place, scope: c.Scope, guard: c.Guard}
	var out []change
	for _, a := range c.Args {
		if a.Name.IsZero() {
			ch.value = a.Value
			out = append(out, ch)
			ch.name = source.Decoded(c.CalleePlace, c.Method+"."+strconv.Itoa(len(out)))
		}
	}
	if out == nil {
		ch.bare = true
		out = append(out, ch)
	}
	return out
}

// chainedChanges are what is called on the result of a setter: config.host(x).port(y).
func (r *run) chainedChanges(c *token.Call, read namer) []change {
	var out []change
	for range maxNesting {
		if c = r.chained[c]; c == nil || r.unit.Language != "rust" {
			break
		}
		out = append(out, read(r, c)...)
	}
	return out
}

// passesOn reports whether an assignment gives a builder back to its own name: opts = opts.ssl_mode(x).
func (r *run) passesOn(a *token.Assign, base string) bool {
	return r.unit.Language == "rust" && rootOf(a.Value) == base
}

// rootOf is the variable that a chain of calls begins with; "" if it begins with anything else.
func rootOf(e token.Expr) string {
	for range maxNesting {
		c := e.Call
		switch {
		case e.Kind == token.Name:
			return normalPath(e.Path)
		case e.Kind != token.CallOf || c == nil:
			return ""
		case c.Receiver != nil:
			e = *c.Receiver
		default:
			i := strings.LastIndexByte(c.Callee, '.')
			return c.Callee[:max(0, i)]
		}
	}
	return ""
}

// unopened reports whether a builder that is given its connection string last was given none: it opens nothing.
func (d *draft) unopened() bool {
	return d.conn.Hint.Language == "rust" && d.opener.Setters && d.dsns == 0 && len(d.conn.Hosts) == 0 &&
		slices.ContainsFunc(d.opener.Args, func(a setting.Arg) bool { return a.Position < 0 && a.Role == setting.DSN })
}

// rustMakers are the functions that begin a TLS object, with the word that the object's "made" member gets. Below a
// dotted name that ends here anything may stand before: tokio_rustls::rustls::ClientConfig.
var rustMakers = map[string]string{
	"native_tls.TlsConnector.builder": "native-tls", "native_tls.TlsConnector.new": "native-tls",
	"openssl.ssl.SslConnector.builder": "openssl", "openssl.ssl.SslConnectorBuilder.new": "openssl",
	"rustls.ClientConfig.builder": "rustls", "rustls.ClientConfig.new": "rustls", "rustls.ClientConfig.with_platform_verifier": "rustls",
	"rustls.ClientConfig.builder_with_provider": "rustls", "rustls.ClientConfig.builder_with_protocol_versions": "rustls",
	"rustls.client.ClientConfig.builder": "rustls", "rustls_platform_verifier.tls_config": "rustls",
	"mysql.SslOpts.default": "mysql", "mysql_async.SslOpts.default": "mysql",
	"mongodb.options.TlsOptions.builder": "mongodb", "mongodb.options.TlsOptions.default": "mongodb", "mongodb.options.TlsOptions": "mongodb",
}

// rustCarriers are functions that only carry the TLS object they are given.
var rustCarriers = map[string]bool{
	"postgres_native_tls.MakeTlsConnector.new": true, "postgres_openssl.MakeTlsConnector.new": true, "tokio_postgres_rustls.MakeRustlsConnect.new": true,
	"postgres_rustls.MakeTlsConnector.new": true, "tokio_postgres_native_tls.MakeTlsConnector.new": true, "native_tls.TlsConnector.from": true,
	"tokio_native_tls.TlsConnector.from": true, "tokio_rustls.TlsConnector.from": true, "mongodb.options.Tls.Enabled": true, "mongodb.options.Tls.from": true,
}

// rustNamed looks up the full names that a call may have.
func rustNamed[V any](r *run, c *token.Call, table map[string]V) (V, bool) {
	for _, n := range r.resolve(c) {
		for path := n.path; path != ""; {
			if v, ok := table[path]; ok {
				return v, true
			}
			_, rest, _ := strings.Cut(path, ".")
			if !strings.Contains(rest, ".") {
				break
			}
			path = rest
		}
	}
	var none V
	return none, false
}

// object is a TLS object that is put together by calls.
type object struct {
	root  *token.Call // the call that begins it
	word  string      // what rustMakers says
	parts []part
}

// part are changes of the object: those of a chain, or those of the statements between a definition and a use, which may
// stand in blocks.
type part struct {
	changes []change
	def     *token.Assign // nil for a chain
}

// tlsObject writes a TLS object as members of the option that takes it: how it was made, and every method that was called on
// the way, by its own name.
func (r *run) tlsObject(d *draft, name source.Text, e token.Expr, scope int) bool {
	if r.unit.Language != "rust" {
		return false
	}
	o := r.assembled(e, scope, 0)
	if o.root == nil {
		return false
	}
	full := name.String()
	r.override(d, full)
	word := setting.Value{Text: source.Decoded(o.root.CalleePlace, o.word), Kind: setting.Symbol}
	d.conn.Options = append(d.conn.Options,
		setting.Option{Name: name, Value: objectValue(e), Layer: setting.InCall},
		setting.Option{Name: source.Decoded(o.root.CalleePlace, full+".made"), Value: word, Layer: setting.InCall})
	for _, p := range o.parts {
		if p.def != nil {
			r.applyChanges(d, full, p.changes, p.def.Place.Span, p.def.Scope)
			continue
		}
		for _, ch := range p.changes {
			r.change(d, full, ch)
		}
	}
	return true
}

// openedInside hands a connection on to the struct in it that names the server: ConnectionInfo { addr: TcpTls { … } }.
func (r *run) openedInside(d *draft, e token.Expr, scope int) bool {
	if r.unit.Language != "rust" {
		return false
	}
	t := r.follow(e, scope)
	if t.expr.Kind != token.ObjectOf || t.expr.Call == nil || !r.matches[t.expr.Call] || t.expr.Call == d.call {
		return false
	}
	if !slices.Contains(d.delegates, t.expr.Call) {
		d.delegates = append(d.delegates, t.expr.Call)
	}
	return true
}

// assembled follows an expression back to the call that begins a TLS object, and collects what is called on the way.
func (r *run) assembled(e token.Expr, scope, depth int) object {
	if r.steps++; depth > maxFollow || r.steps > maxSteps {
		return object{}
	}
	switch {
	case e.Call != nil && (e.Kind == token.CallOf || e.Kind == token.ObjectOf):
		return r.assembledByCall(e, scope, depth)
	case e.Kind == token.Name:
		return r.assembledInto(e, scope, depth)
	case e.Kind == token.ChoiceOf:
		if t, ok := r.hop(target{expr: e, scope: scope}); ok {
			return r.assembled(t.expr, t.scope, depth+1)
		}
	}
	return object{}
}

func (r *run) assembledByCall(e token.Expr, scope, depth int) object {
	c := e.Call
	if c.Receiver != nil {
		return r.with(r.assembled(*c.Receiver, scope, depth+1), c)
	}
	if word, ok := rustNamed(r, c, rustMakers); ok {
		o := object{root: c, word: word}
		if e.Kind == token.ObjectOf {
			o.parts = append(o.parts, part{changes: fieldsOf(e, scope)})
		}
		return o
	}
	if _, ok := rustNamed(r, c, rustCarriers); (ok || c.Method == "DangerousClientConfigBuilder") && len(c.Args) > 0 {
		return r.assembled(c.Args[0].Value, scope, depth+1)
	}
	if i := strings.LastIndexByte(c.Callee, '.'); i > 0 && len(r.before(normalPath(c.Callee[:i]), scope, c.Place.Span.Start)) > 0 {
		name := token.Expr{Kind: token.Name, Place: c.Place, Path: c.Callee[:i]}
		return r.with(r.assembled(name, scope, depth+1), c)
	}
	if t, ok := r.hop(target{expr: e, scope: scope}); ok {
		return r.assembled(t.expr, t.scope, depth+1)
	}
	return object{}
}

// fieldsOf are the members of a struct's value as changes.
func fieldsOf(e token.Expr, scope int) []change {
	var out []change
	for _, m := range e.Members {
		if !m.Spread {
			out = append(out, change{name: m.Name, value: m.Value, place: m.Value.Place, scope: scope})
		}
	}
	return out
}

// with adds a call of a chain to an object. A closure that is given to it may configure the object too.
func (r *run) with(o object, c *token.Call) object {
	if o.root == nil {
		return o
	}
	changes := append(plainSetters(r, c), r.inside(c)...)
	if (c.Method == "with_custom_certificate_verifier" || c.Method == "set_certificate_verifier") && r.acceptsAll() {
		name := source.Decoded(c.CalleePlace, "accepts_every_certificate")
		changes = append(changes, change{name: name, place: c.Place, scope: c.Scope, bare: true})
	}
	o.parts = append(o.parts, part{changes: changes})
	return o
}

// accepting is the body of a verifier that looks at nothing.
var accepting = source.Pattern(`^\{\s*(//[^\n]*\s*)*(return\s+)?Ok\(\s*(\w+::)*ServerCertVerified::assertion\(\)\s*\);?\s*\}$`)

// acceptsAll reports whether every verifier of the file accepts every certificate.
func (f *finder) acceptsAll() bool {
	defs := f.named["verify_server_cert()"]
	return len(defs) > 0 && !slices.ContainsFunc(defs, func(a *token.Assign) bool { return !accepting().MatchString(a.Place.Raw()) })
}

// inside are the calls in the closures that a call is given.
func (r *run) inside(c *token.Call) []change {
	var out []change
	for _, a := range c.Args {
		if a.Value.Kind != token.FuncOf {
			continue
		}
		for _, inner := range r.unit.Calls {
			if a.Value.Place.Span.Contains(inner.Place.Span) && len(inner.Args) == 1 {
				out = append(out, plainSetters(r, inner)...)
			}
		}
	}
	return out
}

// assembledInto follows a variable to its definition, with the statements that change it before it is used.
func (r *run) assembledInto(e token.Expr, scope, depth int) object {
	path, at := normalPath(e.Path), e.Place.Span.Start
	t, ok := r.hop(target{expr: e, scope: scope})
	if !ok || t.def == nil || t.def.Value.Place == e.Place {
		return object{}
	}
	o := r.assembled(t.expr, t.scope, depth+1)
	if o.root == nil {
		return o
	}
	p := part{def: t.def}
	for _, c := range r.methods[path] {
		if c.Scope == r.real(t.scope) && c.Place.Span.Start >= t.def.Place.Span.End && c.Place.Span.End <= at {
			p.changes = append(p.changes, plainSetters(r, c)...)
			p.changes = append(p.changes, r.chainedChanges(c, plainSetters)...)
			p.changes = append(p.changes, r.inside(c)...)
		}
	}
	for _, a := range r.fields[path] {
		if a.Scope == r.real(t.scope) && a.Place.Span.Start >= t.def.Place.Span.End && a.Place.Span.End <= at {
			name := source.Decoded(a.TargetPlace, strings.TrimPrefix(normalPath(a.Target), path+"."))
			p.changes = append(p.changes, change{name: name, value: a.Value, place: a.Place, scope: a.Scope, guard: a.Guard})
		}
	}
	sortChanges(p.changes)
	o.parts = append(o.parts, p)
	return o
}

// isRustConstant recognises the variants of enumerations and the unit structs that decide on TLS: those of a driver's
// crate, of a TLS crate, or of a type whose name says what it is about.
func (f *finder) isRustConstant(path string) bool {
	head, rest, dotted := strings.Cut(path, ".")
	if !startsUpper(lastSegment(path)) {
		return false // a field or a variable
	}
	full, imported := f.unit.Imports[head]
	crate := firstSegment(full)
	if imported && (f.roots[crate] || strings.Contains(crate, "tls") || strings.Contains(crate, "ssl")) {
		return true
	}
	return dotted && startsUpper(head) && (aboutTLS(head) || aboutTLS(rest))
}

// rustInner finds a constant of a module or of a type that the file declares: settings::MODE, Mode::DEFAULT.
func (r *run) rustInner(path string) []*token.Assign {
	home, name := parent(path), lastSegment(path)
	if r.unit.Language != "rust" || home == "" || len(r.named[name]) != 1 || !r.named[name][0].Const {
		return nil
	}
	for _, word := range []string{"mod ", "impl ", "trait ", "enum "} {
		if bytes.Contains(r.unit.File.Data, []byte(word+lastSegment(home)+" ")) {
			return r.named[name]
		}
	}
	return nil
}
