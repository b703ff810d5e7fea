package matrix

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// SetterCalls writes programs that set options on the object that an opener makes: methods of beans in the JVM's
// languages, properties in C#. It is empty where the opener makes no such object.
func SetterCalls(o *setting.Opener, options []Written) []Spelling {
	callee := strings.TrimPrefix(o.Callee, "new:")
	write := setterWriters[o.Language]
	i := strings.LastIndexByte(callee, '.')
	if write == nil || !o.Setters || strings.ContainsAny(callee, "*:@") || i < 0 || len(o.Select) > 0 {
		return nil
	}
	from, class := callee[:i], callee[i+1:]
	if class[0] < 'A' || class[0] > 'Z' {
		return nil // a builder's method
	}
	var pairs []argument
	for _, w := range options {
		name := strings.ReplaceAll(w.name, " ", "")
		if !identifier.MatchString(name) || w.value.Kind == setting.Symbol {
			return nil
		}
		value := w.value.Text.String()
		if w.value.Kind != setting.Bool {
			value = quotedJSON(value)
		}
		pairs = append(pairs, argument{strings.ToUpper(name[:1]) + name[1:], value})
	}
	return write(from, class, pairs)
}

var setterWriters = map[string]func(from, class string, pairs []argument) []Spelling{"java": javaSetters, "csharp": csharpSetters}

func javaSetters(from, class string, pairs []argument) []Spelling {
	var calls, assigned []string
	for _, p := range pairs {
		calls = append(calls, "    db.set"+p.keyword+"("+p.value+");")
		assigned = append(assigned, "        "+strings.ToLower(p.keyword[:1])+p.keyword[1:]+" = "+p.value)
	}
	inClass := func(lines ...string) []string {
		out := append([]string{"import " + from + "." + class + ";", "", "class App {"}, lines...)
		return append(out, "}")
	}
	body := strings.Join(calls, "\n")
	return []Spelling{
		program("setters", "App.java", inClass("  void open() {", "    "+class+" db = new "+class+"();", body, "  }")...),
		program("setters of var", "App.java", inClass("  void open() {", "    var db = new "+class+"();", body, "  }")...),
		program("setters of a returned object", "App.java", inClass("  @Bean", "  public "+class+" db() {", "    "+class+" db = new "+class+"();", body, "    return db;", "  }")...),
		program("setters of a field", "App.java", inClass("  private final "+class+" db = new "+class+"();", "  App() {", body, "  }")...),
		program("setters in a block", "App.java", inClass("  DataSource db = new "+class+"() {{", strings.ReplaceAll(body, "db.", ""), "  }};")...),
		program("Kotlin's apply", "App.kt", "import "+from+"."+class, "", "fun open() {", "    val db = "+class+"().apply {", strings.Join(assigned, "\n"), "    }", "}"),
		program("Kotlin's properties", "App.kt", "import "+from+"."+class, "", "fun open() {", "    val db = "+class+"()", strings.ReplaceAll(strings.Join(assigned, "\n"), "        ", "    db."), "}"),
		program("Scala's setters", "App.scala", "import "+from+"."+class, "", "object App {", "  val db = new "+class+"()", strings.NewReplacer(";", "", "    db", "  db").Replace(body), "}"),
		program("Groovy's map", "App.groovy", "import "+from+"."+class, "", "def db = new "+class+"("+strings.ReplaceAll(strings.ReplaceAll(strings.Join(assigned, ","), " = ", ": "), "        ", " ")+")"),
	}
}

func csharpSetters(from, class string, pairs []argument) []Spelling {
	var initial, assigned []string
	for _, p := range pairs {
		initial = append(initial, p.keyword+" = "+p.value)
		assigned = append(assigned, "db."+p.keyword+" = "+p.value+";")
	}
	return []Spelling{
		program("initialiser", "x.cs", "using "+from+";", "var db = new "+class+" { "+strings.Join(initial, ", ")+" };"),
		program("initialiser over lines", "x.cs", "using "+from+";", "var db = new "+class+"()", "{", "    "+strings.Join(initial, ",\n    ")+",", "};"),
		program("target-typed initialiser", "x.cs", "using "+from+";", class+" db = new() { "+strings.Join(initial, ", ")+" };"),
		program("properties", "x.cs", "using "+from+";", "var db = new "+class+"();", strings.Join(assigned, "\n")),
	}
}
