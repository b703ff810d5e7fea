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
	if place, said := r.trustOf(t, root, calls); said != "?" {
		trust = said
		if place.IsZero() {
			trust = javaContexts[lastTwo(callee)]
			place = root.CalleePlace
		}
		r.javaTrust(d, name, place, trust)
	}
	if root.Method == "getInstance" && len(root.Args) > 0 {
		full := dotted(name.String(), source.Decoded(root.Args[0].Value.Place, "protocol"))
		d.conn.Options = append(d.conn.Options, setting.Option{Name: full, Value: r.value(root.Args[0].Value, t.scope), Layer: setting.InCall})
	}
	if trust == "file" && len(root.Args) > 0 {
		full := dotted(name.String(), source.Decoded(root.Args[0].Value.Place, "ca"))
		d.conn.Options = append(d.conn.Options, setting.Option{Name: full, Value: r.value(root.Args[0].Value, t.scope), Layer: setting.InCall})
	}
	return true
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

// trustOf finds what is said about trust after a context was begun: in the chain, in calls on the variable that holds it. The
// answer is "?" where it cannot be read; the place is zero where nothing is said.
func (r *run) trustOf(t target, root *token.Call, calls []*token.Call) (source.Place, string) {
	if t.base != "" {
		calls = append(calls, r.methods[t.base]...)
	}
	said, at := "", source.Place{}
	for _, c := range calls {
		e, ok := trustArgument(c)
		if !ok {
			continue
		}
		at, said = e.Place, "?"
		if e.Kind == token.Literal && e.Value == setting.Null {
			said = "default"
		} else if trust := r.trusting(r.follow(e, c.Scope)); trust != "" {
			said = trust
		}
	}
	if said == "" && root.Method == "getInstance" { // a context that is set up out of sight
		said = "?"
	}
	return at, said
}

// trustArgument is the argument of a call that says whom a context trusts.
func trustArgument(c *token.Call) (token.Expr, bool) {
	switch {
	case c.Method == "init" && len(c.Args) == 3:
		return c.Args[1].Value, true
	case (c.Method == "loadTrustMaterial" || c.Method == "trustManager") && len(c.Args) > 0:
		return c.Args[len(c.Args)-1].Value, true
	}
	return token.Expr{}, false
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
