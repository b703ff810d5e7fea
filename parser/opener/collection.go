package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// collection is a configuration that was read: one object, the files of one run laid over each other.
type collection struct {
	object token.Expr
	scope  int
}

// configure takes what a file of the configuration says. Files that come later outweigh earlier ones.
func (f *finder) configure(b *Beside, top adopted) {
	object, ok := f.contents(&b.Unit, top)
	if !ok {
		return
	}
	in := b.Path
	if slices.Contains(f.propertySources(), in) {
		in = "spring"
	}
	if old, taken := f.configs[in]; taken {
		object = merged(old.object, object, 0)
	}
	f.configs[in] = collection{object: object, scope: top.scope}
}

// contents is the object that a file gives to who reads it: what a data file holds, what a script exports or returns, what
// the configs of Elixir set.
func (f *finder) contents(u *token.Unit, top adopted) (token.Expr, bool) {
	for _, name := range []string{"module.exports", "export.default", "return"} {
		if defs := f.assigns[slot{name, top.scope}]; len(defs) > 0 {
			whole := defs[len(defs)-1].Value
			name := ""
			if c := whole.Call; whole.Kind == token.CallOf && c != nil && len(c.Args) > 0 { // registerAs('db', () => ({…})), defineConfig({…})
				name, whole = keyOf(c.Args[0].Value), c.Args[len(c.Args)-1].Value
			}
			if whole.Kind == token.FuncOf && len(whole.Items) == 1 {
				whole = whole.Items[0]
			}
			ok := whole.Kind == token.ObjectOf
			if name != "" && len(defs[len(defs)-1].Value.Call.Args) > 1 {
				whole = nest(name, whole.Place, whole)
			}
			return whole, ok
		}
	}
	if u.Language == "elixir" {
		return elixirContents(u), true
	}
	return token.Expr{}, false
}

// elixirContents is what the configs of a file set: by application, then by key.
func elixirContents(u *token.Unit) token.Expr {
	out := token.Expr{Kind: token.ObjectOf}
	for _, c := range u.Calls {
		if c.Callee != "config" || len(c.Args) < 2 || len(out.Members) > maxConfigs*4 {
			continue
		}
		value := token.Expr{Kind: token.ObjectOf, Place: c.Place, Members: members(c.Args[1:])}
		if key := c.Args[1]; key.Name.IsZero() {
			name, given := keyOf(key.Value), c.Args[2:]
			if name == "" || len(given) == 0 {
				continue
			}
			value.Members = members(given)
			if given[0].Name.IsZero() {
				value = given[0].Value
			}
			value = nest(name, key.Value.Place, value)
		}
		if app := keyOf(c.Args[0].Value); app != "" {
			out = merged(out, nest(app, c.Args[0].Value.Place, value), 0)
		}
	}
	return out
}

func members(args []token.Arg) []token.Member {
	var out []token.Member
	for _, a := range args {
		if !a.Name.IsZero() {
			out = append(out, token.Member{Name: a.Name, Value: a.Value})
		}
	}
	return out
}

// object is an object of one member.
func nest(name string, at source.Place, value token.Expr) token.Expr {
	return token.Expr{Kind: token.ObjectOf, Place: value.Place, Members: []token.Member{{Name: source.Decoded(at, name), Value: value}}}
}

// keyOf is the key that an expression is: a word, or the name of a module; "" for any other.
func keyOf(e token.Expr) string {
	switch {
	case e.Kind == token.Literal && e.Text.Known():
		return e.Text.String()
	case e.Kind == token.Name && isModule(e.Path):
		return e.Path
	}
	return ""
}

// maxKeys bounds how deep keys lie in each other.
const maxKeys = 20

// merged lays one object over another, as readers of configuration do with what several files say.
func merged(under, over token.Expr, depth int) token.Expr {
	if over.Kind == token.Literal && over.Default && under.Kind == token.Literal {
		under.Text = under.Text.AsFallback(over.Text.Refs()[0])
		return under
	}
	if under.Kind != token.ObjectOf || over.Kind != token.ObjectOf || depth > maxKeys {
		return over
	}
	out := over
	out.Members = slices.Clone(under.Members)
	at := map[string]int{}
	for i, m := range out.Members {
		at[setting.Fold(m.Name.String())] = i
	}
	for _, m := range over.Members {
		if i, found := at[setting.Fold(m.Name.String())]; found && !m.Spread {
			m.Value = merged(out.Members[i].Value, m.Value, depth+1)
			out.Members[i] = m
			continue
		}
		out.Members = append(out.Members, m)
	}
	return out
}

// segments splits a key where readers of configuration do.
func segments(key string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(key, "__", "."), func(c rune) bool { return c == '.' || c == ':' || c == '/' || c == '[' || c == ']' })
}

// dig finds what an object holds under a path of keys, of which several may be spelled as one.
func dig(e token.Expr, keys []string) (token.Expr, bool) {
	if len(keys) == 0 {
		return e, true
	}
	if e.Kind != token.ObjectOf || len(keys) > maxKeys {
		return token.Expr{}, false
	}
	for i := len(e.Members) - 1; i >= 0; i-- {
		m := e.Members[i]
		name := segments(m.Name.String())
		if m.Spread || len(name) == 0 || len(name) > len(keys) || !slices.EqualFunc(name, keys[:len(name)], alike) {
			continue
		}
		if value, ok := dig(m.Value, keys[len(name):]); ok {
			return value, true
		}
	}
	return token.Expr{}, false
}

func alike(a, b string) bool { return a == b || setting.Fold(a) == setting.Fold(b) }

// settled puts in what a collection holds for the names that one of its values refers to.
func (c collection) settled(t source.Text, depth int) source.Text {
	others := map[string]source.Text{}
	for _, ref := range t.Refs() {
		key, ok := strings.CutPrefix(ref, "property:")
		if !ok || depth > maxFollow {
			continue
		}
		if value, found := dig(c.object, segments(key)); found && value.Kind == token.Literal && value.Text.Len() < maxText {
			text := c.settled(value.Text, depth+1)
			if text.Place().File != t.Place().File {
				text = text.Passing(t.Place())
			}
			others[ref] = text
		}
	}
	if filled, ok := t.Fill(others); ok {
		return filled
	}
	return t
}
