package parser

import (
	"slices"
	"strings"
	"sync"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/keys"
	"github.com/dsnlint/dsnlint/setting"
)

// filters are the matchers of a run, one for the programs of each language and one for all other files. Each is made when
// the first such file is met.
type filters struct {
	words func(language string) []string
	mu    sync.Mutex
	made  map[string]*Filter
}

// of is the matcher for the files of a format; that for all other files where there is none.
func (f *filters) of(format *format) *Filter {
	language := ""
	if format != nil && format.code != nil {
		language = format.name
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.made[language] == nil {
		f.made[language] = NewFilter(f.words(language))
		if language != "" {
			f.made[language].count(bundleNeedles, NewFilter(cli.Downloaders()))
		}
	}
	return f.made[language]
}

// needles are words of which at least one stands in every file that holds a setting: those below, and what names the
// schemes and openers of the drivers. A program of a language holds neither the openers of another one nor the mappings
// of config files; in files that are no programs, for which the language is "", any of them may stand.
func needles(known setting.Known, language string) []string {
	out := append([]string(nil), fixedNeedles...)
	if language == "" {
		out = append(out, fileNeedles...)
		out = append(out, keys.Engines(4)...)
	} else {
		out = append(out, programNeedles...)
	}
	for _, s := range known.Schemes {
		if strings.HasPrefix(s.Name, "jdbc:") || strings.HasPrefix(s.Name, "r2dbc:") || strings.HasPrefix(s.Name, "dbi:") {
			out = append(out, s.Name+":")
		} else {
			out = append(out, s.Name+"://")
		}
	}
	for _, o := range known.Openers {
		if language == o.Language || language == "" && named(o) {
			out = append(out, openerNeedles(o)...)
		}
	}
	for _, b := range known.Blocks {
		if language == "" || b.Path == "env:" {
			out = append(out, blockNeedles(b)...)
		}
	}
	for _, k := range known.Keys {
		if language == "" {
			out = append(out, keyNeedle(k))
		}
	}
	for _, name := range cli.Clients() {
		out = append(out, clientNeedles(name, language)...)
	}
	for _, t := range known.Resources {
		if n := resourceNeedle(t); n != "" {
			out = append(out, n)
		}
		out = append(out, libraryNeedles(t)...)
		if n := moduleNeedle(t); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// clientNeedles are what a file cannot do without that starts a client program. Programs have functions of such names too,
// so that there a quote or an argument stands beside it, as everywhere beside a name that is part of many words.
func clientNeedles(name, language string) []string {
	switch {
	case len(name) > 4 && language == "":
		return []string{name}
	case len(name) < 4 && language != "": // BCP 47 is no program
		return []string{`"` + name, "'" + name, "`" + name}
	}
	return append(quoted(name), name+" ")
}

// resourceNeedle is what a file cannot do without that declares a resource of a type: the type, or the part of it that
// stands in one piece. A type that only we use has none.
func resourceNeedle(kind string) string {
	kind = strings.TrimSuffix(kind, "*")
	before, _, split := strings.Cut(kind, "/")
	switch {
	case strings.HasPrefix(kind, "chart:"):
		return strings.TrimPrefix(before, "chart:")
	case strings.HasPrefix(kind, "module:"):
		return strings.TrimPrefix(kind, "module:")
	case split:
		return before
	case strings.Contains(kind, " "):
		return strings.Join(strings.Fields(kind)[:2], " ") // a command with its first word; the next line may hold the rest
	case strings.Count(kind, ".") == 2 && !strings.ContainsAny(kind, "-: "): // a module of Ansible, which may go by its last name
		if last := kind[strings.LastIndexByte(kind, '.')+1:]; strings.Contains(last, "_") {
			return last
		}
		return kind
	case strings.Contains(kind, "::"), strings.Contains(kind, "_") && !strings.Contains(kind, "."):
		return kind
	}
	return ""
}

// moduleNeedle is the name of the repository that holds a module of the registry, for calls that name that one:
// owner/rds/aws stands in owner/terraform-aws-rds.
func moduleNeedle(kind string) string {
	address, ok := strings.CutPrefix(kind, "module:")
	parts := strings.SplitN(address, "/", 4)
	if !ok || len(parts) < 3 {
		return ""
	}
	return "terraform-" + parts[2] + "-" + parts[1]
}

// blockNeedles are what a file with a program's block cannot do without: the name of the mapping, the variable that
// selects it, or the values of which it has one. Those that stand in every other file are left out; the option that makes
// such a block worth reading is a needle of its own.
func blockNeedles(b setting.Block) []string {
	switch path := strings.TrimSuffix(b.Path, ".*"); {
	case strings.HasPrefix(path, "provider."):
		return []string{`provider "` + path[len("provider."):] + `"`}
	case path == "env:", strings.HasPrefix(path, "spec"):
	case strings.HasPrefix(path, "Resources."):
		return nil // in CloudFormation, where the types are needles
	case strings.HasSuffix(path, ".connections"), strings.HasPrefix(path, "properties."):
		return []string{path}
	default:
		last := path[strings.LastIndexByte(path, '.')+1:]
		way, _, _ := strings.Cut(path, ".")
		switch {
		case !common[last]:
			return []string{last}
		case !common[way] && !slices.Contains(fixedNeedles, last) && !slices.ContainsFunc(b.Select, func(s setting.Selector) bool { return len(s.Values) > 0 }):
			return []string{way}
		}
	}
	var out []string
	for _, s := range b.Select {
		for _, v := range s.Values {
			switch v = strings.Trim(v, "*"); {
			case b.Path == "env:", strings.Contains(s.Keyword, "_"):
				out = append(out, s.Keyword)
			case len(v) > 8 && strings.ContainsAny(v, " ./-"):
				out = append(out, v)
			}
		}
	}
	for _, m := range b.Members {
		if m.Role == setting.Host && len(m.Key) > 8 {
			out = append(out, m.Key)
		}
	}
	return out
}

// keyNeedle is what a file with a key cannot do without: the variable of the environment, or the first name on the way to
// the key's own that says enough.
func keyNeedle(k setting.Key) string {
	if name, ok := strings.CutPrefix(k.Pattern, "env:"); ok {
		return name
	}
	way := strings.Split(k.Pattern, ".")
	at := slices.IndexFunc(way, func(name string) bool {
		return slices.Contains(fixedNeedles, name) || len(name) > 4 && name != "spring" && !common[name]
	})
	return way[max(0, at)]
}

// common are names of mappings that stand in every other file.
var common = map[string]bool{
	"": true, "database": true, "storage": true, "sql": true, "kafka": true, "sinks": true, "clusters": true, "instances": true, "outputs": true,
	"connection": true, "connections": true, "postgresql": true, "mysql": true, "external": true,
}

// openerNeedles are what a file of an opener's language cannot do without: the imported package, or the class where the
// import may stand in another file. What has no name of its own is told by the values that select it.
func openerNeedles(o setting.Opener) []string {
	if name, ok := strings.CutPrefix(o.Callee, "assign:"); ok {
		return assignNeedles(o, name)
	}
	if name, ok := strings.CutPrefix(o.Callee, "object:"); ok {
		return objectNeedles(o, name)
	}
	if class, ok := strings.CutPrefix(o.Callee, "class:"); ok {
		return []string{class}
	}
	callee := strings.TrimPrefix(o.Callee, "new:")
	if method, ok := strings.CutPrefix(callee, "*."); ok && o.Language != "php" {
		return []string{strings.TrimSuffix(method, "=")}
	}
	first, _, _ := strings.Cut(callee, ".")
	switch o.Language {
	case "go":
		if i := strings.LastIndexByte(callee, '.'); i >= 0 {
			return []string{callee[:i] + `"`}
		}
	case "java":
		return []string{packageName(callee)}
	case "csharp":
		return []string{className(callee)}
	case "rust":
		return []string{first + "::"}
	case "php":
		return phpNeedles(strings.TrimPrefix(callee, "*."))
	case "elixir":
		return elixirNeedles(first)
	case "javascript":
		if first != callee {
			return append(quoted(first), callee) // the library may be imported by another file: new pg.Pool()
		}
		return quoted(first)
	case "ruby":
		if len(first) < 3 {
			return []string{first + ".", first + "::"}
		}
	}
	return []string{first}
}

// named reports whether an opener has a name of its own, which says something in any file.
func named(o setting.Opener) bool {
	if name, ok := strings.CutPrefix(o.Callee, "assign:"); ok {
		return !anybodys(name)
	}
	if name, ok := strings.CutPrefix(o.Callee, "object:"); ok {
		return strings.Contains(name, ".") || slices.ContainsFunc(o.Select, telling)
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(o.Callee, "new:"), ".")
	return o.Language != "ruby" || len(first) >= shortest || first == "*"
}

// anybodys reports whether a file of any program may assign to a name.
func anybodys(name string) bool {
	first, _, _ := strings.Cut(name, ".")
	return first == "module" || first == "export" || first == "return" || first == "default"
}

// telling reports whether a selector's name says enough. Shorter ones stand in every other file; the options are needles of
// their own.
func telling(s setting.Selector) bool { return len(s.Keyword) > 10 }

// assignNeedles are the names that an object is assigned to; of a name that every file may have, what selects the opener.
func assignNeedles(o setting.Opener, name string) []string {
	first, _, _ := strings.Cut(name, ".")
	switch {
	case anybodys(name):
		if out := selecting(o); out != nil {
			return out
		}
		return []string{lastName(name)}
	case o.Language == "php" && len(first) < 4:
		return []string{first + "["} // $db['default']
	case o.Language == "javascript" && len(first) < 3:
		return quoted(first)
	}
	return []string{first}
}

// objectNeedles are the package of an object's type; of an object of any type, the members that tell it, or their values.
func objectNeedles(o setting.Opener, name string) []string {
	if home, _, typed := strings.Cut(name, "."); typed {
		return quoted(home)
	}
	var out []string
	for _, s := range o.Select {
		if telling(s) {
			out = append(out, s.Keyword)
		}
	}
	if len(out) == 0 {
		return selecting(o)
	}
	return out
}

// selecting are the values of the first selector that asks for any, and its name if that says enough: the value may be
// known when the program runs.
func selecting(o setting.Opener) []string {
	for _, s := range o.Select {
		if len(s.Values) == 0 {
			continue
		}
		var out []string
		if len(s.Keyword) > 6 {
			out = append(out, s.Keyword)
		}
		for _, v := range s.Values {
			if len(v) < 3 {
				out = append(out, quoted(v)...)
				continue
			}
			out = append(out, v)
		}
		return out
	}
	if len(o.Select) > 0 {
		if name := o.Select[0].Keyword; len(name) > 6 {
			return []string{name}
		}
		return quoted(o.Select[0].Keyword)
	}
	return nil
}

// lastName is the last segment of a path that names anything: return.redis.* asks for redis.
func lastName(path string) string {
	path = strings.TrimSuffix(path, ".*")
	return path[strings.LastIndexByte(path, '.')+1:]
}

func quoted(name string) []string { return []string{"'" + name + "'", `"` + name + `"`} }

// className is the class that a callee of .NET belongs to, or that it makes: names of methods are short, as those of
// namespaces are.
func className(callee string) string {
	parts := strings.Split(callee, ".")
	last := parts[len(parts)-1]
	if len(parts) > 1 && len(parts[len(parts)-2]) > len(last) {
		return parts[len(parts)-2]
	}
	return last
}

// phpNeedles are the first name of a callee, where it is short with what follows it: an argument, a member, a namespace.
func phpNeedles(callee string) []string {
	first, _, dotted := strings.Cut(callee, ".")
	switch {
	case len(first) > 4:
		return []string{first}
	case dotted:
		return []string{first + `\`, first + "::"}
	}
	return []string{first + "(", first + "::"}
}

// elixirNeedles are the first name of a callee, or where it is everybody's what stands in the configuration of a
// repository.
func elixirNeedles(first string) []string {
	switch first {
	case "config", "Application":
		return []string{".repo,", "repo,\n", "repo,\r", "ecto.adapters."}
	case "Ecto":
		return []string{"ecto.repo", "repo.start_link"}
	}
	return []string{first}
}

// packageName is what stands before the first class of a dotted callee.
func packageName(callee string) string {
	at := 0
	for _, part := range strings.Split(callee, ".") {
		if part != "" && 'A' <= part[0] && part[0] <= 'Z' {
			break
		}
		at += len(part) + 1
	}
	return callee[:min(at, len(callee))]
}
