package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// overload binds an argument of a constructor with many overloads, where what the argument is tells what it means: the
// first plain string is the host and those behind it are user names and passwords, the number behind the host is the
// port, and a boolean is the option that the argument is named for. All else is a connection string or an object.
func (r *run) overload(d *draft, a *setting.Arg, e token.Expr, scope int) {
	t := r.follow(e, scope)
	literal := t.expr.Kind == token.Literal
	switch {
	case literal && t.expr.Value == setting.Bool:
		r.option(d, source.Decoded(e.Place, a.Name), e, scope)
	case literal && t.expr.Value == setting.Number:
		r.overloadedPort(d, e, scope)
	case literal && t.expr.Value == setting.String && len(d.conn.Hosts) > 0:
		r.secret(d, e, scope)
	case literal && t.expr.Value == setting.String && !strings.Contains(t.expr.Text.String(), "://"):
		r.host(d, e, scope)
	case !isURI(t.expr) && (r.javaHost(d, e, scope) || r.hostBeforePort(d, e, t)):
	default:
		r.configuration(d, a, e, scope)
	}
}

// isURI reports a URI that is made on the spot: it is a connection string, not a host.
func isURI(e token.Expr) bool {
	return e.Call != nil && (normalPath(e.Call.Callee) == "URI.create" || e.Call.New && e.Call.Method == "URI")
}

// hostBeforePort takes a value that is not in sight for a host if a number follows, which can only be its port.
func (r *run) hostBeforePort(d *draft, e token.Expr, t target) bool {
	if t.expr.Kind == token.Literal || len(d.conn.Hosts) > 0 || r.builtBy(e, t.scope, 0) != nil {
		return false
	}
	args := d.call.Args
	for i := 1; i < len(args); i++ {
		next := args[i].Value
		if args[i-1].Value.Place == e.Place && next.Kind == token.Literal && next.Value == setting.Number {
			r.host(d, e, t.scope)
			return true
		}
	}
	return false
}

// overloadedPort takes the first number that stands behind the host.
func (r *run) overloadedPort(d *draft, e token.Expr, scope int) {
	if len(d.conn.Hosts) > 0 && len(d.conn.Ports) == 0 && d.dsns == 0 {
		d.conn.Ports = append(d.conn.Ports, r.text(e, scope))
	}
}
