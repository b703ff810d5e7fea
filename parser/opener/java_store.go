package opener

import (
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Java's trust stores: the file that a TrustManagerFactory, a key store or a builder's File was read from.

// believed is whom an SSLContext trusts: "all", "default" or "file"; "?" where it cannot be read, "" where nothing is said.
type believed struct {
	trust string
	place source.Place // where it is said
	file  target       // the path of the file, if it is in sight
}

// fileMakers make an object of a path that is their first argument, by their last two segments.
var fileMakers = map[string]bool{
	"File": true, "FileInputStream": true, "Path.of": true, "Paths.get": true, "Files.newInputStream": true, "BufferedInputStream": true,
}

// believes reads what is given to a context as its trust: null, the managers of a factory, a key store, a file.
func (r *run) believes(e token.Expr, scope int) believed {
	out := believed{trust: "?", place: e.Place}
	if r.depth >= maxNesting {
		return out
	}
	r.depth++
	defer func() { r.depth-- }()
	t := r.follow(e, scope)
	c := t.expr.Call
	switch {
	case t.expr.Kind == token.Literal && t.expr.Value == setting.Null:
		out.trust = "default"
	case r.trusting(t) == "all":
		out.trust = "all"
	case t.expr.Kind != token.CallOf || c == nil:
	case c.Method == "getTrustManagers":
		r.factory(&out, r.follow(calledOn(c), t.scope))
	case lastTwo(normalPath(c.Callee)) == "KeyStore.getInstance":
		r.keyStore(&out, c, t)
	case c.Method == "TrustManagerFactory.getInstance", lastTwo(normalPath(c.Callee)) == "TrustManagerFactory.getInstance":
		r.factory(&out, t)
	case isFileMaker(c):
		out.trust, out.file = "file", r.filePath(t)
	}
	return out
}

// factory reads what a TrustManagerFactory is initialised with.
func (r *run) factory(out *believed, t target) {
	for _, c := range r.methods[t.base] {
		if t.base == "" || c.Method != "init" || len(c.Args) != 1 {
			continue
		}
		said := r.believes(c.Args[0].Value, c.Scope)
		out.trust, out.file = said.trust, said.file
	}
}

// keyStore reads what a key store is loaded from. One that begins empty holds what is put into it: certificates that are
// none of the JVM's.
func (r *run) keyStore(out *believed, made *token.Call, t target) {
	if len(made.Args) > 1 && made.Args[0].Value.Kind != token.Literal { // KeyStore.getInstance(file, password)
		out.trust, out.file = "file", r.filePath(r.follow(made.Args[0].Value, t.scope))
	}
	for _, c := range r.methods[t.base] {
		if t.base == "" || c.Method != "load" || len(c.Args) != 2 {
			continue
		}
		out.trust, out.file = "file", r.filePath(r.follow(c.Args[0].Value, c.Scope))
	}
}

// filePath goes from a stream or file to the path that it is made of; the zero target if there is none.
func (r *run) filePath(t target) target {
	for range maxFollow {
		c := t.expr.Call
		if t.expr.Kind != token.CallOf || c == nil || !isFileMaker(c) {
			break
		}
		t = r.follow(c.Args[0].Value, t.scope)
	}
	if t.expr.Kind == token.Literal && t.expr.Value == setting.Null {
		return target{}
	}
	return t
}

func isFileMaker(c *token.Call) bool {
	callee := normalPath(c.Callee)
	return len(c.Args) > 0 && (fileMakers[callee] || fileMakers[lastTwo(callee)] || c.New && fileMakers[c.Method])
}

// isFile reports an expression that makes a file or path on the spot.
func isFile(e token.Expr) bool { return e.Kind == token.CallOf && e.Call != nil && isFileMaker(e.Call) }
