package matrix

import (
	"fmt"
	"slices"
	"strings"
)

// language is how the programs of one language spell a value that stands elsewhere. In its templates NAME is a name that
// the program does not use yet, EXPR the literal, INNER what stands between its quotes, ESCAPED the same as hexadecimal
// escapes, UPPER in capitals, NEGATED the other truth, HEAD and TAIL what stands before and after the value in a quoted one,
// VALUE the value without quotes, LEFT and RIGHT the halves of what stands between the quotes.
type language struct {
	format string
	// after are the beginnings of the lines after the last of which a definition may stand; none means at the end.
	after []string
	ways  []way
}

// way is one other spelling.
type way struct {
	name   string
	define string // a definition beside the program; "" for none
	use    string // in the place of the literal
	kind   kind
	// modules says that only an ECMAScript module can say it.
	modules bool
}

// kind says of which literals a way can be taken.
type kind uint8

const (
	values kind = iota // of all
	strs               // a quoted string
	bools              // true or false
	inside             // a string in which the value is only a part
	lowers             // a quoted string without capitals
	given              // of all but null, which is nothing to look for a default of
)

const name = "DB_VALUE"

var languages = map[string]*language{
	".py": &python, ".js": &javascript, ".mjs": &javascript, ".cjs": &javascript, ".ts": &typescript,
	".go": &golang, ".java": &java, ".php": &php, ".rb": &ruby, ".rs": &rust, ".pl": &perl, ".sh": &shell,
	".jsx": &javascript, ".tsx": &typescript, ".cs": &csharp, ".kt": &kotlin, ".scala": &scala, ".ex": &elixir, ".c": &c, ".cpp": &cpp,
}

// fits reports whether a way can be taken of a literal.
func (w *way) fits(l literal, data []byte) bool {
	switch w.kind {
	case strs:
		return l.quote != 0
	case bools:
		return l.quote == 0 && negated(l.text(data)) != ""
	case inside:
		return l.quote != 0 && l.value.Len() > 0 && l.value.Len() < l.whole.Len()-2
	case given:
		return !slices.Contains([]string{"null", "nil", "None", "undefined"}, l.text(data))
	case lowers:
		return l.quote != 0 && l.inner(data) == strings.ToLower(l.inner(data))
	default:
		return true
	}
}

// fill replaces the words of a template.
func (w *way) fill(template string, l literal, data []byte) string {
	inner := l.inner(data)
	half := len(inner) / 2
	pairs := []string{
		"lower_name", strings.ToLower(name), "NAME", name, "EXPR", l.text(data), "INNER", inner,
		"ESCAPED", escaped(inner), "UPPER", strings.ToUpper(inner), "NEGATED", negated(inner),
		"LEFT", inner[:half], "RIGHT", inner[half:], "VALUE_NAME", "VALUE_" + name, "VALUE", string(data[l.value.Start:l.value.End]),
	}
	if l.quote != 0 {
		head, tail := l.split(data)
		pairs = append(pairs, "HEAD", head, "TAIL", tail)
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// negated is the other truth; "" for what is none.
func negated(truth string) string {
	return map[string]string{"true": "false", "false": "true", "True": "False", "False": "True"}[truth]
}

func escaped(s string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, "\\x%02x", s[i])
	}
	return b.String()
}

// place is where in a program a definition may stand that is used at an offset.
func (l *language) place(data []byte, use int) int {
	if l.after == nil {
		return len(data)
	}
	at, offset := 0, 0
	for line := range strings.Lines(string(data)) {
		if offset += len(line); offset > use {
			break
		}
		for _, begin := range l.after {
			if strings.HasPrefix(line, begin) && (begin != "const " || strings.Contains(line, "require(")) {
				at = offset
			}
		}
	}
	return at
}
