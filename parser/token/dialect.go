package token

// Language is a dialect that Read knows. Several dialects share one name in Unit.Language.
type Language uint8

// The dialects.
const (
	Python Language = iota
	Java
	Kotlin
	Groovy
	Scala
	JavaScript // JSX is read too
	TypeScript
	TSX
	CSharp
	PHP
	Rust
	Ruby
	Elixir
	C // C++ is read too
)

// dialect is what the one lexer and the one finder have to know about a language.
type dialect struct {
	language  string // Unit.Language
	form      func(src string, at int) (form, int)
	escapes   escapes
	lines     bool // line ends and indentation are syntax
	slashes   bool // comments are // and /* */; otherwise #
	nested    bool // block comments nest
	regex     bool // /…/ can be a regular expression
	jsx       bool // <a>…</a> can be an element
	dollar    bool // $ belongs to names
	directive bool // a line that starts with # is for the preprocessor
	ticks     bool // `…` is a name
	prefixed  bool // a name directly before a quote changes the string
	format    bool // : inside an interpolation starts a format
	generics  bool // a<b>(c) can be a call with type arguments
	typeFirst bool // declarations read "Type name"
	typeLast  bool // declarations read "name: Type"
	softEnd   bool // a bracket on a new line does not continue the expression
	trailing  bool // a {…} after a call is one more argument
	command   bool // a call at the start of a statement needs no brackets
	unnew     bool // constructors are called without new
	script    bool // JavaScript's objects, templates and modules
	ternary   bool // c ? a : b
	ruby      bool // statements end with their line and blocks with "end"
	elixir    bool // likewise, and nearly everything is a call
	rust      bool // Rust's items, blocks as values, paths and macros
	c         bool // C's types, declarators, strings and preprocessor
	php       bool // PHP's tags, variables, strings, arrays and names
}

// scala reports whether the dialect is Scala.
func (d *dialect) scala() bool { return d.trailing && !d.unnew && !d.typeFirst }

// dialects is indexed by Language and never written.
var dialects = [...]dialect{
	Python:     {language: "python", form: pythonForm, escapes: pythonEscapes, lines: true, prefixed: true, format: true},
	Java:       {language: "java", form: javaForm, escapes: javaEscapes, slashes: true, dollar: true, generics: true, typeFirst: true, ternary: true},
	Kotlin:     {language: "java", form: kotlinForm, escapes: javaEscapes, slashes: true, nested: true, ticks: true, generics: true, typeLast: true, softEnd: true, trailing: true, unnew: true},
	Groovy:     {language: "java", form: groovyForm, escapes: javaEscapes, slashes: true, dollar: true, generics: true, typeFirst: true, softEnd: true, trailing: true, ternary: true, command: true},
	Scala:      {language: "java", form: scalaForm, escapes: javaEscapes, slashes: true, nested: true, dollar: true, ticks: true, prefixed: true, typeLast: true, softEnd: true, trailing: true},
	JavaScript: {language: "javascript", form: scriptForm, escapes: scriptEscapes, slashes: true, regex: true, jsx: true, dollar: true, script: true, ternary: true},
	TypeScript: {language: "javascript", form: scriptForm, escapes: scriptEscapes, slashes: true, regex: true, dollar: true, generics: true, typeLast: true, script: true, ternary: true},
	TSX:        {language: "javascript", form: scriptForm, escapes: scriptEscapes, slashes: true, regex: true, jsx: true, dollar: true, generics: true, typeLast: true, script: true, ternary: true},
	CSharp:     {language: "csharp", form: sharpForm, escapes: sharpEscapes, slashes: true, directive: true, format: true, generics: true, typeFirst: true, ternary: true},
	Rust:       {language: "rust", form: rustForm, escapes: rustEscapes, slashes: true, nested: true, prefixed: true, typeLast: true, rust: true},
	PHP:        {language: "php", form: phpForm, escapes: phpEscapes, slashes: true, dollar: true, ternary: true, php: true},
	Ruby:       {language: "ruby", form: rubyForm, escapes: rubyEscapes, ternary: true, ruby: true},
	C:          {language: "c", form: cForm, escapes: cEscapes, slashes: true, directive: true, prefixed: true, generics: true, typeFirst: true, ternary: true, c: true},
	Elixir:     {language: "elixir", form: elixirForm, escapes: elixirEscapes, elixir: true},
}

// interp is how a string marks the code inside it.
type interp uint8

const (
	noCode     interp = iota
	braceCode         // {x}, doubled braces are text
	dollarCode        // ${x}
	nameCode          // $x and ${x}
	phpCode           // $x, $x[k], $x->y, {$x} and ${x}
	hashCode          // #{x}
)

// form is one way to write a string.
type form struct {
	quote  byte
	count  int    // quotes on each side
	raw    bool   // a backslash is text
	guard  bool   // though raw, a backslash keeps the next quote from closing
	twice  bool   // a doubled quote is one quote
	lines  bool   // may span lines
	block  bool   // common indentation is not part of the text
	char   bool   // a character, not a string
	bytes  bool   // escapes stand for bytes, not code points
	greedy bool   // of a long run of quotes, the last ones close
	code   interp // how code is marked
	braces int    // braces that open code
	hashes int    // hash signs behind the closing quote
	plain  bool   // only the quote and the backslash can be escaped
	closes string // what closes it, where that is more than quotes
	label  string // of a here-document: the word that closes it, on a line of its own
	inRuby rubyString
}

// run counts how often c stands at src[at:] in a row.
func run(src string, at int, c byte) int {
	n := 0
	for at+n < len(src) && src[at+n] == c {
		n++
	}
	return n
}

// quoted completes f for the quotes at src[at:]: three of them open a long string where the dialect has those.
func quoted(src string, at int, f form) (form, int) {
	f.quote, f.count = src[at], 1
	if at+2 < len(src) && src[at+1] == f.quote && src[at+2] == f.quote {
		f.count, f.lines = 3, true
		return f, 3
	}
	return f, 1
}

func pythonForm(src string, at int) (form, int) {
	var f form
	i := at
	for ; i < len(src) && i < at+3; i++ {
		switch src[i] {
		case 'r', 'R':
			f.raw, f.guard = true, true
		case 'b', 'B':
			f.bytes = true
		case 'f', 'F', 't', 'T':
			f.code, f.braces = braceCode, 1
		case 'u', 'U':
		case '"', '\'':
			g, n := quoted(src, i, f)
			return g, i + n - at
		default:
			return form{}, 0
		}
	}
	return form{}, 0
}

func javaForm(src string, at int) (form, int) {
	if src[at] == '\'' {
		return form{quote: '\'', count: 1, char: true}, 1
	}
	if src[at] != '"' {
		return form{}, 0
	}
	f, n := quoted(src, at, form{})
	f.block = n == 3
	return f, n
}

func kotlinForm(src string, at int) (form, int) {
	if src[at] == '\'' {
		return form{quote: '\'', count: 1, char: true}, 1
	}
	if src[at] != '"' {
		return form{}, 0
	}
	f, n := quoted(src, at, form{code: nameCode, braces: 1})
	f.raw, f.greedy = n == 3, n == 3
	return f, n
}

func groovyForm(src string, at int) (form, int) {
	switch src[at] {
	case '\'':
		return quoted(src, at, form{})
	case '"':
		return quoted(src, at, form{code: nameCode, braces: 1})
	}
	return form{}, 0
}

func scalaForm(src string, at int) (form, int) {
	if src[at] == '\'' {
		return scalaChar(src, at)
	}
	i := at
	for i < len(src) && class[src[i]] <= cDigit && i < at+16 {
		i++
	}
	if i == len(src) || src[i] != '"' {
		return form{}, 0
	}
	var f form
	if i > at {
		f.code, f.braces = nameCode, 1
	}
	f, n := quoted(src, i, f)
	f.raw, f.greedy = n == 3, n == 3
	return f, i + n - at
}

// scalaChar tells a character from a symbol such as 'name.
func scalaChar(src string, at int) (form, int) {
	rest := src[at+1:]
	if len(rest) > 1 && (rest[0] == '\\' || rest[1] == '\'') {
		return form{quote: '\'', count: 1, char: true}, 1
	}
	return form{}, 0
}

func scriptForm(src string, at int) (form, int) {
	switch src[at] {
	case '"', '\'':
		return form{quote: src[at], count: 1}, 1
	case '`':
		return form{quote: '`', count: 1, lines: true, code: dollarCode, braces: 1}, 1
	}
	return form{}, 0
}

// sharpForm knows '…', "…", @"…", $"…", $@"…" and raw strings of three or more quotes with any number of dollars.
func sharpForm(src string, at int) (form, int) {
	if src[at] == '\'' {
		return form{quote: '\'', count: 1, char: true}, 1
	}
	var f form
	i := at
	for ; i < len(src) && i < at+32 && (src[i] == '$' || src[i] == '@'); i++ {
		if src[i] == '$' {
			f.code = braceCode
			f.braces++
			continue
		}
		f.raw, f.twice, f.lines = true, true, true
	}
	quotes := run(src, i, '"')
	if quotes == 0 {
		return form{}, 0
	}
	f.quote, f.count = '"', 1
	if quotes >= 3 && !f.twice {
		f.count, f.raw, f.lines, f.block, f.greedy = quotes, true, true, true, true
	} else {
		f.braces = min(f.braces, 1)
	}
	return f, i + f.count - at
}
