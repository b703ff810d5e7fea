package opener

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// draft is a connection while it is put together.
type draft struct {
	match
	conn      setting.Connection
	secrets   []source.Place
	claimed   []source.Place
	delegates []*token.Call // openers whose connection this one is
	passed    bool          // nothing but a connection from elsewhere
	dsns      int
	unseen    source.Text // the options, where they are one value that cannot be read
	aside     bool        // no connection of the opener's drivers; what it holds may be another one
}

// empty reports whether a call that may be an opener says nothing at all: neither which driver nor where to.
func (d *draft) empty() bool {
	return d.maybe && d.dsns == 0 && len(d.conn.Options) == 0 && !slices.ContainsFunc(d.conn.Hosts, source.Text.Known)
}

// foreign reports whether the opener reads certain schemes only and the connection has another one, or no known one and
// nothing else that would tell.
func (d *draft) foreign() bool {
	if len(d.opener.Schemes) == 0 {
		return false
	}
	if d.conn.Scheme.IsZero() || !d.conn.Scheme.Known() {
		return len(d.conn.Options) == 0
	}
	return !slices.Contains(d.opener.Schemes, strings.ToLower(d.conn.Scheme.String()))
}

// print tells drafts apart: equal prints are one connection, wherever its parts are written.
func (d *draft) print() string {
	var b strings.Builder
	add := func(t source.Text) {
		b.WriteString(t.String())
		b.WriteString(strings.Join(t.Refs(), " "))
		b.WriteByte(0)
	}
	add(d.conn.Scheme)
	for _, h := range d.conn.Hosts {
		add(h)
	}
	for _, o := range d.conn.Options {
		add(o.Name)
		add(o.Value.Text)
	}
	b.WriteString(strings.Join(d.conn.Open, ","))
	return b.String()
}

// build makes the connection of one opener along one combination of branches.
func (r *run) build(m match) *draft {
	c, o := m.call, m.opener
	d := &draft{match: m, conn: setting.Connection{
		Shape: m.shape, Where: c.Place, Anchor: calleeOf(c), Guard: c.Guard,
		Hint: setting.Hint{
			Language: r.unit.Language, Drivers: o.Drivers, Source: m.source, Engine: o.Engine, By: m.by,
			Name: nameOf(m),
		},
	}}
	if len(o.Drivers) == 0 {
		d.conn.Hint.Source = ""
	}
	if m.shape == setting.ConfigKey {
		r.setting(d)
	} else {
		r.bind(d)
	}
	if !m.abroad {
		r.setters(d)
		r.registered(d)
	}
	r.finish(d)
	d.called(r)
	return d
}

// nameOf is what a person calls the connection: its opener, or what an object by itself is given to.
func nameOf(m match) string {
	if strings.HasPrefix(m.opener.Callee, objectOf) {
		return m.call.Callee
	}
	return strings.TrimPrefix(strings.TrimPrefix(m.opener.Callee, "new:"), "*.")
}

// setting binds the object that a framework's setting is, and the other settings that the opener names.
func (r *run) setting(d *draft) {
	e, scope := d.call.Args[0].Value, d.call.Scope
	if slices.ContainsFunc(d.opener.Args, func(a setting.Arg) bool { return a.Position == 0 }) {
		r.positional(d, 0, e, scope)
	} else {
		r.object(d, "", target{expr: e, scope: scope})
	}
	for i := range d.opener.Args {
		a := &d.opener.Args[i]
		name, ok := strings.CutPrefix(a.Keyword, "assign:")
		if defs := r.visible(name, scope); ok && len(defs) > 0 {
			last := defs[len(defs)-1]
			r.apply(d, a, source.Verbatim(last.TargetPlace), last.Value, last.Scope)
		}
	}
}

// calleeOf is the callee's name; where a call has none, as in require("x")(…), all of what is called.
func calleeOf(c *token.Call) source.Place {
	p := c.CalleePlace
	if first, _ := utf8.DecodeRuneInString(p.Raw()); unicode.IsPunct(first) && first != '_' && p.File == c.Place.File {
		p.Span.Start = min(c.Place.Span.Start, p.Span.Start)
	}
	return p
}

// bind gives every argument its role.
func (r *run) bind(d *draft) {
	position := 0
	scope := d.call.Scope
	r.receiver(d)
	r.cPairs(d)
	for _, a := range d.call.Args {
		switch {
		case a.Spread:
			r.spread(d, "", a.Value, scope)
		case !a.Name.IsZero():
			r.keyword(d, "", a.Name, a.Value, scope)
		default:
			r.positional(d, position, a.Value, scope)
			position++
		}
	}
}

func (r *run) positional(d *draft, position int, e token.Expr, scope int) {
	if r.functional(d, e, scope) {
		return
	}
	for i := range d.opener.Args {
		if a := &d.opener.Args[i]; a.Position == position && (a.Keyword == "" || !isNamedOnly(d.opener, a)) {
			r.apply(d, a, source.Decoded(e.Place, a.Name), e, scope)
			return
		}
	}
}

// functional binds an argument that is made by a function of the opener's package: nats.Secure(…), kgo.DialTLS().
func (r *run) functional(d *draft, e token.Expr, scope int) bool {
	c := e.Call
	if c == nil || c.Receiver != nil {
		return false
	}
	home := strings.TrimSuffix(d.opener.Callee, lastSegment(d.opener.Callee))
	for i := range d.opener.Args {
		a := &d.opener.Args[i]
		if a.Keyword != c.Method+"()" || !slices.ContainsFunc(r.resolve(c), func(n candidate) bool { return n.path == home+c.Method }) {
			continue
		}
		name := source.Decoded(c.CalleePlace, a.Name)
		if len(c.Args) == 0 {
			d.conn.Options = append(d.conn.Options, setting.Option{Name: name, Value: setting.Value{Kind: setting.Bare}, Layer: setting.InCall})
			return true
		}
		for _, arg := range c.Args {
			r.apply(d, a, name, arg.Value, scope)
		}
		return true
	}
	return false
}

// isNamedOnly guards against tables that leave Position at zero for keyword arguments: the first argument of that
// position counts.
func isNamedOnly(o *setting.Opener, a *setting.Arg) bool {
	for i := range o.Args {
		if o.Args[i].Position == a.Position {
			return &o.Args[i] != a
		}
	}
	return false
}

// keyword binds a named argument, an object member or a setter. prefix is where in the options it stands.
func (r *run) keyword(d *draft, prefix string, name source.Text, e token.Expr, scope int) {
	if name.String() == typeArgument {
		return
	}
	full := dotted(prefix, name)
	for i := range d.opener.Args {
		if a := &d.opener.Args[i]; a.Keyword != "" && a.Keyword == full.String() {
			r.apply(d, a, full, e, scope)
			return
		}
	}
	if setting.NamesSecret(name.String()) {
		r.secret(d, e, scope)
		return
	}
	if prefix == "" && r.usual(d, name, e, scope) {
		return
	}
	if d.opener.Keywords || d.opener.Setters || prefix != "" || d.shape == setting.ConfigKey || r.inOptions(d) {
		r.option(d, full, e, scope)
	}
}

// inOptions reports whether the opener takes an options object: its members need no mention in the table.
func (r *run) inOptions(d *draft) bool {
	return slices.ContainsFunc(d.opener.Args, func(a setting.Arg) bool { return a.Role == setting.Options })
}

// dotted is a nested option's full name, standing for the bytes of its own key.
func dotted(prefix string, name source.Text) source.Text {
	if prefix == "" {
		return name
	}
	return source.Decoded(name.Place(), prefix+"."+name.String())
}

// usual binds names that mean the same everywhere, where the table does not say otherwise.
func (r *run) usual(d *draft, name source.Text, e token.Expr, scope int) bool {
	switch setting.Fold(name.String()) {
	case "host", "hostname", "servername", "server", "addr", "hostaddr":
		r.host(d, e, scope)
	case "port", "portnumber":
		d.conn.Ports = append(d.conn.Ports, r.text(e, scope))
	case "database", "dbname", "databasename", "db", "initialcatalog":
		if v := r.value(e, scope); !r.embedded(d, v) {
			d.conn.Database = v.Text
		}
	case "user", "username", "userid", "uid":
	case "url", "jdbcurl", "connectionstring", "dsn", "conninfo", "uri", "connecturi", "applyuri":
		return r.connectionString(d, e, scope)
	default:
		return false
	}
	return true
}

// apply gives an argument its role. What the value is decides between a connection string and an options object: most
// libraries take both in one place.
func (r *run) apply(d *draft, a *setting.Arg, name source.Text, e token.Expr, scope int) {
	switch a.Role {
	case setting.DSN, setting.Options, setting.Delegate:
		r.configuration(d, a, e, scope)
	case setting.Overload:
		r.overload(d, a, e, scope)
	case setting.Host:
		r.host(d, e, scope)
	case setting.Port:
		d.conn.Ports = append(d.conn.Ports, r.text(e, scope))
	case setting.Secret:
		r.secret(d, e, scope)
	case setting.OptionArg:
		if setting.NamesSecret(a.Name) {
			r.secret(d, e, scope)
			return
		}
		r.option(d, source.Decoded(nameOr(name, e), a.Name), e, scope)
	}
}

func nameOr(name source.Text, e token.Expr) source.Place {
	if p := name.Place(); !p.IsZero() {
		return p
	}
	return e.Place
}

func (r *run) configuration(d *draft, a *setting.Arg, e token.Expr, scope int) {
	if call := r.builtBy(e, scope, 0); call != nil && call != d.call {
		if !slices.Contains(d.delegates, call) {
			d.delegates = append(d.delegates, call)
		}
		return
	}
	t := r.follow(e, scope)
	if r.isObject(t) {
		r.object(d, a.Name, t)
		return
	}
	if a.Role == setting.Options && r.unit.Language == "java" && r.isCallback(t) {
		r.callback(d, a.Name, t)
		return
	}
	if a.Role == setting.Options && a.Name != "" && t.expr.Kind != token.ListOf {
		r.option(d, source.Decoded(e.Place, a.Name), e, scope)
		return
	}
	if t.expr.Kind == token.Literal && (t.expr.Value == setting.Null || t.expr.Value == setting.Bool) {
		return
	}
	if a.Role == setting.DSN && t.expr.Kind == token.ListOf {
		r.host(d, e, scope) // a list of hosts where a connection string may stand too
		return
	}
	if r.readString(d, e, scope) || r.transport(d, e, scope) {
		return
	}
	if a.Role != setting.Delegate && t.expr.Kind != token.Literal && r.completed(d, a.Name, t) {
		return
	}
	switch a.Role {
	case setting.Delegate, setting.Overload:
		d.passed = true
		r.cUnseen(d)
	case setting.Options:
		if v := r.value(e, scope); v.Kind == setting.Opaque {
			d.open("")
			d.unseen = v.Text
		}
	default:
		r.hidden(d, e, scope)
	}
}

func (d *draft) open(prefix string) {
	if !slices.Contains(d.conn.Open, prefix) {
		d.conn.Open = append(d.conn.Open, prefix)
	}
}

// unseenFrom is where the options come from that could not be read: a variable of the environment, or the call.
func (d *draft) unseenFrom() string {
	if refs := d.unseen.Refs(); len(refs) == 1 {
		return refs[0]
	}
	return "call"
}

// fragment reports whether the connection is an options object of JavaScript by itself, so that the address may be given
// beside it: new Sequelize(url, options).
func (d *draft) fragment() bool {
	return d.shape == setting.ConfigKey && d.conn.Hint.Language == "javascript" && d.dsns == 0
}

// finish settles what can only be said when all is read.
func (r *run) finish(d *draft) {
	if d.conn.Guard == setting.NoGuard {
		d.conn.Guard = r.guard
	}
	r.javaClass(d)
	if p := d.conn.Scheme.Place(); len(d.opener.Schemes) > 0 && d.shape == setting.Call && p.File == d.conn.Where.File {
		d.conn.Anchor = p // the callee's name is the other connection's
	}
	d.elsewhere()
	d.aside = d.aside || r.ofOtherDatabase(d)
	if (slices.Contains(d.conn.Open, "") || d.fragment()) && len(d.conn.Hosts) == 0 {
		d.conn.Hosts = append(d.conn.Hosts, source.UnknownAt(d.conn.Where, d.unseenFrom()))
	}
	r.broughtBy(d)
	d.conn.Related = append(d.conn.Related, r.related...)
	if len(d.conn.Options) > 0 || d.dsns > 0 || len(d.conn.Hosts) > 0 {
		d.passed = false
	}
}
