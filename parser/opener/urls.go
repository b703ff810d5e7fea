package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Connection strings that programs put together with a library for URLs: a URL is made or parsed, its parts are set, and it
// becomes a string again.

// urlMakers are calls that make a URL from a string, with what they are called without their package.
var urlMakers = map[string]bool{
	"url.Parse": true, "url.ParseRequestURI": true, "URL": true, "URI": true, "urlparse": true, "urlsplit": true, "URI.parse": true,
	"Url.parse": true, "url.Url.parse": true, "make_url": true, "UriBuilder": true, "Uri": true, "URI.create": true,
	"urllib.parse.urlparse": true, "parse.urlparse": true, "sqlalchemy.engine.url.make_url": true, "URI.new": true, "URI.parse!": true,
}

// isURLMaker reports a call that makes a URL from its first argument.
func (f *finder) isURLMaker(c *token.Call) bool {
	if c == nil || c.Receiver != nil || len(c.Args) == 0 || !c.Args[0].Name.IsZero() {
		return false
	}
	callee := f.ofURLs(plainCallee(c))
	return urlMakers[callee] || c.New && urlMakers[lastSegment(callee)]
}

// isURLObject reports the literal of a URL: url.URL{Scheme: "postgres", …}.
func (f *finder) isURLObject(e token.Expr) bool {
	return e.Kind == token.ObjectOf && f.ofURLs(normalPath(e.Path)) == "url.URL"
}

// ofURLs is a path with the name that Go's package for URLs has where nobody gives it another one.
func (f *finder) ofURLs(path string) string {
	head, rest, dotted := strings.Cut(path, ".")
	if dotted && f.unit.Language == "go" && f.unit.Imports[head] == "net/url" {
		return "url." + rest
	}
	return path
}

// urlParts are the members of a URL, as libraries call them, folded.
var urlParts = map[string]string{
	"scheme": "scheme", "protocol": "scheme", "host": "host", "hostname": "hostname", "port": "port", "path": "path", "pathname": "path",
	"user": "user", "username": "user", "password": "password", "rawquery": "query", "search": "query", "query": "query", "searchparams": "query",
}

// urlMark is what the members of a URL stand under while they are collected: no opener's argument is called so.
const urlMark = "?"

// urlValue is the text of a URL that was changed after it was made, or made of its parts; false for any other value.
func (r *run) urlValue(t target) (setting.Value, bool) {
	if c := t.expr.Call; r.unit.Language == "javascript" && t.expr.Kind == token.CallOf && c.New && r.isQuery(t.expr) {
		text, ok := r.queryOf(t.expr, t.scope, source.Decoded(c.CalleePlace, "&"))
		return setting.Value{Text: text}, ok
	}
	object := r.isURLObject(t.expr)
	if !object && (t.expr.Kind != token.CallOf || !r.isURLMaker(t.expr.Call)) {
		return setting.Value{}, false
	}
	parts, open := r.collected(func(d *draft) {
		if object {
			r.members(d, urlMark, t)
		}
		r.mutate(d, urlMark, t)
		r.queryCalls(d, t)
	})
	if !object && len(parts) == 0 && !open {
		return setting.Value{}, false
	}
	var base source.Text
	if !object {
		base = r.text(t.expr.Call.Args[0].Value, t.scope)
	}
	u := split(base)
	if !object && !base.Known() && u.scheme.Len() == 0 {
		return setting.Value{Text: base, Kind: setting.Opaque}, true
	}
	for _, p := range parts {
		r.set(&u, p)
	}
	if open {
		u.query = append(u.query, source.UnknownAt(t.expr.Place, "call"))
	}
	return setting.Value{Text: u.text(t.expr.Place)}, true
}

// queryCalls reads what is set in the query of a URL through its own object: u.searchParams.set("sslmode", "disable").
func (r *run) queryCalls(d *draft, t target) {
	if t.def == nil || t.base == "" {
		return
	}
	for _, name := range []string{t.base + ".searchParams", t.base + ".query"} {
		changes := r.changes(name, t.def.Place.Span, t.scope, queryPairs)
		r.applyChanges(d, urlMark+".pair", changes, t.def.Place.Span, t.scope)
	}
	var changes []change
	for _, c := range r.methods[t.base] {
		if c.Method != "query_pairs_mut" || !r.reaches(c.Scope, c.Place, t.def.Place.Span, t.scope, len(r.unit.File.Data)+1) {
			continue
		}
		for next := r.chained[c]; next != nil; next = r.chained[next] {
			changes = append(changes, queryPairs(r, next)...)
		}
	}
	r.applyChanges(d, urlMark+".pair", changes, t.def.Place.Span, t.scope)
}

// queryPairs reads the calls that set one parameter of a query by name.
func queryPairs(r *run, c *token.Call) []change {
	switch c.Method {
	case "set", "append", "Set", "Add", "append_pair", "add":
		if len(c.Args) == 2 {
			if name, ok := r.key(c.Args[0].Value, c.Scope); ok {
				return []change{{name: name, value: c.Args[1].Value, place: c.Place, scope: c.Scope, guard: c.Guard}}
			}
		}
	}
	return nil
}

// collected lists the members that read finds, each once, without the mark; open says that there may be more.
func (r *run) collected(read func(*draft)) (parts []setting.Option, open bool) {
	d := &draft{match: match{call: &token.Call{}, opener: &setting.Opener{Language: r.unit.Language, Keywords: true}}}
	read(d)
	for _, o := range d.conn.Options {
		name, ok := strings.CutPrefix(o.Name.String(), urlMark+".")
		if !ok || o.Value.Kind == setting.Object || strings.ContainsRune(name, source.Hole) {
			continue
		}
		o.Name = source.Decoded(o.Name.Place(), name)
		parts = append(parts, o)
	}
	return parts, slices.Contains(d.conn.Open, urlMark)
}

// builtURL is a URL in parts.
type builtURL struct {
	scheme, user, host, path source.Text
	query                    []source.Text // pairs
}

// split takes a URL apart.
func split(t source.Text) builtURL {
	var u builtURL
	rest := t
	if before, after, ok := t.Cut("://"); ok {
		u.scheme, rest = before, after
	}
	rest, query, ok := rest.Cut("?")
	if ok {
		u.query = query.Split("&")
	}
	if i := strings.IndexByte(rest.String(), '/'); i >= 0 {
		u.path = rest.Slice(i, rest.Len())
		rest = rest.Slice(0, i)
	}
	if i := strings.LastIndexByte(rest.String(), '@'); i >= 0 {
		u.user = rest.Slice(0, i)
		rest = rest.Slice(i+1, rest.Len())
	}
	u.host = rest
	return u
}

// set gives one part of a URL a value.
func (r *run) set(u *builtURL, o setting.Option) {
	t := o.Value.Text
	name := o.Name.String()
	if key, ok := strings.CutPrefix(name, "pair."); ok {
		u.pair(source.Decoded(o.Name.Place(), key), t)
		return
	}
	switch urlParts[setting.Fold(name)] {
	case "scheme":
		u.scheme, _, _ = t.Cut(":")
	case "host":
		u.host = t
	case "hostname":
		_, port, ok := u.host.Cut(":")
		u.host = t
		if ok {
			u.host = source.Concat(t, source.Decoded(t.Place(), ":"), port)
		}
	case "port":
		host, _, _ := u.host.Cut(":")
		u.host = source.Concat(host, source.Decoded(t.Place(), ":"), t)
	case "path":
		if !strings.HasPrefix(t.String(), "/") {
			t = source.Concat(source.Decoded(t.Place(), "/"), t)
		}
		u.path = t
	case "user":
		u.user = source.UnknownAt(t.Place(), "call")
	case "query":
		if strings.HasPrefix(t.String(), "?") {
			t = t.Slice(1, t.Len())
		}
		u.query = t.Split("&")
	}
}

// pair sets one parameter of the query, in place of one of that name.
func (u *builtURL) pair(key, value source.Text) {
	u.query = slices.DeleteFunc(slices.Clone(u.query), func(old source.Text) bool {
		name, _, _ := old.Cut("=")
		return name.String() == key.String()
	})
	u.query = append(u.query, pair(key, value))
}

// pair is key=value with the value's special characters escaped, as far as they would end it.
func pair(key, value source.Text) source.Text {
	escaped := value.Decode(func(rest string) (int, string) {
		switch rest[0] {
		case '&':
			return 1, "%26"
		case '#':
			return 1, "%23"
		case '%':
			return 1, "%25"
		}
		return 1, rest[:1]
	})
	return source.Concat(key, source.Decoded(key.Place(), "="), escaped)
}

// text puts a URL together. What no one wrote stands at the place of the whole.
func (u *builtURL) text(at source.Place) source.Text {
	sign := func(s string) source.Text {
		return source.Decoded(source.Place{File: at.File, Span: source.Span{Start: at.Span.Start, End: at.Span.Start}}, s)
	}
	var parts []source.Text
	if u.scheme.Len() > 0 {
		parts = append(parts, u.scheme, sign("://"))
	}
	if u.user.Len() > 0 {
		parts = append(parts, u.user, sign("@"))
	}
	parts = append(parts, u.host, u.path)
	if len(u.query) > 0 {
		parts = append(parts, sign("?"), joinWith(u.query, sign("&")))
	}
	return source.Concat(parts...)
}

func joinWith(list []source.Text, sep source.Text) source.Text {
	var out []source.Text
	for i, t := range list {
		if i > 0 {
			out = append(out, sep)
		}
		out = append(out, t)
	}
	return source.Concat(out...)
}

// encoders are calls that write an object as the query of a URL.
var encoders = map[string]bool{
	"urlencode": true, "urllib.parse.urlencode": true, "parse.urlencode": true, "http_build_query": true, "URI.encode_www_form": true,
	"URI.encode_query": true, "querystring.stringify": true, "qs.stringify": true, "Plug.Conn.Query.encode": true,
}

// encoded reads the calls that write a query: urlencode({…}), q.Encode(), params.toString(), hash.to_query.
func (r *run) encoded(c *token.Call, scope int) (source.Text, bool) {
	callee := normalPath(c.Callee)
	sep := source.Decoded(c.CalleePlace, "&")
	if c.Receiver == nil && encoders[callee] && len(c.Args) > 0 {
		if callee == "http_build_query" && len(c.Args) > 2 {
			sep = r.text(c.Args[2].Value, scope)
		}
		return r.queryOf(c.Args[0].Value, scope, sep)
	}
	switch c.Method {
	case "Encode", "toString", "to_query", "ToString":
	default:
		return source.Text{}, false
	}
	if len(c.Args) > 0 {
		return source.Text{}, false
	}
	of := calledOn(c)
	if t := r.follow(of, scope); c.Method == "to_query" || r.isQuery(t.expr) {
		return r.queryOf(of, scope, sep)
	}
	return source.Text{}, false
}

// isQuery reports an object that holds the parameters of a URL.
func (f *finder) isQuery(e token.Expr) bool {
	switch e.Kind {
	case token.ObjectOf:
		return f.ofURLs(normalPath(e.Path)) == "url.Values"
	case token.CallOf:
		c := e.Call
		return c != nil && (c.New && c.Method == "URLSearchParams" || c.Method == "Query" && len(c.Args) == 0 || f.ofURLs(c.Callee) == "url.ParseQuery" ||
			c.Callee == "make" && len(c.Args) > 0 && f.ofURLs(c.Args[0].Value.Path) == "url.Values")
	}
	return false
}

// queryOf writes the members of an object as pairs. What cannot be seen of it leaves a hole.
func (r *run) queryOf(e token.Expr, scope int, sep source.Text) (source.Text, bool) {
	if r.depth >= maxNesting {
		return source.Text{}, false
	}
	r.depth++
	defer func() { r.depth-- }()
	t := r.follow(e, scope)
	var base []source.Text
	if c := t.expr.Call; t.expr.Kind == token.CallOf && c != nil {
		switch {
		case c.Method == "Query":
			base = r.writtenQuery(calledOn(c), t.scope)
		case c.New && len(c.Args) == 1, c.Callee == "url.ParseQuery" && len(c.Args) == 1:
			return r.parameters(t, c.Args[0].Value, sep)
		}
	}
	u := builtURL{query: base}
	if t.expr.Kind == token.ListOf {
		r.listed(&u, t)
	} else if !r.isQuery(t.expr) && !r.isObject(t) {
		return source.Text{}, false
	}
	parts, open := r.collected(func(d *draft) {
		r.members(d, urlMark, t)
		r.mutate(d, urlMark, t)
	})
	return r.pairsOf(&u, parts, open, sep), true
}

// parameters reads URLSearchParams of an object or a string, with what is set afterwards.
func (r *run) parameters(t target, from token.Expr, sep source.Text) (source.Text, bool) {
	var u builtURL
	text, ok := r.queryOf(from, t.scope, sep)
	if !ok {
		text = r.text(from, t.scope)
	}
	if text.Len() > 0 {
		u.query = text.Split("&")
	}
	parts, open := r.collected(func(d *draft) { r.mutate(d, urlMark, t) })
	return r.pairsOf(&u, parts, open, sep), true
}

func (r *run) pairsOf(u *builtURL, parts []setting.Option, open bool, sep source.Text) source.Text {
	for _, p := range parts {
		u.pair(p.Name, p.Value.Text)
	}
	if open {
		u.query = append(u.query, source.UnknownAt(sep.Place(), "call"))
	}
	return joinWith(u.query, sep)
}

// writtenQuery is the query of a URL as it was made.
func (r *run) writtenQuery(e token.Expr, scope int) []source.Text {
	t := r.follow(e, scope)
	if t.expr.Kind == token.CallOf && r.isURLMaker(t.expr.Call) {
		return split(r.text(t.expr.Call.Args[0].Value, t.scope)).query
	}
	return nil
}

// listed reads [("sslmode", "disable"), …].
func (r *run) listed(u *builtURL, t target) {
	for _, item := range t.expr.Items {
		if item.Kind == token.ListOf && len(item.Items) == 2 {
			u.pair(r.text(item.Items[0], t.scope), r.text(item.Items[1], t.scope))
			continue
		}
		u.query = append(u.query, source.UnknownAt(item.Place, "expression"))
	}
}
