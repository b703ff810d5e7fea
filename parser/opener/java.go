package opener

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// What is special about Java and its kin: settings that a lambda makes on a builder it is given, builders inside options,
// addresses in objects, and drivers that are named by their class.

// javaMakers are the calls that begin an object of settings, by their last two segments, with the names of their
// positional arguments. The methods that are called on it are its members.
var javaMakers = map[string][]string{
	"ProgrammaticSslEngineFactory":                      {"context", "ciphers", "hostnameValidation"},
	"ClientSSLOptions":                                  nil,
	"SslSettings.builder":                               nil,
	"ClientTlsStrategyBuilder.create":                   nil,
	"PoolingAsyncClientConnectionManagerBuilder.create": nil,
	"JdkSSLOptions.builder":                             nil,
	"RemoteEndpointAwareJdkSSLOptions.builder":          nil,
	"SslOptions.builder":                                nil,
	"SSLParameters":                                     nil,
}

// javaObject binds an option whose value is code: a lambda that sets things on a builder, an SSLContext, a HostnameVerifier
// or trust manager, a builder. It is false for all other values.
func (r *run) javaObject(d *draft, name source.Text, e token.Expr, scope int) bool {
	if r.unit.Language != "java" {
		return false
	}
	t := r.follow(e, scope)
	full := name.String()
	last := strings.ToLower(lastSegment(full))
	switch {
	case strings.HasSuffix(last, "hostnameverifier") && r.acceptsNames(t):
		r.javaSymbol(d, name, e, "accept-all")
	case last == "trustmanager" && r.trusting(t) == "all":
		r.javaSymbol(d, name, e, "trust-all")
	case strings.HasSuffix(last, "hostnameverifier") && (t.expr.Kind == token.FuncOf || t.expr.Kind == token.CallOf && t.expr.Call.New):
		r.javaHolder(d, name, e) // it is one, and does not accept every name in plain sight
	case r.isCallback(t) && !strings.HasSuffix(last, "hostnameverifier") && last != "trustmanager":
		r.javaHolder(d, name, e)
		r.callback(d, full, t)
	case full == "connectionProperties":
		return r.javaPairs(d, e, scope)
	case isFile(t.expr):
		file := r.filePath(t)
		d.conn.Options = append(d.conn.Options, setting.Option{Name: name, Value: r.value(file.expr, file.scope), Layer: setting.InCall})
	default:
		return r.javaContext(d, name, t) || r.javaMade(d, name, t)
	}
	return true
}

func (r *run) javaSymbol(d *draft, name source.Text, e token.Expr, word string) {
	v := setting.Value{Text: source.Decoded(e.Place, word), Kind: setting.Symbol}
	d.conn.Options = append(d.conn.Options, setting.Option{Name: name, Value: v, Layer: setting.InCall})
}

func (r *run) javaHolder(d *draft, name source.Text, e token.Expr) {
	d.conn.Options = append(d.conn.Options, setting.Option{Name: name, Value: objectValue(e), Layer: setting.InCall})
}

// isCallback reports a lambda, or an object of an anonymous class.
func (r *run) isCallback(t target) bool {
	c := t.expr.Call
	return t.expr.Kind == token.FuncOf || t.expr.Kind == token.CallOf && c != nil && c.New && t.expr.Place.Span.End > bodyOf(t.expr)
}

// bodyOf is where an anonymous class's body would begin: behind the arguments of its constructor.
func bodyOf(e token.Expr) int {
	raw := e.Place.Raw()
	if strings.HasSuffix(strings.TrimSpace(raw), "}") && strings.Contains(raw, "{") {
		return e.Place.Span.Start + strings.IndexByte(raw, '{')
	}
	return e.Place.Span.End
}

// callback binds what a lambda or anonymous class sets on its parameter: b -> b.enabled(true).context(ctx).
func (r *run) callback(d *draft, prefix string, t target) {
	if r.depth >= maxNesting {
		d.open(prefix)
		return
	}
	r.depth++
	defer func() { r.depth-- }()
	inside := 0 // where the arguments end that belong to a setting already read
	for _, c := range r.callsIn(t.expr.Place) {
		if c.CalleePlace.Span.Start < inside || !r.onParameter(c, t.expr.Place) {
			continue
		}
		inside = c.Place.Span.End
		if len(c.Args) != 1 || !c.Args[0].Name.IsZero() {
			continue
		}
		r.change(d, prefix, change{name: source.Decoded(c.CalleePlace, javaSetter(c.Method)), value: c.Args[0].Value, place: c.Place, scope: c.Scope, guard: c.Guard})
	}
}

// callsIn lists the calls inside a place, in the order in which their names stand there.
func (r *run) callsIn(p source.Place) []*token.Call {
	all := r.unit.Calls
	from := sort.Search(len(all), func(i int) bool { return all[i].Place.Span.Start >= p.Span.Start })
	var out []*token.Call
	for _, c := range all[from:] {
		if r.steps++; c.Place.Span.Start >= p.Span.End || r.steps > maxSteps {
			break
		}
		if p.Span.Contains(c.Place.Span) && c.Place.Span != p.Span {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b *token.Call) int { return a.CalleePlace.Span.Start - b.CalleePlace.Span.Start })
	return out
}

// onParameter reports whether a call, or the chain that it belongs to, begins with a parameter of the function at p.
func (r *run) onParameter(c *token.Call, p source.Place) bool {
	root := firstSegment(rootOf(token.Expr{Kind: token.CallOf, Call: c}))
	if root == "it" {
		return true
	}
	defs := r.visible(root, c.Scope)
	return root != "" && len(defs) > 0 && defs[0].Param && p.Span.Contains(defs[0].Place.Span)
}

// javaSetter is the option that a builder's method sets: setSSLContext sets sslContext, enabled sets enabled.
func javaSetter(method string) string {
	if name := setterName(method); name != "" {
		return name
	}
	return method
}

// javaMade flattens an object that is put together by a constructor or builder that we know.
func (r *run) javaMade(d *draft, name source.Text, t target) bool {
	root, calls := r.chainOf(t)
	if root == nil {
		return false
	}
	arguments, ok := javaMakers[r.lastOf(root, javaMakers)]
	if !ok || r.depth >= maxNesting {
		return false
	}
	r.depth++
	defer func() { r.depth-- }()
	r.javaHolder(d, name, t.expr)
	full := name.String()
	for i, a := range root.Args {
		if i < len(arguments) {
			r.change(d, full, change{name: source.Decoded(a.Value.Place, arguments[i]), value: a.Value, scope: t.scope})
		}
	}
	for _, c := range calls {
		if len(c.Args) == 1 || len(c.Args) == 2 && isFile(c.Args[0].Value) { // truststore(new File("ca.jks"), password)
			r.change(d, full, change{name: source.Decoded(c.CalleePlace, javaSetter(c.Method)), value: c.Args[0].Value, place: c.Place, scope: t.scope})
		}
	}
	if t.base != "" && t.def != nil {
		r.applyChanges(d, full, r.changes(t.base, t.def.Place.Span, t.scope, beans), t.def.Place.Span, t.scope)
	}
	return true
}

// chainOf takes a chain of calls apart: the call that it begins with, and those on its result in order.
func (r *run) chainOf(t target) (*token.Call, []*token.Call) {
	var calls []*token.Call
	for e, n := t.expr, 0; e.Kind == token.CallOf && e.Call != nil && n < maxBuilt; n++ {
		if e.Call.Receiver == nil {
			slices.Reverse(calls)
			return e.Call, calls
		}
		calls = append(calls, e.Call)
		e = *e.Call.Receiver
	}
	return nil, nil
}

// maxBuilt bounds how many calls one object is put together by.
const maxBuilt = 100

// lastOf is the entry of a table by last segments that a call may be; "" if there is none.
func (r *run) lastOf(c *token.Call, table map[string][]string) string {
	callee := normalPath(c.Callee)
	for _, name := range []string{callee, lastTwo(callee), lastSegment(callee)} {
		if _, ok := table[name]; ok {
			return name
		}
	}
	return ""
}

func lastTwo(path string) string {
	i := strings.LastIndexByte(path, '.')
	return path[strings.LastIndexByte(path[:max(0, i)], '.')+1:]
}

// addressMakers are constructors of addresses with the positions of scheme, host and port; -1 where there is none.
var addressMakers = map[string]bool{"HttpHost": true, "ServerAddress": true, "InetSocketAddress": true, "InetSocketAddress.createUnresolved": true, "HttpHost.create": true, "URI.create": true, "URI": true, "HostAndPort": true}

// listMakers make a list of their arguments.
var listMakers = map[string]bool{"Arrays.asList": true, "List.of": true, "Collections.singletonList": true, "Collections.singleton": true, "Set.of": true, "listOf": true, "arrayOf": true, "setOf": true}

// javaHost reads addresses that are objects: new HttpHost("h", 9200, "https"), List.of(new ServerAddress("h")).
func (r *run) javaHost(d *draft, e token.Expr, scope int) bool {
	t := r.follow(e, scope)
	c := t.expr.Call
	if r.unit.Language != "java" || t.expr.Kind != token.CallOf || c == nil || r.depth >= maxNesting {
		return false
	}
	r.depth++
	defer func() { r.depth-- }()
	switch callee := normalPath(c.Callee); {
	case listMakers[lastTwo(callee)] || listMakers[callee]:
		for _, a := range c.Args {
			r.host(d, a.Value, t.scope)
		}
	case (addressMakers[callee] || addressMakers[lastTwo(callee)] || c.New && addressMakers[c.Method]) && len(c.Args) > 0:
		r.javaAddress(d, c, t)
	default:
		return false
	}
	return true
}

func (r *run) javaAddress(d *draft, c *token.Call, t target) {
	texts := make([]source.Text, 0, len(c.Args))
	for _, a := range c.Args {
		texts = append(texts, r.text(a.Value, t.scope))
	}
	http := c.Method == "HttpHost" || lastTwo(normalPath(c.Callee)) == "HttpHost.create"
	scheme := source.Text{}
	switch {
	case http && len(texts) == 3 && (isHTTP(texts[0]) || !texts[0].Known() && !isHTTP(texts[2])):
		scheme, texts = texts[0], texts[1:]
	case http && len(texts) == 3:
		scheme, texts = texts[2], texts[:2]
	case http && !strings.Contains(texts[0].String(), "://") && texts[0].Known():
		scheme = source.Decoded(c.CalleePlace, "http") // what the class means without one
	}
	if d.conn.Scheme.IsZero() && !scheme.IsZero() {
		d.conn.Scheme = scheme
	}
	d.address(texts[0])
	if len(texts) > 1 {
		d.conn.Ports = append(d.conn.Ports, texts[1])
	}
}

func isHTTP(t source.Text) bool { return t.String() == "http" || t.String() == "https" }

// javaOption is the name of an option that a constant stands for: SSL_MODE is sslMode, Option.valueOf("sslMode") too.
func (r *run) javaOption(e token.Expr, scope int) source.Text {
	if e.Kind == token.CallOf && e.Call != nil && len(e.Call.Args) == 1 && strings.HasSuffix(strings.ToLower(e.Call.Method), "valueof") {
		return r.text(e.Call.Args[0].Value, scope)
	}
	last := lastSegment(normalPath(e.Path))
	if e.Kind != token.Name || last == "" || last != strings.ToUpper(last) {
		return r.text(e, scope)
	}
	var b strings.Builder
	for i, word := range strings.Split(strings.ToLower(last), "_") {
		if first, size := utf8.DecodeRuneInString(word); i > 0 && size > 0 {
			b.WriteRune(unicode.ToUpper(first))
			word = word[size:]
		}
		b.WriteString(word)
	}
	return source.Decoded(e.Place, b.String())
}

// javaOptions reads option(SSL_MODE, v), which R2DBC's builder has, DBCP's addConnectionProperty("k", v), and RabbitMQ's
// useSslProtocol("TLSv1.2", trustManager).
func javaOptions(r *run, c *token.Call) []change {
	if r.unit.Language == "java" && len(c.Args) == 2 && c.Method == "useSslProtocol" {
		return []change{
			{name: source.Decoded(c.CalleePlace, setterName(c.Method)), value: c.Args[0].Value, place: c.Place, scope: c.Scope, guard: c.Guard},
			{name: source.Decoded(c.CalleePlace, "trustManager"), value: c.Args[1].Value, place: c.Place, scope: c.Scope, guard: c.Guard},
		}
	}
	if r.unit.Language != "java" || len(c.Args) != 2 || c.Method != "option" && c.Method != "addConnectionProperty" {
		return nil
	}
	name := r.javaOption(c.Args[0].Value, c.Scope)
	if !name.Known() || name.Len() == 0 {
		return nil
	}
	return []change{{name: name, value: c.Args[1].Value, place: c.Place, scope: c.Scope, guard: c.Guard}}
}

// javaPairs reads "k=v;k=v", which pools hand on to the driver.
func (r *run) javaPairs(d *draft, e token.Expr, scope int) bool {
	v := r.value(e, scope)
	if v.Kind != setting.String {
		return false
	}
	for _, pair := range v.Text.Split(";") {
		name, value, ok := pair.Cut("=")
		switch {
		case !ok:
		case setting.NamesSecret(name.String()):
			d.secrets = append(d.secrets, value.Places()...)
		default:
			d.conn.Options = append(d.conn.Options, setting.Option{Name: name, Value: setting.Value{Text: value, Kind: setting.String}, Layer: setting.InCall})
		}
	}
	return true
}

// javaClassNames are the settings that name a driver by its class, or by the word of R2DBC.
var javaClassNames = []string{"dataSourceClassName", "driverClassName", "driverClass", "driver"}

// javaClass decides on the driver of a connection without a readable URL by the class that is named beside it.
func (r *run) javaClass(d *draft) {
	if r.unit.Language != "java" || len(d.conn.Hint.Drivers) > 0 || !d.conn.Scheme.IsZero() && d.conn.Scheme.Known() {
		return
	}
	for _, o := range d.conn.Options {
		if !slices.Contains(javaClassNames, o.Name.String()) || !o.Value.Known() {
			continue
		}
		class := o.Value.Text.String()
		if strings.HasSuffix(d.opener.Callee, "ConnectionFactoryOptions.builder") {
			d.conn.Scheme = source.Concat(source.Decoded(o.Value.Text.Place(), "r2dbc:"), o.Value.Text)
			return
		}
		for _, known := range slices.Concat(r.openers[lastSegment(class)], []*setting.Opener{r.classes[class]}) {
			if known != nil && len(known.Drivers) > 0 && lastSegment(class) == lastSegment(known.Callee) && strings.HasSuffix(known.Callee, class) {
				d.conn.Hint.Drivers, d.conn.Hint.Engine, d.conn.Hint.Source = known.Drivers, known.Engine, "call"
				return
			}
		}
	}
}

// classOnly begins the callee of an opener that is no call: a class that a setting names.
const classOnly = "class:"
