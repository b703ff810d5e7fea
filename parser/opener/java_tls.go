package opener

import (
	"bytes"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Java's TLS objects. Of an SSLContext it is told whom its trust managers believe: "all", "default" or "file"; of a
// HostnameVerifier whether it accepts every name. What is anything else stays unknown.

// javaContexts are the calls that begin an SSLContext, by their last two segments, with whom it trusts if nothing more is
// said: "" where that is said later.
var javaContexts = map[string]string{
	"SSLContext.getInstance": "", "SSLContext.getDefault": "default", "SSLContexts.createDefault": "default", "SSLContexts.createSystemDefault": "default",
	"SSLContexts.custom": "default", "SSLContextBuilder.create": "default", "SSLContextBuilder": "default", "SslContextBuilder.forClient": "default",
	"TransportUtils.sslContextFromHttpCaCrt": "file",
}

// javaContext writes an SSLContext as members of the option that takes it.
func (r *run) javaContext(d *draft, name source.Text, t target) bool {
	t = r.socketFactory(t)
	root, calls := r.chainOf(t)
	if root == nil {
		return false
	}
	callee := normalPath(root.Callee)
	trust, ok := javaContexts[lastTwo(callee)]
	if !ok {
		return false
	}
	r.javaHolder(d, name, t.expr)
	said := r.trustOf(t, root, calls)
	if said.trust == "" {
		said.trust, said.place = trust, root.CalleePlace
	}
	if trust == "file" && len(root.Args) > 0 {
		said.file = target{expr: root.Args[0].Value, scope: t.scope}
	}
	if said.trust != "?" {
		r.javaTrust(d, name, said.place, said.trust)
	}
	if root.Method == "getInstance" && len(root.Args) > 0 {
		r.javaMember(d, name, "protocol", target{expr: root.Args[0].Value, scope: t.scope})
	}
	if said.trust == "file" && !said.file.expr.Place.IsZero() {
		r.javaMember(d, name, "ca", said.file)
	}
	return true
}

// javaMember writes an argument out of an SSLContext's making as its member.
func (r *run) javaMember(d *draft, name source.Text, member string, t target) {
	full := dotted(name.String(), source.Decoded(t.expr.Place, member))
	d.conn.Options = append(d.conn.Options, setting.Option{Name: full, Value: r.value(t.expr, t.scope), Layer: setting.InCall})
}

func (r *run) javaTrust(d *draft, name source.Text, place source.Place, trust string) {
	if trust == "" {
		return
	}
	v := setting.Value{Text: source.Decoded(place, trust), Kind: setting.Symbol}
	d.conn.Options = append(d.conn.Options, setting.Option{Name: dotted(name.String(), source.Decoded(place, "trust")), Value: v, Layer: setting.InCall})
}

// socketFactory goes from a context's socket factory to the context.
func (r *run) socketFactory(t target) target {
	c := t.expr.Call
	if t.expr.Kind != token.CallOf || c == nil || len(c.Args) > 0 || c.Method != "getSocketFactory" && c.Method != "socketFactory" {
		return t
	}
	return r.follow(calledOn(c), t.scope)
}

// trustOf finds what is said about trust after a context was begun: in the chain, in calls on the variable that holds it.
func (r *run) trustOf(t target, root *token.Call, calls []*token.Call) believed {
	if t.base != "" {
		calls = append(calls, r.methods[t.base]...)
	}
	var out believed
	for _, c := range calls {
		if e, ok := trustArgument(c); ok {
			out = r.believes(e, c.Scope)
		}
	}
	if out.trust == "" && root.Method == "getInstance" { // a context that is set up out of sight
		out.trust = "?"
	}
	return out
}

// trustArgument is the argument of a call that says whom a context trusts. Apache's loadTrustMaterial takes a store or a
// strategy or both; a strategy that is null leaves it to the store.
func trustArgument(c *token.Call) (token.Expr, bool) {
	switch {
	case c.Method == "init" && len(c.Args) == 3:
		return c.Args[1].Value, true
	case c.Method == "trustManager" && len(c.Args) > 0:
		return c.Args[len(c.Args)-1].Value, true
	case c.Method == "loadTrustMaterial" && len(c.Args) > 1 && takesStrategy(c):
		return c.Args[len(c.Args)-1].Value, true
	case c.Method == "loadTrustMaterial" && len(c.Args) > 0:
		return c.Args[0].Value, true
	}
	return token.Expr{}, false
}

// takesStrategy reports whether loadTrustMaterial's last argument is a strategy: neither null nor a password.
func takesStrategy(c *token.Call) bool {
	e := c.Args[len(c.Args)-1].Value
	return (e.Kind != token.Literal || e.Value != setting.Null) && !strings.HasSuffix(e.Place.Raw(), ".toCharArray()")
}

// credulous are the constants and classes that trust everybody. A self-signed certificate is one that anybody can make.
var credulous = map[string]bool{
	"InsecureTrustManagerFactory": true, "TrustAllStrategy": true, "TrustSelfSignedStrategy": true, "InsecureTrustManagerFactory.INSTANCE": true,
	"TrustAllStrategy.INSTANCE": true, "TrustSelfSignedStrategy.INSTANCE": true,
}

// trusting reports "all" for a trust manager, a list with one, or a strategy, that accepts every certificate; "" for others.
func (r *run) trusting(t target) string {
	if r.depth >= maxNesting {
		return ""
	}
	r.depth++
	defer func() { r.depth-- }()
	e := t.expr
	switch {
	case e.Kind == token.Name && credulous[lastTwo(normalPath(e.Path))], e.Call != nil && e.Call.New && credulous[e.Call.Method]:
		return "all"
	case e.Kind == token.FuncOf && returnsTrue(e):
		return "all"
	case r.acceptsCertificates(e):
		return "all"
	case e.Kind == token.ListOf || e.Kind == token.CallOf && e.Call != nil && listMakers[normalPath(e.Call.Callee)]:
		return r.anyTrusting(t)
	}
	return ""
}

func (r *run) anyTrusting(t target) string {
	items := t.expr.Items
	if t.expr.Kind == token.CallOf {
		for _, a := range t.expr.Call.Args {
			items = append(items, a.Value)
		}
	}
	for _, item := range items {
		if r.trusting(r.follow(item, t.scope)) == "all" {
			return "all"
		}
	}
	return ""
}

// returnsTrue reports whether all that a lambda returns is true.
func returnsTrue(e token.Expr) bool {
	for _, item := range e.Items {
		if item.Kind != token.Literal || item.Value != setting.Bool || item.Text.String() != "true" {
			return false
		}
	}
	return len(e.Items) > 0
}

// acceptsNames reports whether a HostnameVerifier accepts every name.
func (r *run) acceptsNames(t target) bool {
	e := t.expr
	switch {
	case e.Kind == token.Name:
		last := lastSegment(normalPath(e.Path))
		return last == "ALLOW_ALL_HOSTNAME_VERIFIER" || strings.HasSuffix(normalPath(e.Path), "NoopHostnameVerifier.INSTANCE")
	case e.Kind == token.FuncOf:
		return returnsTrue(e)
	case e.Kind != token.CallOf || e.Call == nil || !e.Call.New:
		return false
	case e.Call.Method == "NoopHostnameVerifier" || e.Call.Method == "AllowAllHostnameVerifier":
		return true
	case len(e.Call.Args) == 1 && e.Call.Args[0].Value.Kind == token.FuncOf: // Kotlin's HostnameVerifier { _, _ -> true }
		return returnsTrue(e.Call.Args[0].Value)
	}
	return r.verifies(e.Place)
}

// verifies reports whether the method verify of an anonymous class returns true and nothing else.
func (r *run) verifies(p source.Place) bool {
	found := false
	for _, a := range r.named["verify()"] {
		if !p.Span.Contains(a.Place.Span) {
			continue
		}
		if a.Value.Kind != token.Literal || a.Value.Text.String() != "true" {
			return false
		}
		found = true
	}
	return found
}

// serverCheck is the method that an X509TrustManager checks servers with.
const serverCheck = "checkServerTrusted"

// acceptsCertificates reports whether an expression makes a trust manager whose checkServerTrusted has an empty body: an
// anonymous class, or one that the file declares.
func (r *run) acceptsCertificates(e token.Expr) bool {
	raw := e.Place.Raw()
	if strings.Contains(raw, serverCheck) {
		return emptyCheck([]byte(raw))
	}
	c := e.Call
	if e.Kind != token.CallOf || c == nil || !c.New || !bytes.Contains(r.unit.File.Data, []byte("class "+c.Method)) {
		return false
	}
	return bytes.Contains(r.unit.File.Data, []byte(serverCheck)) && emptyCheck(r.unit.File.Data)
}

// emptyCheck reports whether every checkServerTrusted that text declares has an empty body, and there is one.
func emptyCheck(text []byte) bool {
	found := false
	for {
		i := bytes.Index(text, []byte(serverCheck+"("))
		if i < 0 {
			return found
		}
		text = text[i+len(serverCheck):]
		body, declared := afterParameters(text)
		if !declared {
			continue
		}
		if !emptyBody(body) {
			return false
		}
		found = true
	}
}

// afterParameters is what follows a method's parameters and throws clause: its body. It is false where the name is not
// declared but called.
func afterParameters(text []byte) ([]byte, bool) {
	depth := 0
	for i, c := range text[:min(len(text), maxDeclaration)] {
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				rest := text[i+1:]
				j := bytes.IndexAny(rest, "{=;")
				if j < 0 || rest[j] == ';' || bytes.ContainsAny(rest[:j], "\"'()") {
					return nil, false
				}
				return rest[j:], true
			}
		}
	}
	return nil, false
}

// emptyBody reports whether a body holds nothing but blanks and comments, or is Kotlin's Unit.
func emptyBody(text []byte) bool {
	if text[0] == '=' {
		return bytes.HasPrefix(bytes.TrimSpace(text[1:]), []byte("Unit"))
	}
	for text = text[1:]; ; {
		text = bytes.TrimLeft(text, " \t\r\n")
		var end []byte
		switch {
		case bytes.HasPrefix(text, []byte("//")):
			end = []byte("\n")
		case bytes.HasPrefix(text, []byte("/*")):
			end = []byte("*/")
		case bytes.HasPrefix(text, []byte("return;")):
			end = []byte(";")
		default:
			return bytes.HasPrefix(text, []byte("}"))
		}
		i := bytes.Index(text, end)
		if i < 0 {
			return false
		}
		text = text[i+len(end):]
	}
}
