package matrix

import (
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// Calls writes programs that give a connection string to an opener, in the ways in which its language imports and calls
// things. It is empty where the opener takes no connection string, or is no plain call.
func Calls(o *setting.Opener, dsn string) []Spelling {
	write := callers[o.Language]
	if len(o.Schemes) > 0 { // a second connection of another opener's call
		return nil
	}
	if write == nil || strings.ContainsAny(o.Callee, "*:@") && !strings.HasPrefix(o.Callee, "new:") && o.Language != "javascript" {
		return nil
	}
	args, ok := arguments(o, dsn)
	if !ok {
		return nil
	}
	callee, isNew := strings.CutPrefix(o.Callee, "new:")
	if strings.Contains(callee, ":") || strings.Contains(callee, "*") {
		return nil
	}
	return write(call{callee: callee, isNew: isNew, args: args, keywords: keywordStyle[o.Language]})
}

// call is one call of an opener.
type call struct {
	callee   string
	isNew    bool
	args     []argument
	keywords string // between a keyword and its value; "" where the language has no keywords
}

// argument is an argument as it is written; keyword is "" for a positional one.
type argument struct{ keyword, value string }

// keywordStyle is what stands between a keyword and its value.
var keywordStyle = map[string]string{"python": "=", "ruby": ": "}

// nothing is the value for arguments that do not matter.
var nothing = map[string]string{"python": "None", "go": "nil", "javascript": "undefined", "java": "null", "php": "null", "ruby": "nil", "csharp": "null", "c": "NULL", "rust": "None"}

// arguments puts the connection string and the values that select the opener in their places. ok is false where the
// opener takes no connection string there, or is selected by something else.
func arguments(o *setting.Opener, dsn string) (args []argument, ok bool) {
	byPosition := map[int]string{}
	var named []argument
	for _, a := range o.Args {
		switch {
		case a.Role != setting.DSN || ok:
		case a.Position >= 0:
			byPosition[a.Position], ok = quote(o.Language, dsn), true
		case a.Keyword != "" && !strings.ContainsAny(a.Keyword, ":().*") && keywordStyle[o.Language] != "":
			named, ok = append(named, argument{a.Keyword, quote(o.Language, dsn)}), true
		}
	}
	for _, s := range o.Select {
		switch {
		case len(s.Values) == 0 || strings.Contains(s.Keyword, ":"):
			return nil, false
		case s.Keyword == "":
			byPosition[s.Position] = quote(o.Language, s.Values[0])
		case keywordStyle[o.Language] != "":
			named = append(named, argument{s.Keyword, quote(o.Language, s.Values[0])})
		default:
			return nil, false
		}
	}
	last := -1
	for p := range byPosition {
		last = max(last, p)
	}
	for p := range last + 1 {
		value, given := byPosition[p]
		if !given {
			value = nothing[o.Language]
		}
		args = append(args, argument{value: value})
	}
	return append(args, named...), ok
}

func quote(language, s string) string {
	switch language {
	case "ruby", "php", "perl":
		return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
	}
	return quotedJSON(s)
}

func (c *call) list() string {
	var out []string
	for _, a := range c.args {
		if a.keyword != "" {
			a.value = a.keyword + c.keywords + a.value
		}
		out = append(out, a.value)
	}
	return strings.Join(out, ", ")
}

// callers write a call in each way that a language has.
var callers = map[string]func(call) []Spelling{
	"python": pythonCalls, "go": goCalls, "javascript": javascriptCalls, "java": javaCalls, "php": phpCalls, "ruby": rubyCalls, "rust": rustCalls, "csharp": csharpCalls, "c": cCalls,
}

func program(way, file string, lines ...string) Spelling {
	return Spelling{Way: way, File: file, Data: []byte(strings.Join(lines, "\n") + "\n")}
}

// module splits a dotted path where the classes begin: psycopg2.pool, SimpleConnectionPool.
func module(callee string) (packages, rest string) {
	parts := strings.Split(callee, ".")
	i := slices.IndexFunc(parts, func(p string) bool { return p != "" && p[0] >= 'A' && p[0] <= 'Z' })
	if i < 0 {
		i = len(parts) - 1
	}
	return strings.Join(parts[:i], "."), strings.Join(parts[i:], ".")
}

func pythonCalls(c call) []Spelling {
	from, rest := module(c.callee)
	list := "(" + c.list() + ")"
	if from == "" {
		return []Spelling{program("builtin", "x.py", "connection = "+c.callee+list)}
	}
	first, _, _ := strings.Cut(rest, ".")
	return []Spelling{
		program("import", "x.py", "import "+from, "", "connection = "+c.callee+list),
		program("import as", "x.py", "import "+from+" as lib", "", "connection = lib."+rest+list),
		program("from import", "x.py", "from "+from+" import "+first, "", "connection = "+rest+list),
		program("from import as", "x.py", "from "+from+" import "+first+" as own", "", "connection = own"+strings.TrimPrefix(rest, first)+list),
		program("in a method", "x.py", "from "+from+" import "+first, "", "class Store:", "    def __init__(self):", "        self.connection = "+rest+list),
		program("with", "x.py", "import "+from, "", "with "+c.callee+list+" as connection:", "    pass"),
		program("awaited", "x.py", "import "+from, "", "async def main():", "    return await "+c.callee+list),
		program("over lines", "x.py", "import "+from, "", "connection = "+c.callee+"(", "    "+strings.ReplaceAll(c.list(), ", ", ",\n    ")+",", ")"),
	}
}

func goCalls(c call) []Spelling {
	slash := strings.LastIndexByte(c.callee, '/')
	dot := slash + 1 + strings.IndexByte(c.callee[slash+1:], '.')
	if strings.HasPrefix(c.callee[slash+1:], "v") && dot == slash+3 || strings.Count(c.callee[slash+1:], ".") == 1 {
		dot = strings.LastIndexByte(c.callee, '.')
	}
	from, rest := c.callee[:dot], c.callee[dot+1:]
	if strings.Contains(rest, ".") || strings.HasPrefix(rest, "v") {
		return nil // a package with a version in its name, a method of a type
	}
	name := path.Base(from)
	if len(name) > 1 && name[0] == 'v' && strings.Trim(name[1:], "0123456789") == "" {
		name = path.Base(path.Dir(from))
	}
	list := "(" + c.list() + ")"
	head := "package main\n"
	out := []Spelling{
		program("alias", "x.go", head, "import lib \""+from+"\"", "", "func main() {", "\tdb, err := lib."+rest+list, "\tuse(db, err)", "}"),
		program("dot", "x.go", head, "import . \""+from+"\"", "", "func main() {", "\tdb, err := "+rest+list, "\tuse(db, err)", "}"),
	}
	if !strings.ContainsAny(name, "-.") {
		out = append(out,
			program("import", "x.go", head, "import \""+from+"\"", "", "func main() {", "\tdb, err := "+name+"."+rest+list, "\tuse(db, err)", "}"),
			program("returned", "x.go", head, "import (", "\t\"context\"", "", "\t\""+from+"\"", ")", "", "func open(ctx context.Context) any {", "\treturn must("+name+"."+rest+list+")", "}"),
			program("in an if", "x.go", head, "import \""+from+"\"", "", "func main() {", "\tif db, err := "+name+"."+rest+list+"; err == nil {", "\t\tuse(db)", "\t}", "}"),
			program("variable of the package", "x.go", head, "import \""+from+"\"", "", "var db, err = "+name+"."+rest+list))
	}
	return out
}

// javascriptModule splits "@scope/name/sub.Class.member".
func javascriptModule(callee string) (from string, rest []string) {
	slash := strings.LastIndexByte(callee, '/')
	parts := strings.Split(callee[slash+1:], ".")
	return callee[:slash+1] + parts[0], parts[1:]
}

func javascriptCalls(c call) []Spelling {
	from, rest := javascriptModule(c.callee)
	if len(rest) > 0 && rest[0] == "default" {
		rest = rest[1:]
	}
	made := func(callee string, upper bool) string {
		if upper {
			callee = "new " + callee
		}
		return callee + "(" + c.list() + ")"
	}
	if len(rest) == 0 {
		last := path.Base(from)
		upper := c.isNew || last[0] >= 'A' && last[0] <= 'Z'
		return []Spelling{
			program("default import", "x.mjs", "import lib from \""+from+"\";", "", "export const db = "+made("lib", upper)+";"),
			program("require", "x.cjs", "const lib = require(\""+from+"\");", "", "module.exports = "+made("lib", upper)+";"),
		}
	}
	name := rest[len(rest)-1]
	upper := c.isNew || name[0] >= 'A' && name[0] <= 'Z'
	full := strings.Join(rest, ".")
	tail := strings.TrimPrefix(full, rest[0])
	return []Spelling{
		program("named import", "x.mjs", "import { "+rest[0]+" } from \""+from+"\";", "", "export const db = "+made(full, upper)+";"),
		program("import as", "x.ts", "import { "+rest[0]+" as Own } from \""+from+"\";", "", "export const db = "+made("Own"+tail, upper)+";"),
		program("import of all", "x.ts", "import * as lib from \""+from+"\";", "", "export const db = "+made("lib."+full, upper)+";"),
		program("default import", "x.mjs", "import lib from \""+from+"\";", "", "export const db = "+made("lib."+full, upper)+";"),
		program("require", "x.js", "const lib = require(\""+from+"\");", "", "module.exports = "+made("lib."+full, upper)+";"),
		program("require of one", "x.js", "const { "+rest[0]+" } = require(\""+from+"\");", "", "const db = "+made(full, upper)+";"),
		program("member of require", "x.js", "const Own = require(\""+from+"\")."+rest[0]+";", "", "const db = "+made("Own"+tail, upper)+";"),
		program("in a class", "x.ts", "import { "+rest[0]+" } from \""+from+"\";", "", "export class Store {", "  private db = "+made(full, upper)+";", "}"),
		program("awaited", "x.mjs", "import { "+rest[0]+" } from \""+from+"\";", "", "const db = await "+made(full, upper)+";"),
		program("JSX", "x.tsx", "import { "+rest[0]+" } from \""+from+"\";", "", "const db = "+made(full, upper)+";", "export default () => <b>{db.name}</b>;"),
	}
}

func javaCalls(c call) []Spelling {
	from, rest := module(c.callee)
	class, method, static := strings.Cut(rest, ".")
	if from == "" || strings.Contains(method, ".") {
		return nil
	}
	full := "new " + class
	if static {
		full = class + "." + method
	} else if !c.isNew && (class[0] < 'A' || class[0] > 'Z') {
		return nil
	}
	body := func(callee string) []string {
		return []string{"class App {", "  void open() throws Exception {", "    var db = " + callee + "(" + c.list() + ");", "  }", "}"}
	}
	kotlin := strings.TrimPrefix(full, "new ")
	out := []Spelling{
		program("import", "App.java", append([]string{"import " + from + "." + class + ";", ""}, body(full)...)...),
		program("import of all", "App.java", append([]string{"import " + from + ".*;", ""}, body(full)...)...),
		program("full name", "App.java", body(strings.Replace(full, class, from+"."+class, 1))...),
		program("Kotlin", "App.kt", "import "+from+"."+class, "", "fun open() {", "    val db = "+kotlin+"("+c.list()+")", "}"),
		program("Scala", "App.scala", "import "+from+"."+class, "", "object App {", "  val db = "+full+"("+c.list()+")", "}"),
		program("Groovy", "App.groovy", "import "+from+"."+class, "", "def db = "+full+"("+c.list()+")"),
	}
	if static {
		out = append(out, program("static import", "App.java", append([]string{"import static " + from + "." + class + "." + method + ";", ""}, body(method)...)...))
	}
	return out
}

func phpCalls(c call) []Spelling {
	parts := strings.Split(c.callee, ".")
	last := parts[len(parts)-1]
	list := "(" + c.list() + ");"
	switch {
	case len(parts) == 1 && !c.isNew:
		return []Spelling{
			program("function", "x.php", "<?php", "$db = "+last+list),
			program("global function", "x.php", "<?php", "namespace App;", "$db = \\"+last+list),
			program("in HTML", "x.php", "<p>", "<?php $db = "+last+list+" ?>", "</p>"),
			program("silenced", "x.php", "<?php", "$db = @"+last+list),
			program("or die", "x.php", "<?php", "$db = "+strings.TrimSuffix(last+list, ";")+" or die('no database');"),
		}
	case len(parts) == 1 || c.isNew || last[0] >= 'A' && last[0] <= 'Z':
		full := strings.Join(parts, "\\")
		return []Spelling{
			program("full name", "x.php", "<?php", "$db = new \\"+full+list),
			program("use", "x.php", "<?php", "use "+full+";", "$db = new "+last+list),
			program("use as", "x.php", "<?php", "use "+full+" as Own;", "$db = new Own"+list),
			program("in a class", "x.php", "<?php", "namespace App;", "use "+full+";", "class Store {", "    private $db;", "    public function __construct() {", "        $this->db = new "+last+list, "    }", "}"),
			program("in try", "x.php", "<?php", "try {", "    $db = new \\"+full+list, "} catch (\\Exception $e) {", "}"),
		}
	}
	class := strings.Join(parts[:len(parts)-1], "\\")
	short := parts[len(parts)-2]
	return []Spelling{
		program("full name", "x.php", "<?php", "$db = \\"+class+"::"+last+list),
		program("use", "x.php", "<?php", "use "+class+";", "$db = "+short+"::"+last+list),
		program("use as", "x.php", "<?php", "use "+class+" as Own;", "$db = Own::"+last+list),
	}
}

func rubyCalls(c call) []Spelling {
	parts := strings.Split(c.callee, ".")
	last := parts[len(parts)-1]
	class := strings.Join(parts[:len(parts)-1], "::")
	if class == "" {
		return nil
	}
	call := class + "." + last
	return []Spelling{
		program("call", "x.rb", "DB = "+call+"("+c.list()+")"),
		program("without parentheses", "x.rb", "db = "+call+" "+c.list()),
		program("from the top", "x.rb", "db = ::"+call+"("+c.list()+")"),
		program("in a method", "x.rb", "class Store", "  def db", "    @db ||= "+call+"("+c.list()+")", "  end", "end"),
		program("with a block", "x.rb", call+"("+c.list()+") do |db|", "  db.run", "end"),
	}
}

func rustCalls(c call) []Spelling {
	parts := strings.Split(c.callee, ".")
	if len(parts) < 2 {
		return nil
	}
	last := parts[len(parts)-1]
	holder := parts[len(parts)-2]
	full := strings.Join(parts, "::")
	list := "(" + c.list() + ")"
	body := func(call string) []string {
		return []string{"async fn open() -> Result<(), Error> {", "    let db = " + call + list + "?;", "    Ok(())", "}"}
	}
	out := []Spelling{program("full name", "x.rs", body(full)...)}
	if len(parts) > 2 || holder[0] >= 'A' && holder[0] <= 'Z' {
		out = append(out,
			program("use", "x.rs", append([]string{"use " + strings.Join(parts[:len(parts)-1], "::") + ";", ""}, body(holder+"::"+last)...)...),
			program("use as", "x.rs", append([]string{"use " + strings.Join(parts[:len(parts)-1], "::") + " as Own;", ""}, body("Own::"+last)...)...))
	}
	if len(parts) > 2 {
		out = append(out, program("use of several", "x.rs", append([]string{"use " + strings.Join(parts[:len(parts)-2], "::") + "::{" + holder + ", Other};", ""}, body(holder+"::"+last)...)...))
	}
	return append(out, program("awaited", "x.rs", "async fn open() {", "    let db = "+full+list+".await.unwrap();", "}"))
}

func csharpCalls(c call) []Spelling {
	dot := strings.LastIndexByte(c.callee, '.')
	from, class := c.callee[:max(dot, 0)], c.callee[dot+1:]
	list := "(" + c.list() + ")"
	if static := class == "Create" || class == "Connect" || class == "ConnectAsync"; static || from == "" {
		inner := strings.LastIndexByte(from, '.')
		if from == "" || inner < 0 {
			return nil
		}
		return []Spelling{
			program("static", "x.cs", "using "+from[:inner]+";", "var db = "+from[inner+1:]+"."+class+list+";"),
			program("static by full name", "x.cs", "var db = "+c.callee+list+";"),
		}
	}
	return []Spelling{
		program("using", "x.cs", "using "+from+";", "var db = new "+class+list+";"),
		program("full name", "x.cs", "var db = new "+c.callee+list+";"),
		program("global", "x.cs", "var db = new global::"+c.callee+list+";"),
		program("using alias", "x.cs", "using Own = "+c.callee+";", "var db = new Own"+list+";"),
		program("target typed", "x.cs", "using "+from+";", class+" db = new"+list+";"),
		program("using declaration", "x.cs", "using "+from+";", "class App", "{", "    void Open()", "    {", "        using var db = new "+class+list+";", "    }", "}"),
		program("await using", "x.cs", "using "+from+";", "await using (var db = new "+class+list+")", "{", "}"),
	}
}

func cCalls(c call) []Spelling {
	if strings.Contains(c.callee, ".") {
		return nil
	}
	call := c.callee + "(" + c.list() + ")"
	return []Spelling{
		program("declared", "x.c", "int main(void) {", "    void *db = "+call+";", "    return 0;", "}"),
		program("assigned", "x.c", "static void *db;", "int main(void)", "{", "    db = "+call+";", "    return 0;", "}"),
		program("in an if", "x.c", "int main(void) {", "    void *db;", "    if ((db = "+call+") == NULL)", "        return 1;", "    return 0;", "}"),
		program("C++", "x.cpp", "int main() {", "    auto *db = ::"+call+";", "}"),
		program("cast", "x.c", "int main(void) {", "    struct conn *db = (struct conn *) "+call+";", "    return 0;", "}"),
	}
}
