package matrix

import (
	"regexp"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// OptionCalls writes programs that give options to an opener, in the ways in which its language hands objects on. It is
// empty where the opener takes none or the options cannot be written in its language.
func OptionCalls(o *setting.Opener, options []Written) []Spelling {
	style, ok := optionStyles[o.Language]
	if !ok || !o.Keywords || strings.ContainsAny(o.Callee, "*:@") || len(o.Select) > 0 {
		return nil
	}
	for _, w := range options {
		if !style.writes(w) {
			return nil
		}
	}
	return optionWriters[o.Language](o, append([]Written{{name: hostKeyword(o), value: literalValue("db.lab.internal")}}, options...))
}

// literalValue is a string that a program writes.
func literalValue(s string) setting.Value {
	return setting.Value{Text: source.Decoded(source.Place{}, s)}
}

// hostKeyword is what an opener calls the host.
func hostKeyword(o *setting.Opener) string {
	for _, a := range o.Args {
		if a.Role == setting.Host && identifier.MatchString(a.Keyword) {
			return a.Keyword
		}
	}
	return "host"
}

var identifier = regexp.MustCompile(`^[A-Za-z_]\w*$`)

// optionStyle is how a language writes objects of options.
type optionStyle struct {
	symbols *regexp.Regexp // constants that it knows
	words   map[string]string
}

// optionWriters write the programs of a language.
var optionWriters = map[string]func(*setting.Opener, []Written) []Spelling{"python": pythonOptions, "ruby": rubyOptions, "javascript": javascriptOptions}

func (s *optionStyle) writes(w Written) bool {
	for part := range strings.SplitSeq(w.name, ".") {
		if !identifier.MatchString(part) {
			return false
		}
	}
	return w.value.Kind != setting.Symbol || s.symbols.MatchString(w.value.Text.String())
}

var optionStyles = map[string]*optionStyle{
	"python":     {symbols: regexp.MustCompile(`^ssl\.`), words: map[string]string{"true": "True", "false": "False"}},
	"ruby":       {symbols: regexp.MustCompile(`^OpenSSL`)},
	"javascript": {symbols: regexp.MustCompile(`^$`)},
}

// value is a value in the language's words.
func (s *optionStyle) value(language string, v setting.Value) string {
	text := v.Text.String()
	switch v.Kind {
	case setting.Bool:
		if w := s.words[text]; w != "" {
			return w
		}
		return text
	case setting.Symbol:
		return text
	}
	return quote(language, text)
}

// tree is options with those of one object together, in the order in which they are written.
type tree struct {
	name  string
	value string // "" for an object
	inner []*tree
}

func treeOf(options []Written, value func(setting.Value) string) []*tree {
	root := &tree{}
	for _, w := range options {
		at := root
		parts := strings.Split(w.name, ".")
		for i, part := range parts {
			next := at.child(part)
			if i == len(parts)-1 {
				next.value = value(w.value)
			}
			at = next
		}
	}
	return root.inner
}

func (t *tree) child(name string) *tree {
	for _, c := range t.inner {
		if c.name == name {
			return c
		}
	}
	c := &tree{name: name}
	t.inner = append(t.inner, c)
	return c
}

// written writes members with a sign behind each name, and objects in braces.
func members(list []*tree, key func(string) string, join string) string {
	var out []string
	for _, t := range list {
		value := t.value
		if value == "" {
			value = "{" + members(t.inner, key, join) + "}"
		}
		out = append(out, key(t.name)+value)
	}
	return strings.Join(out, join)
}

func pythonOptions(o *setting.Opener, options []Written) []Spelling {
	from, rest := module(o.Callee)
	if from == "" {
		return nil
	}
	style := optionStyles["python"]
	list := treeOf(options, func(v setting.Value) string { return style.value("python", v) })
	quoted := func(name string) string { return "\"" + name + "\": " }
	var keywords []string
	for _, t := range list {
		keywords = append(keywords, t.name+"="+strings.TrimPrefix(members([]*tree{t}, quoted, ", "), quoted(t.name)))
	}
	dict := "{" + members(list, quoted, ", ") + "}"
	head := "import ssl\nimport " + from + "\n"
	call := "db = " + o.Callee
	last := list[len(list)-1]
	return []Spelling{
		program("keywords", "x.py", head, call+"("+strings.Join(keywords, ", ")+")"),
		program("spread", "x.py", head, "CONFIG = "+dict, call+"(**CONFIG)"),
		program("spread in place", "x.py", head, call+"(**"+dict+")"),
		program("spread of dict()", "x.py", head, "config = dict("+strings.Join(keywords, ", ")+")", call+"(**config)"),
		program("spread of a function", "x.py", head, "def config():", "    return "+dict, "", call+"(**config())"),
		program("spread of a member", "x.py", head, "CONFIG = {\"db\": "+dict+"}", call+"(**CONFIG[\"db\"])"),
		program("set by key", "x.py", head, "config = {"+members(list[:len(list)-1], quoted, ", ")+"}", "config[\""+last.name+"\"] = "+strings.TrimPrefix(members(list[len(list)-1:], quoted, ", "), quoted(last.name)), call+"(**config)"),
		program("updated", "x.py", head, "config = {"+members(list[:1], quoted, ", ")+"}", "config.update({"+members(list[1:], quoted, ", ")+"})", call+"(**config)"),
		program("two spreads", "x.py", head, "BASE = {"+members(list[:1], quoted, ", ")+"}", "TLS = {"+members(list[1:], quoted, ", ")+"}", call+"(**BASE, **TLS)"),
		program("merged", "x.py", head, "BASE = {"+members(list[:1], quoted, ", ")+"}", "CONFIG = {**BASE, "+members(list[1:], quoted, ", ")+"}", call+"(**CONFIG)"),
		program("joined", "x.py", head, "BASE = {"+members(list[:1], quoted, ", ")+"}", "CONFIG = BASE | {"+members(list[1:], quoted, ", ")+"}", call+"(**CONFIG)"),
		program("own keywords", "x.py", head, "def connect(**kwargs):", "    return "+o.Callee+"(**kwargs)", "", "db = connect("+strings.Join(keywords, ", ")+")"),
		program("from import", "x.py", "import ssl", "from "+from+" import "+strings.Split(rest, ".")[0], "db = "+rest+"(", "    "+strings.Join(keywords, ",\n    ")+",", ")"),
	}
}

func rubyOptions(o *setting.Opener, options []Written) []Spelling {
	i := strings.LastIndexByte(o.Callee, '.')
	if i < 0 {
		return nil
	}
	style := optionStyles["ruby"]
	list := treeOf(options, func(v setting.Value) string { return style.value("ruby", v) })
	plain := func(name string) string { return name + ": " }
	rocket := func(name string) string { return ":" + name + " => " }
	strung := func(name string) string { return "'" + name + "' => " }
	callee := strings.ReplaceAll(o.Callee[:i], ".", "::") + o.Callee[i:]
	last := list[len(list)-1]
	out := []Spelling{
		program("keywords", "x.rb", "db = "+callee+"("+members(list, plain, ", ")+")"),
		program("without parentheses", "x.rb", "db = "+callee+" "+members(list, plain, ", ")),
		program("hash", "x.rb", "db = "+callee+"({ "+members(list, plain, ", ")+" })"),
		program("rockets", "x.rb", "db = "+callee+"("+members(list, rocket, ", ")+")"),
		program("constant", "x.rb", "CONFIG = { "+members(list, plain, ", ")+" }.freeze", "db = "+callee+"(CONFIG)"),
		program("spread", "x.rb", "CONFIG = { "+members(list, plain, ", ")+" }", "db = "+callee+"(**CONFIG)"),
		program("merged", "x.rb", "BASE = { "+members(list[:1], plain, ", ")+" }", "db = "+callee+"(BASE.merge("+members(list[1:], plain, ", ")+"))"),
		program("two spreads", "x.rb", "BASE = { "+members(list[:1], plain, ", ")+" }", "db = "+callee+"(**BASE, "+members(list[1:], plain, ", ")+")"),
		program("set by key", "x.rb", "config = { "+members(list[:len(list)-1], plain, ", ")+" }", "config[:"+last.name+"] = "+strings.TrimPrefix(members(list[len(list)-1:], plain, ", "), plain(last.name)), "db = "+callee+"(config)"),
		program("method", "x.rb", "def config", "  { "+members(list, plain, ", ")+" }", "end", "db = "+callee+"(config)"),
		program("over lines", "x.rb", "db = "+callee+"(", "  "+members(list, plain, ",\n  ")+",", ")"),
	}
	if strings.HasSuffix(o.Callee, "PG.connect") {
		out = append(out, program("strings", "x.rb", "db = "+callee+"("+members(list, strung, ", ")+")"))
	}
	return out
}

func javascriptOptions(o *setting.Opener, options []Written) []Spelling {
	position := -1
	for _, a := range o.Args {
		if a.Position >= 0 && (a.Role == setting.Options && a.Name == "" || a.Role == setting.DSN) && (position < 0 || a.Position < position) {
			position = a.Position
		}
	}
	from, rest := javascriptModule(o.Callee)
	if position != 0 || len(rest) == 0 {
		return nil
	}
	style := optionStyles["javascript"]
	list := treeOf(options, func(v setting.Value) string { return style.value("javascript", v) })
	plain := func(name string) string { return name + ": " }
	strung := func(name string) string { return "'" + name + "': " }
	full := strings.Join(rest, ".")
	if name := rest[len(rest)-1]; name[0] >= 'A' && name[0] <= 'Z' {
		full = "new " + full
	}
	head := "import { " + rest[0] + " } from \"" + from + "\";\n"
	object := func(list []*tree) string { return "{ " + members(list, plain, ", ") + " }" }
	last := list[len(list)-1]
	return []Spelling{
		program("object", "x.mjs", head, "const db = "+full+"("+object(list)+");"),
		program("quoted names", "x.mjs", head, "const db = "+full+"({ "+members(list, strung, ", ")+" });"),
		program("constant", "x.ts", head, "const config: Config = "+object(list)+";", "const db = "+full+"(config);"),
		program("spread", "x.ts", head, "const base = "+object(list[:1])+";", "const db = "+full+"({ ...base, "+members(list[1:], plain, ", ")+" });"),
		program("spread behind", "x.ts", head, "const tls = "+object(list[1:])+";", "const db = "+full+"({ "+members(list[:1], plain, ", ")+", ...tls });"),
		program("Object.assign", "x.js", head, "const base = "+object(list[:1])+";", "const db = "+full+"(Object.assign({}, base, "+object(list[1:])+"));"),
		program("member", "x.js", head, "const config = { db: "+object(list)+" };", "const db = "+full+"(config.db);"),
		program("function", "x.js", head, "function config() {", "  return "+object(list)+";", "}", "const db = "+full+"(config());"),
		program("arrow", "x.js", head, "const config = () => ("+object(list)+");", "const db = "+full+"(config());"),
		program("set by name", "x.js", head, "const config = "+object(list[:len(list)-1])+";", "config."+last.name+" = "+strings.TrimPrefix(members(list[len(list)-1:], plain, ", "), plain(last.name))+";", "const db = "+full+"(config);"),
		program("set by key", "x.js", head, "const config = "+object(list[:len(list)-1])+";", "config[\""+last.name+"\"] = "+strings.TrimPrefix(members(list[len(list)-1:], plain, ", "), plain(last.name))+";", "const db = "+full+"(config);"),
		program("one by one", "x.ts", head, "const "+last.name+" = "+strings.TrimPrefix(members(list[len(list)-1:], plain, ", "), plain(last.name))+";", "const db = "+full+"({ "+members(list[:len(list)-1], plain, ", ")+", "+last.name+" });"),
		program("as", "x.ts", head, "const db = "+full+"("+object(list)+" as Config);"),
		program("class field", "x.ts", head, "class Store {", "  private readonly config = "+object(list)+";", "  db = "+full+"(this.config);", "}"),
	}
}
