package mend

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// item is an option as it stands in a file: its name, what stands between, its value, all on one line.
type item struct {
	file       *source.File
	key, value source.Span
	line       source.Span
}

func itemOf(o setting.Option) (item, bool) {
	key, ok := single(o.Name)
	value, known := single(o.Value.Text)
	if !ok || !known || key.File != value.File || key.Span.End > value.Span.Start || o.Value.Kind == setting.Object {
		return item{}, false
	}
	line, _ := key.File.Line(key.File.At(key.Span.Start).Line)
	it := item{file: key.File, key: key.Span, value: value.Span, line: line}
	return it, line.Contains(key.Span) && line.Contains(value.Span)
}

func (it item) raw(from, to int) string { return string(it.file.Data[from:to]) }

// whole is the option with the quotes around its name and its value.
func (it item) whole() source.Span {
	out := source.Span{Start: it.key.Start, End: it.value.End}
	data := it.file.Data
	if out.End < it.line.End && isQuote(data[out.End]) && it.value.Start > 0 && data[it.value.Start-1] == data[out.End] {
		out.End++
	}
	for out.Start > it.line.Start && data[out.Start-1] == '-' { // of a command
		out.Start--
	}
	if out.Start > it.line.Start && data[out.Start-1] == ':' && strings.HasPrefix(it.raw(it.key.End, it.line.End), " =") { // a symbol of Ruby
		out.Start--
	}
	if out.Start > it.line.Start && isQuote(data[out.Start-1]) {
		out.Start--
		if it.key.End < it.line.End && data[it.key.End] != data[out.Start] && out.End < it.line.End && data[out.End] == data[out.Start] {
			out.End++ // one pair around both
		}
	}
	return out
}

func isQuote(b byte) bool { return b == '"' || b == '\'' || b == '`' }

// alone are the beginnings of a line that holds nothing before an option: blanks, a list's dash, words that begin a
// statement, the receiver of a setter.
var (
	alone = source.Pattern(`^\s*(?:- |export |ENV |ARG |SET |set |let |[\w$]+(?:\.|->)set|(?:[\w-]+\.)+|\.|--)?["']?$`)
	over  = source.Pattern(`^["'` + "`" + `]?[)\]]?\s*[,;]?\s*(?:#.*|//.*)?$`)
)

// joint is what may stand between a name and its value, so that both can be copied: anything else is a call around the value.
var joint = source.Pattern("^[\"'`]?\\s*(?:=>|:=|=|:|,|\\(| )?\\s*[\"'`]?$")

// ownLine reports whether nothing else stands on the option's line.
func (it item) ownLine() bool {
	return alone().MatchString(it.raw(it.line.Start, it.key.Start)) && over().MatchString(it.raw(it.value.End, it.line.End))
}

// lineBreak is how the option's line ends.
func (it item) lineBreak() string {
	data := it.file.Data
	if it.line.End+1 < len(data) && data[it.line.End] == '\r' && data[it.line.End+1] == '\n' {
		return "\r\n"
	}
	return "\n"
}

// remove takes an option away with what separates it from its neighbours.
func remove(o setting.Option) []source.Edit {
	it, ok := itemOf(o)
	if !ok {
		return nil
	}
	if o.Layer == setting.InDSN {
		return it.cut(it.inString())
	}
	if it.ownLine() {
		return it.cut(it.lines())
	}
	return it.cut(it.inList())
}

// lines are the option's line and, in YAML, that of the mapping that has nothing else in it.
func (it item) lines() source.Span {
	data := it.file.Data
	out := source.Span{Start: it.line.Start, End: it.line.End}
	if out.End < len(data) {
		out.End += len(it.lineBreak())
	}
	if !strings.HasSuffix(it.file.Path, ".yml") && !strings.HasSuffix(it.file.Path, ".yaml") {
		return out
	}
	above, _ := it.file.Line(it.file.At(max(it.line.Start-1, 0)).Line)
	key := mapping().FindStringSubmatch(it.raw(above.Start, above.End))
	deep := it.key.Start - it.line.Start
	if key == nil || above.Start == it.line.Start || len(key[1]) >= deep || !blank().MatchString(it.raw(it.line.Start, it.key.Start)) {
		return out
	}
	if next := nextItem().FindStringSubmatch(string(data[out.End:])); next == nil || len(next[1]) < deep {
		out.Start = above.Start
	}
	return out
}

// mapping is a line of YAML that only opens a mapping; nextItem is the next line that says something.
var (
	mapping  = source.Pattern(`^( *)[\w.-]+:\s*(?:#.*)?$`)
	nextItem = source.Pattern(`^(?: *(?:#[^\n]*)?\r?\n)*( *)[^\s#]`)
	blank    = source.Pattern(`^ *["']?$`)
)

func (it item) cut(span source.Span) []source.Edit {
	if span.Len() == 0 {
		return nil
	}
	return []source.Edit{{Place: source.Place{File: it.file, Span: span}}}
}

// separatorsOf are those of connection strings, as they may be written: escaped by the format, or by a shell.
var separatorsOf = []string{"&amp;", `\u0026`, `\&`, "&", `\;`, ";"}

// inString is an option of a connection string with one separator: the one behind it, else the one before it.
func (it item) inString() source.Span {
	out := source.Span{Start: it.key.Start, End: it.value.End}
	rest, before := it.raw(out.End, it.line.End), it.raw(it.line.Start, out.Start)
	for _, sep := range separatorsOf {
		if strings.HasPrefix(rest, sep) {
			out.End += len(sep)
			return out
		}
	}
	for _, sep := range append([]string{`\?`, "?"}, separatorsOf...) {
		if strings.HasSuffix(before, sep) {
			out.Start -= len(sep)
			return out
		}
	}
	if strings.HasPrefix(rest, " ") {
		out.End++
		return out
	}
	if strings.HasSuffix(before, " ") {
		out.Start--
		return out
	}
	return source.Span{}
}

// inList is an option among others on one line with the comma, or the blank between words of a command.
func (it item) inList() source.Span {
	out := it.whole()
	rest, before := it.raw(out.End, it.line.End), it.raw(it.line.Start, out.Start)
	switch {
	case strings.HasPrefix(it.raw(out.Start, out.End), "-"):
		before = strings.TrimRight(before, " ")
		if strings.HasPrefix(rest, ",") || strings.HasSuffix(before, ",") || before == "" {
			return source.Span{}
		}
		out.Start = it.line.Start + len(before)
	case strings.HasPrefix(rest, ","):
		out.End += len(rest) - len(strings.TrimLeft(rest[1:], " "))
	case strings.HasSuffix(strings.TrimRight(before, " "), ","):
		out.Start = it.line.Start + len(strings.TrimRight(before, " ")) - 1
	default:
		return source.Span{}
	}
	return out
}

// beside puts an option next to another one in the same shape: on a line of its own, behind a comma, or as a further word.
func beside(c setting.Change, language string) []source.Edit {
	if pair := twoLines(c); pair != nil {
		return pair
	}
	it, ok := itemOf(c.Option)
	name, value := strings.TrimLeft(c.Name, "-"), c.Value.Text.String()
	if !ok || !plain().MatchString(name) || !plain().MatchString(value) || it.raw(it.key.Start, it.key.End) != c.Option.Name.String() {
		return nil
	}
	value = it.valueLike(c, language)
	between, end := it.raw(it.key.End, it.value.Start), it.raw(it.value.End, it.whole().End)
	if bare, quoted := strings.CutSuffix(between, end); c.Value.Kind == setting.Bool && quoted && len(end) == 1 && isQuote(end[0]) {
		between, it.value.End = bare, it.value.End+1
	}
	if !joint().MatchString(between) || c.Option.Value.Text.Origin() != source.Written {
		return nil
	}
	if it.ownLine() {
		return it.newLine(it.raw(it.line.Start, it.key.Start)+name+between+value, language)
	}
	if c.Option.Layer == setting.InDSN || strings.Contains(between, ",") {
		return nil
	}
	if c.Option.Layer == setting.InEnv {
		return it.variable(name, between, value, language)
	}
	whole := it.whole()
	text := it.raw(whole.Start, it.key.Start) + name + between + value + it.raw(it.value.End, whole.End)
	if c.Value.Kind == setting.Bare {
		open := it.raw(whole.Start, it.key.Start)
		text = open + name + strings.Trim(open, "- ")
	}
	lead := ", "
	rest := strings.TrimLeft(it.raw(whole.End, it.line.End), " ")
	if strings.HasPrefix(it.raw(whole.Start, whole.End), "-") || language == "shell" && !strings.HasPrefix(rest, ",") && !strings.HasPrefix(rest, "]") {
		lead = " "
	}
	return it.insert(whole.End, lead+text)
}

func (it item) insert(at int, text string) []source.Edit {
	return []source.Edit{{Place: source.Place{File: it.file, Span: source.Span{Start: at, End: at}}, Text: text}}
}

// variable is a further variable before a command.
func (it item) variable(name, between, value, language string) []source.Edit {
	if between != "=" || !strings.HasPrefix(it.raw(it.value.End, it.line.End), " ") || language != "" && language != "shell" {
		return nil
	}
	return it.insert(it.value.End, " "+name+"="+value)
}

// valueLike is a value as it is written where the neighbour's stands.
func (it item) valueLike(c setting.Change, language string) string {
	value := c.Value.Text.String()
	if c.Value.Kind == setting.Bool {
		if language == "python" {
			return strings.ToUpper(value[:1]) + value[1:]
		}
		return value
	}
	if c.Option.Value.Kind != setting.String && (language != "" && language != "shell" || strings.HasSuffix(it.file.Path, ".json")) {
		return `"` + value + `"`
	}
	return value
}

// newLine puts a line before the option's, so that what ends the last item of a list stays the last.
func (it item) newLine(line, language string) []source.Edit {
	rest := it.raw(it.value.End, it.line.End)
	for _, comment := range []string{"#", "//"} {
		rest, _, _ = strings.Cut(rest, comment)
	}
	rest = strings.TrimRight(rest, " \t")
	ends := !strings.Contains(it.raw(it.key.End, it.value.Start), "(") && strings.ContainsAny(rest, ")]")
	if ends { // it closes the list around it too
		rest = rest[:strings.IndexAny(rest, ")]")]
	}
	if ends || !strings.HasSuffix(rest, ",") && !strings.HasSuffix(rest, ";") && it.inBrackets(language) {
		rest += ","
	}
	return it.insert(it.line.Start, line+rest+it.lineBreak())
}

// inBrackets reports whether the items around the option's line are separated by commas.
func (it item) inBrackets(language string) bool {
	if language == "" && !strings.HasSuffix(it.file.Path, ".json") || language == "shell" {
		return false
	}
	above := strings.TrimRight(it.raw(max(0, it.line.Start-256), it.line.Start), " \t\r\n")
	return strings.HasSuffix(above, ",") || strings.HasSuffix(above, "{") || strings.HasSuffix(above, "(") || strings.HasSuffix(above, "[")
}

// Variables of a container stand in two lines each.
var (
	namedLine = source.Pattern(`^\s*- name:\s*["']?$`)
	valueLine = source.Pattern(`^\s*value:\s*["']?$`)
)

// twoLines puts a variable before another one of a list of names and values.
func twoLines(c setting.Change) []source.Edit {
	key, ok := single(c.Option.Name)
	value, known := single(c.Option.Value.Text)
	if !ok || !known || key.File != value.File || !plain().MatchString(c.Name) || !plain().MatchString(c.Value.Text.String()) {
		return nil
	}
	n := key.File.At(key.Span.Start).Line
	first, _ := key.File.Line(n)
	second, _ := key.File.Line(n + 1)
	it := item{file: key.File, key: key.Span, value: value.Span, line: first}
	if !second.Contains(value.Span) || !namedLine().MatchString(it.raw(first.Start, key.Span.Start)) || !valueLine().MatchString(it.raw(second.Start, value.Span.Start)) {
		return nil
	}
	quote := strings.TrimLeft(it.raw(value.Span.End, second.End), " \t")
	quote = quote[:min(len(quote), 1)]
	if quote != `"` && quote != "'" {
		quote = ""
	}
	text := it.raw(first.Start, key.Span.Start) + c.Name + it.raw(key.Span.End, value.Span.Start) + c.Value.Text.String() + quote
	return it.insert(first.Start, text+it.lineBreak())
}
