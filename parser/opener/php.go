package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// What is special about PHP: constants of extensions, an object that is opened in two steps, and placeholders in the
// configuration of a framework.

// phpPrefixes are how the constants of PHP's extensions begin. Any other name may hold anything.
var phpPrefixes = []string{"MYSQLI_", "MYSQL_CLIENT_", "STREAM_CRYPTO_", "PDO.", "Pdo.", "Redis.", "RedisCluster."}

// phpConstant recognises constants of PHP's extensions.
func phpConstant(path string) bool {
	last := lastSegment(path)
	if last != strings.ToUpper(last) {
		return false
	}
	for _, prefix := range phpPrefixes {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return false
}

// phpPlaceholder is the variable that "%env(resolve:X)%" stands for in Symfony's configuration; "" if t is none.
func phpPlaceholder(t source.Text) string {
	body, begun := strings.CutPrefix(t.String(), "%env(")
	body, ended := strings.CutSuffix(body, ")%")
	if !begun || !ended {
		return ""
	}
	return body[strings.LastIndexByte(body, ':')+1:]
}

// receiverArg is the keyword of an argument that stands for what a method is called on.
const receiverArg = "."

// receiver binds what an opener's method is called on: the object that another call made.
func (r *run) receiver(d *draft) {
	for i := range d.opener.Args {
		if a := &d.opener.Args[i]; a.Keyword == receiverArg {
			r.apply(d, a, source.Text{}, calledOn(d.call), d.call.Scope)
		}
	}
}

func calledOn(c *token.Call) token.Expr {
	if c.Receiver != nil {
		return *c.Receiver
	}
	place := c.Place
	place.Span.End = max(place.Span.Start, c.CalleePlace.Span.Start)
	callee := normalPath(c.Callee)
	return token.Expr{Kind: token.Name, Place: place, Path: callee[:max(0, strings.LastIndexByte(callee, '.'))]}
}

// moved lets a connection that an empty object becomes stand where it is opened.
func (d *draft) moved(by *draft) {
	made := d.conn.Hint.Language == "c" || d.conn.Hint.Language == "php" && len(d.call.Args) == 0
	if !made || len(by.conn.Hosts) == 0 {
		return
	}
	d.conn.Where, d.conn.Anchor, d.conn.Hint.Name = by.conn.Where, by.conn.Anchor, by.conn.Hint.Name
}

// beside is the value of a setting that stands beside the one that is looked at.
func (f *finder) beside(name string, scope int) (token.Expr, bool) {
	defs := f.visible(name, scope)
	if len(defs) == 0 {
		return token.Expr{}, false
	}
	return defs[len(defs)-1].Value, true
}

// phpOption reads $link->options(NAME, value).
func phpOption(r *run, c *token.Call) []change {
	if c.Method != "options" && c.Method != "set_opt" || len(c.Args) != 2 {
		return nil
	}
	v := r.value(c.Args[0].Value, c.Scope)
	if v.Kind != setting.Symbol {
		return nil
	}
	return []change{{name: v.Text, value: c.Args[1].Value, place: c.Place, scope: c.Scope, guard: c.Guard}}
}

// phpHost takes the mark of a persistent connection off a host. The empty default of a look-up is no host.
func phpHost(t source.Text) source.Text {
	if refs := t.Refs(); t.Len() == 0 && t.Origin() == source.Fallback && len(refs) > 0 {
		return source.UnknownAt(t.Place(), refs[0])
	}
	if strings.HasPrefix(t.String(), "p:") {
		return t.Slice(len("p:"), t.Len())
	}
	return t
}

// methodOf matches openers that are methods of a class, called on an object of which the file shows how it is made:
// $r = new Redis(); $r->connect(…).
func (f *finder) methodOf(c *token.Call) (match, bool) {
	if f.unit.Language != "php" || len(f.openers[c.Method]) == 0 {
		return match{}, false
	}
	for _, made := range f.makersOf(calledOn(c), c.Scope) {
		for _, name := range f.resolve(made) {
			var fits []*setting.Opener
			for _, o := range f.openers[c.Method] {
				if o.Callee == name.path+"."+c.Method {
					fits = append(fits, o)
				}
			}
			if m, ok := f.selected(c, fits, name.source); ok {
				return m, true
			}
		}
	}
	return match{}, false
}

// makersOf are the constructors of the object that an expression holds.
func (f *finder) makersOf(e token.Expr, scope int) []*token.Call {
	if e.Call != nil && e.Call.New {
		return []*token.Call{e.Call}
	}
	if e.Kind != token.Name || e.Path == "" {
		return nil
	}
	var out []*token.Call
	for _, def := range f.visible(normalPath(e.Path), scope) {
		if c := def.Value.Call; c != nil && c.New && len(out) < maxBranches {
			out = append(out, c)
		}
	}
	return out
}

// opens reports whether an opener opens anything over a network: PDO opens files too, an object that is told nothing
// opens nothing, and what only sets options is a part of something that is not seen. An object that is told all but
// where to connect to is told that somewhere else.
func (d *draft) opens() bool {
	c := &d.conn
	switch {
	case d.shape == setting.ConfigKey:
		return true
	case len(c.Hint.Drivers) == 0 && c.Hint.Engine == "" && c.Scheme.IsZero() && len(c.Hosts)+len(c.Options)+len(c.Open) == 0:
		return false
	case len(d.call.Args) == 0 && len(c.Hosts) == 0:
		c.Hosts = []source.Text{source.UnknownAt(c.Anchor, "call")}
		return len(c.Options) > 0
	}
	return d.opener.Setters || d.opener.Keywords || slices.ContainsFunc(d.opener.Args, func(a setting.Arg) bool {
		return a.Role == setting.Host || a.Role == setting.DSN
	})
}

// joinBranches hands the branches of an opener to the connection that it belongs to: each makes a branch of that one.
func (f *finder) joinBranches(list []*draft) {
	if len(list) == 0 || len(list[0].delegates) == 0 {
		return
	}
	target := list[0].delegates[0]
	var out []*draft
	for _, by := range list {
		for _, d := range f.drafts[target] {
			if len(out) == maxVariants {
				f.found.Cut(by.call.Place, source.TooLarge, "what is opened here depends on more than 8 combinations of branches; the others were not looked at")
				break
			}
			branch := *d
			branch.conn.Options = slices.Clone(d.conn.Options)
			branch.conn.Open = slices.Clone(d.conn.Open)
			branch.conn.Related = slices.Clone(d.conn.Related)
			if by.maybe && f.unit.Language == "c" {
				branch.open("") // an option whose name is not known
			} else {
				branch.joined(by)
			}
			out = append(out, &branch)
		}
	}
	f.drafts[target] = out
}

// undecided opens connections of which not all branches could be followed.
func undecided(list []*draft) {
	for _, d := range list {
		d.open("")
	}
}

// phpReads reports whether a program in PHP can mean a connection string of some grammar; others only look like it.
func phpReads(grammar, text string) bool {
	switch grammar {
	case "ado", "go-sql-driver", "stackexchange-redis", "easy-connect":
		return false
	case "odbc":
		return strings.Contains(strings.ToLower(text), "driver=")
	}
	return true
}

// phpTransports are the names of PHP's stream transports, which addresses may start with.
var phpTransports = map[string]bool{"tcp": true, "tls": true, "ssl": true, "unix": true, "tlsv1.2": true, "tlsv1.3": true}

// transport reads an address whose scheme is one of PHP's stream transports, with options behind it.
func (r *run) transport(d *draft, e token.Expr, scope int) bool {
	if r.unit.Language != "php" {
		return false
	}
	address, query, _ := r.text(e, scope).Cut("?")
	scheme, _, ok := address.Cut("://")
	if !ok || !phpTransports[strings.ToLower(scheme.String())] {
		return false
	}
	d.address(address)
	for _, pair := range query.Split("&") {
		name, value, found := pair.Cut("=")
		switch {
		case setting.NamesSecret(name.String()):
			d.secrets = append(d.secrets, value.Places()...)
		case found:
			d.conn.Options = append(d.conn.Options, setting.Option{Name: name, Value: setting.ValueOf(value), Layer: setting.InDSN})
		}
	}
	return true
}

// overwritten notes that an object has something set under a key that is not known: it may be any of its members.
func (d *draft) overwritten(prefix string) {
	d.conn.Options = slices.DeleteFunc(d.conn.Options, func(o setting.Option) bool {
		return o.Layer == setting.InCall && (prefix == "" || strings.HasPrefix(o.Name.String(), prefix+"."))
	})
	d.open(prefix)
}
