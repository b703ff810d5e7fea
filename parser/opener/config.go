package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// question is where a program asks its configuration for a value: a collection of keys, and the keys one inside another.
type question struct {
	in   string // a kind of configuration, or "file:" and a path as the program spells it
	keys []string
}

// hopConfig goes on to what the configuration holds where a program asks it.
func (r *run) hopConfig(t target) (target, bool) {
	if r.asking {
		return t, false
	}
	a, ok := r.question(t.expr, t.scope, 0)
	if !ok {
		return t, false
	}
	c, read := r.configs[a.in]
	if !read {
		r.ask(a.in)
	}
	value, ok := dig(c.object, a.keys)
	if !ok {
		if value, ok := r.preset(a); ok {
			t.expr, t.base, t.ref = value, "", "property:"+strings.Join(a.keys, ".")
			return t, true
		}
	}
	if !ok || !read || sectioned(value) {
		return t, false
	}
	if value.Kind == token.Literal {
		v := setting.ValueOf(c.settled(value.Text, 0))
		if value.Text = v.Text; v.Kind == setting.Opaque {
			value.Value = v.Kind
		}
	}
	t.expr, t.base, t.scope = value, "", c.scope
	t.def = &token.Assign{Value: value, Place: value.Place, Scope: c.scope}
	return t, true
}

// sectioned reports an object with a part for each environment, of which a program gets one.
func sectioned(e token.Expr) bool {
	var names []string
	for _, m := range e.Members {
		names = append(names, m.Name.String())
	}
	return setting.Sectioned(names)
}

// property is what the configuration holds for a name in a placeholder.
func (r *run) property(ref string) (source.Text, bool) {
	key, ok := strings.CutPrefix(ref, "property:")
	home := homes[r.unit.Language]
	if !ok || home == "" {
		return source.Text{}, false
	}
	c, read := r.configs[home]
	if !read {
		r.ask(home)
		return source.Text{}, false
	}
	value, found := dig(c.object, segments(key))
	if !found || value.Kind != token.Literal {
		return source.Text{}, false
	}
	return c.settled(value.Text, 0), true
}

// preset is the value that the program itself gives a key where the configuration has none.
func (r *run) preset(a question) (token.Expr, bool) {
	for _, c := range r.unit.Calls {
		if (c.Method == "SetDefault" || c.Method == "set_default") && len(c.Args) == 2 && slices.EqualFunc(segments(keyOf(c.Args[0].Value)), a.keys, alike) {
			return c.Args[1].Value, true
		}
	}
	return token.Expr{}, false
}

// ask notes that a configuration is asked for, with the files that the program adds to it.
func (f *finder) ask(in string) {
	f.asked[in] = true
	if in == "spring" {
		for _, file := range f.propertySources() {
			f.asked[file] = true
		}
	}
}

// propertySources are the files that annotations add to Spring's configuration.
func (f *finder) propertySources() []string {
	var out []string
	for _, c := range f.unit.Calls {
		if c.Callee != "@PropertySource" {
			continue
		}
		value := argument(c, "value")
		for _, e := range append(value.Items, value) {
			if e.Kind == token.Literal && e.Text.Known() && len(out) < maxRuns {
				out = append(out, "file:"+e.Text.String())
			}
		}
	}
	return out
}

// homes are the kinds of configuration that placeholders in a language's annotations refer to.
var homes = map[string]string{"java": "spring"}

// question reads an expression as a question to the configuration.
func (r *run) question(e token.Expr, scope, depth int) (question, bool) {
	if depth > maxFollow {
		return question{}, false
	}
	switch e.Kind {
	case token.CallOf:
		return r.askedByCall(e.Call, scope, depth)
	case token.MemberOf:
		a, ok := r.questionOf(e.Items[0], scope, depth)
		return a.below(e.Path), ok
	case token.Name:
		return r.askedByName(e, scope, depth)
	}
	return question{}, false
}

// questionOf goes on from names and functions of the file to the question behind them.
func (r *run) questionOf(e token.Expr, scope, depth int) (question, bool) {
	if a, ok := r.question(e, scope, depth+1); ok {
		return a, true
	}
	r.asking = true // what is followed now is the question, not its answer
	t := r.follow(e, scope)
	r.asking = false
	if t.def == nil || t.def.Value.Place == e.Place {
		return question{}, false
	}
	return r.question(t.expr, t.scope, depth+1)
}

// below is the address of a key inside. A key that is computed, as the name of the environment is, chooses among what is
// read, not inside it.
func (q question) below(keys ...string) question {
	out := question{in: q.in, keys: slices.Clone(q.keys)}
	for _, k := range keys {
		if k != "*" {
			out.keys = append(out.keys, segments(k)...)
		}
	}
	return out
}

// askedByName reads names: members of what was read, and of objects that stand for the configuration.
func (r *run) askedByName(e token.Expr, scope, depth int) (question, bool) {
	path := normalPath(e.Path)
	if a, ok := r.standing(path); ok {
		return a, true
	}
	for head := path; head != ""; head = parent(head) {
		rest := strings.TrimPrefix(path[len(head):], ".")
		defs := r.before(head, scope, e.Place.Span.Start)
		if len(defs) == 0 || defs[len(defs)-1].Place.File != r.unit.File {
			continue
		}
		d := defs[len(defs)-1]
		if a, ok := r.readInto(head); ok {
			return a.below(rest), true
		}
		a, ok := r.questionOf(d.Value, d.Scope, depth+1)
		return a.below(rest), ok
	}
	return question{}, false
}

// standing reads the names that stand for the configuration without any call.
func (r *run) standing(path string) (question, bool) {
	for _, s := range standings {
		if s.language != r.unit.Language {
			continue
		}
		rest, ok := s.cut(path, r.unit.Imports)
		if ok && rest != "" {
			return question{in: s.in}.below(s.prefix, rest), true
		}
	}
	return question{}, false
}

// filled reads objects that a method fills from a file: parser.read("db.ini"), properties.load(stream).
func (r *run) readInto(name string) (question, bool) {
	for _, c := range r.methods[name] {
		if (c.Method == "read" || c.Method == "load" || c.Method == "read_file") && len(c.Args) > 0 {
			if a, ok := r.file(c.Args[0].Value, c.Scope); ok {
				return a, true
			}
		}
	}
	return question{}, false
}

// askedByCall reads calls: those that read a file, those that ask for a key, and those that go on from another one.
func (r *run) askedByCall(c *token.Call, scope, depth int) (question, bool) {
	if c == nil || c.New {
		return question{}, false
	}
	callee := normalPath(c.Callee)
	if c.Receiver == nil && loads[r.unit.Language][callee] && len(c.Args) > 0 {
		return r.file(c.Args[0].Value, scope)
	}
	keys, ok := r.keys(c, scope)
	callee = r.byMaker(callee, scope)
	for _, a := range asks {
		if a.language == r.unit.Language && a.asks(c, callee, r.unit.Imports) && len(keys) >= a.keys && (ok || a.keys == 0) {
			return a.question(keys), true
		}
	}
	var of token.Expr
	switch at := strings.LastIndexByte(callee, '.'); {
	case c.Receiver != nil:
		of = *c.Receiver
	case at > 0:
		of = token.Expr{Kind: token.Name, Place: c.Place, Path: callee[:at]}
	default:
		return question{}, false
	}
	switch {
	case c.Method == "Get" && len(c.Args) == 0: // .NET: the section as an object
		return r.questionOf(of, scope, depth)
	case callee == "Keyword.get" || callee == "Keyword.fetch!" || callee == "Map.get":
		if len(c.Args) < 2 {
			return question{}, false
		}
		a, found := r.questionOf(c.Args[0].Value, scope, depth)
		return a.below(keyOf(c.Args[1].Value)), found && keyOf(c.Args[1].Value) != ""
	case deeper[c.Method] && ok:
		a, found := r.questionOf(of, scope, depth)
		if c.Method == "get" && !r.parsed(of, scope) || c.Method == "fetch" {
			keys = keys[:1] // the second is a default
		}
		return a.below(keys...), found
	}
	return question{}, false
}

// parsed reports whether an object is one of Python's readers of sections, whose get takes a section and a key.
func (r *run) parsed(e token.Expr, scope int) bool {
	r.asking = true
	t := r.follow(e, scope)
	r.asking = false
	return t.expr.Kind == token.CallOf && t.expr.Call != nil && strings.Contains(strings.ToLower(t.expr.Call.Method), "configparser")
}

// deeper are methods that go on to a key inside.
var deeper = map[string]bool{
	"get": true, "fetch": true, "dig": true, "GetValue": true, "GetSection": true, "GetRequiredSection": true, "getString": true,
	"getConfig": true, "getProperty": true, "GetString": true, "get_string": true, "get_table": true, "getBoolean": true, "getObject": true,
}

// byMaker spells the callee of a method by the package that its receiver was made by: v.GetString with v := viper.New().
func (r *run) byMaker(callee string, scope int) string {
	head, rest, dotted := strings.Cut(callee, ".")
	if r.unit.Language != "go" || !dotted || r.unit.Imports[head] != "" {
		return callee
	}
	defs := r.visible(head, scope)
	if len(defs) != 1 || defs[0].Value.Kind != token.CallOf || defs[0].Value.Call == nil {
		return callee
	}
	if by := firstSegment(defs[0].Value.Call.Callee); r.unit.Imports[by] != "" {
		return by + "." + rest
	}
	return callee
}

// keys are the leading arguments of a call that are words, or constants that are.
func (r *run) keys(c *token.Call, scope int) ([]string, bool) {
	var out []string
	for _, a := range c.Args {
		key := keyOf(a.Value)
		if a.Value.Kind == token.Name && r.unit.Language != "elixir" {
			r.asking = true
			key = keyOf(r.follow(a.Value, scope).expr)
			r.asking = false
		}
		if key == "" || !a.Name.IsZero() {
			break
		}
		out = append(out, key)
	}
	return out, len(out) > 0
}

// maxReading bounds how many files are read to know the path of another one.
const maxReading = 3

// file is the address of a file that a program reads. What is unknown in the path is a folder, or the environment's name.
func (r *run) file(e token.Expr, scope int) (question, bool) {
	if r.reading >= maxReading {
		return question{}, false
	}
	r.reading++
	path := r.text(e, scope).String()
	r.reading--
	hole := string(source.Hole)
	for strings.HasPrefix(path, hole) {
		path = strings.TrimPrefix(strings.TrimPrefix(path, hole), "/")
	}
	if path = strings.ReplaceAll(path, hole, "*"); strings.Trim(path, "*./") == "" || strings.ContainsAny(path, "\n ") || len(path) > 200 {
		return question{}, false
	}
	return question{in: "file:" + path}, true
}

// asksOf lists the imports that lead to the configuration which was asked for.
func (f *finder) asksOf() []setting.Import {
	var out []setting.Import
	for in := range f.asked {
		out = append(out, setting.Import{Language: setting.Configuration, Path: in})
	}
	return out
}
