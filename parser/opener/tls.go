package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// contexts are the calls that make a TLS context, with the names of their positional arguments.
var contexts = map[string][]string{
	"ssl.create_default_context":     {"purpose", "cafile", "capath", "cadata"},
	"ssl._create_unverified_context": {"protocol"},
	"ssl._create_stdlib_context":     {"protocol"},
	"ssl.SSLContext":                 {"protocol"},
	"tls.createSecureContext":        nil,
	"crypto/x509.NewCertPool":        nil,
	"crypto/x509.SystemCertPool":     nil,
}

func (r *run) contextName(c *token.Call) string {
	if c == nil || c.Receiver != nil {
		return ""
	}
	for _, name := range r.resolve(c) {
		if _, ok := contexts[name.path]; ok {
			return name.path
		}
	}
	return ""
}

// holders are calls that only carry the context they are given.
var holders = map[string]bool{"pika.SSLOptions": true, "pika.connection.SSLOptions": true, "pika.ssl_options.SSLOptions": true}

// held is the context that a holder carries, or t itself.
func (r *run) held(t target) target {
	c := t.expr.Call
	if t.expr.Kind != token.CallOf || c == nil || c.Receiver != nil || len(c.Args) == 0 {
		return t
	}
	if slices.ContainsFunc(r.resolve(c), func(n candidate) bool { return holders[n.path] }) {
		return r.follow(c.Args[0].Value, t.scope)
	}
	return t
}

func (r *run) isContext(t target) bool {
	return t.expr.Kind == token.CallOf && r.contextName(t.expr.Call) != ""
}

// context writes a TLS context as members of the option that takes it: how it was made, with what, and what was set on
// it afterwards.
func (r *run) context(d *draft, name source.Text, t target) {
	c := t.expr.Call
	made := r.contextName(c)
	if strings.HasSuffix(made, "CertPool") {
		r.pool(d, name, t, made)
		return
	}
	add := func(key source.Text, v setting.Value) {
		d.conn.Options = append(d.conn.Options, setting.Option{Name: dotted(name.String(), key), Value: v, Layer: setting.InCall})
	}
	d.conn.Options = append(d.conn.Options, setting.Option{Name: name, Value: objectValue(t.expr), Layer: setting.InCall})
	symbol := source.Decoded(c.CalleePlace, lastSegment(made))
	add(source.Decoded(c.CalleePlace, "context"), setting.Value{Text: symbol, Kind: setting.Symbol})
	for i, a := range c.Args {
		key := a.Name
		if key.IsZero() && i < len(contexts[made]) {
			key = source.Decoded(a.Value.Place, contexts[made][i])
		}
		if !key.IsZero() {
			add(key, r.value(a.Value, t.scope))
		}
	}
	if t.def != nil {
		changes := r.changes(t.base, t.def.Place.Span, t.scope, contextCalls)
		r.applyChanges(d, name.String(), changes, t.def.Place.Span, t.scope)
	}
}

// contextCalls reads the methods of a TLS context that say what it trusts.
func contextCalls(r *run, c *token.Call) []change {
	if len(c.Args) == 0 {
		return nil
	}
	ch := change{value: c.Args[0].Value, place: c.Place, scope: c.Scope, guard: c.Guard}
	switch c.Method {
	case "load_verify_locations":
		key := "cafile"
		if n := c.Args[0].Name; !n.IsZero() {
			key = n.String()
		}
		ch.name = source.Decoded(c.CalleePlace, key)
	case "set_ciphers":
		ch.name = source.Decoded(c.CalleePlace, "ciphers")
	default:
		return nil
	}
	return []change{ch}
}

// pool reads a certificate pool of Go: the file that its certificates come from, or the system's.
func (r *run) pool(d *draft, name source.Text, t target, made string) {
	v := setting.OpaqueAt(t.expr.Place, "call")
	if made == "crypto/x509.SystemCertPool" {
		v = setting.Value{Text: source.Decoded(t.expr.Call.CalleePlace, "SystemCertPool"), Kind: setting.Symbol}
	}
	for _, c := range r.methods[t.base] {
		if c.Method == "AppendCertsFromPEM" && len(c.Args) == 1 && t.base != "" {
			if file := r.value(c.Args[0].Value, c.Scope); file.Kind == setting.String {
				v = file
			}
		}
	}
	d.conn.Options = append(d.conn.Options, setting.Option{Name: name, Value: v, Layer: setting.InCall})
}
