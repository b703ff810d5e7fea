package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// rewrite turns calls that only build a string, a list or an object into what they build. The Call stays.
func (p *finder) rewrite(e Expr) Expr {
	if p.d.php {
		return p.phpRewrite(e)
	}
	c := e.Call
	var built Expr
	switch c.Method {
	case "format", "Format", "formatted":
		built = p.formatted(c)
	case "format_map":
		if len(c.Args) == 1 {
			named := *c
			named.Args = []Arg{{Value: c.Args[0].Value, Spread: true}}
			built = p.formatted(&named)
		}
	case "substitute", "safe_substitute":
		built = p.substituted(c)
	case "join", "Join", "mkString":
		built = p.joined(c)
	case "concat", "plus":
		built = p.concatenated(c)
	case "Concat":
		if c.Callee == "string.Concat" || c.Callee == "String.Concat" {
			var items []Expr
			for _, a := range c.Args {
				items = p.pieces(items, a.Value)
			}
			built = p.templateOf(c.Place, items)
		}
	case "Map":
		if p.d.scala() {
			built = merged(c)
		}
	case "trim", "strip", "trimIndent", "stripIndent", "trimMargin", "stripMargin", "intern":
		if c.Receiver != nil && len(c.Args) == 0 {
			built = *c.Receiver
		}
		if built.Kind != Literal && built.Kind != ConcatOf {
			return e
		}
		if built.Kind == Literal && strings.HasSuffix(c.Method, "Margin") {
			built.Text = built.Text.Trim().Decode(unmargined)
		}
		if built.Kind == Literal && c.Method != "intern" {
			return p.trimmed(e.Place, built)
		}
		return built
	case "toString", "ToString":
		built = p.builder(c)
	case "str", "String", "valueOf":
		if len(c.Args) == 1 && c.Args[0].Name.IsZero() && !c.Args[0].Spread && (c.Method != "valueOf" || c.Callee == "String.valueOf") {
			return c.Args[0].Value
		}
	case "dict", "SimpleNamespace", "Namespace", "OrderedDict", "assign", "of", "ofEntries", "singletonMap", "fromEntries", "mapOf", "listOf", "asList", "Seq", "List", "arrayOf", "mutableMapOf", "hashMapOf":
		built = p.collected(c)
	}
	if built.Kind == Unknown {
		return e
	}
	built.Call, built.Place = c, e.Place
	return built
}

// trimmed is a literal without the blanks around it.
func (p *finder) trimmed(place source.Place, lit Expr) Expr {
	p.use(lit)
	lit.Text, lit.Place = lit.Text.Trim(), place
	return p.templateOf(place, []Expr{lit})
}

// unmargined is the decoding step that takes off the margins of lines: blanks and a bar.
func unmargined(rest string) (int, string) {
	if rest[0] != '\n' && rest[0] != '|' {
		n := strings.IndexAny(rest, "\n")
		if n < 0 {
			n = len(rest)
		}
		return n, rest[:n]
	}
	if rest[0] == '|' {
		return 1, ""
	}
	line := strings.TrimLeft(rest[1:], " \t")
	if strings.HasPrefix(line, "|") {
		return len(rest) - len(line) + 1, "\n"
	}
	return 1, "\n"
}

// template finds the format string of a call: its receiver or its first string argument, and the arguments behind it.
func (p *finder) formatOf(c *Call) (Expr, []Arg) {
	if c.Receiver != nil {
		return p.asLiteral(*c.Receiver), c.Args
	}
	switch c.Callee {
	case "String.format", "string.Format", "String.Format", "MessageFormat.format", "util.format", "java.lang.String.format",
		"System.String.Format", "java.text.MessageFormat.format":
		for i := 0; i < min(2, len(c.Args)); i++ {
			if i > 0 && !strings.Contains(c.Args[0].Value.Path, "Locale") && !strings.Contains(c.Args[0].Value.Path, "Culture") && c.Args[0].Value.Value != setting.Null {
				break
			}
			if lit := p.asLiteral(c.Args[i].Value); lit.Kind == Literal {
				return lit, c.Args[i+1:]
			}
		}
	}
	return Expr{}, nil
}

// asLiteral is e as one string literal, or an Unknown.
func (p *finder) asLiteral(e Expr) Expr {
	switch {
	case e.Kind == Literal && e.Value == setting.String:
		return e
	case e.Kind == ConcatOf && onlyText(e.Items):
		return p.flatten(e)
	}
	return Expr{}
}

// formatted reads "…".format(…) and the format functions of Java, C# and Node.
func (p *finder) formatted(c *Call) Expr {
	lit, args := p.formatOf(c)
	if lit.Kind != Literal {
		return Expr{}
	}
	percent := p.d.script || p.d.language == "java" && !strings.HasSuffix(c.Callee, "MessageFormat.format")
	var f formatting
	if percent {
		f = percentFormatting(lit.Text, p.d.lines)
	} else {
		f = braceFormatting(lit.Text)
	}
	p.use(lit)
	return p.filled(c.Place, f, func(h hole) Expr { return argument(args, h) })
}

// argument is the argument that a hole asks for, or an Unknown.
func argument(args []Arg, h hole) Expr {
	n := 0
	for _, a := range args {
		switch {
		case a.Spread && h.name == "":
			return Expr{}
		case a.Spread:
			return partNamed(a.Value, h.name)
		case !a.Name.IsZero():
			if h.name != "" && a.Name.String() == h.name {
				return a.Value
			}
			continue
		case h.name == "" && n == h.index:
			return a.Value
		}
		n++
	}
	return Expr{}
}

// partNamed is the member of an object that a format names.
func partNamed(e Expr, name string) Expr {
	for _, m := range e.Members {
		if !m.Spread && m.Name.String() == name {
			return m.Value
		}
	}
	if e.Kind == Name {
		return Expr{Kind: Name, Place: e.Place, Path: e.Path + "." + name}
	}
	return Expr{}
}

// percentFormat reads Python's "…" % right.
func (p *finder) percentFormat(place source.Place, lit, right Expr) Expr {
	p.use(lit)
	return p.filled(place, percentFormatting(lit.Text, true), func(h hole) Expr {
		switch {
		case h.name != "":
			return partNamed(right, h.name)
		case right.Kind == ListOf && h.index < len(right.Items) && p.src[right.Place.Span.Start] == '(':
			return right.Items[h.index]
		case right.Kind != ListOf && right.Kind != ObjectOf && h.index == 0:
			return right
		}
		return Expr{}
	})
}

// hole is a place in a format string that an argument fills.
type hole struct {
	text  source.Text
	name  string
	index int
	part  bool // only a part of the argument is used
}

// formatting is a format string taken apart: text and holes in turn, starting with text.
type formatting struct {
	texts []source.Text
	holes []hole
}

// filled puts arguments into the holes.
func (p *finder) filled(place source.Place, f formatting, find func(hole) Expr) Expr {
	var items []Expr
	for i, t := range f.texts {
		if t.Len() > 0 {
			items = append(items, Expr{Kind: Literal, Place: t.Place(), Text: t, Value: setting.String})
		}
		if i == len(f.holes) {
			break
		}
		h := f.holes[i]
		value := find(h)
		if value.Place.IsZero() || h.part {
			value = Expr{Place: h.text.Place()}
		}
		items = p.pieces(items, value)
	}
	return p.templateOf(place, items)
}

// percentFormatting takes %s, %(name)s, %1$s and their like apart.
func percentFormatting(t source.Text, python bool) formatting {
	var f formatting
	s := t.String()
	var text []source.Text
	from, next := 0, 0
	for i := strings.IndexByte(s, '%'); i >= 0 && i < len(s); i = nextByte(s, i, '%') {
		text = append(text, t.Slice(from, i))
		end, name, index := percentHole(s, i+1)
		from = end
		last := byte(0)
		if end <= len(s) && end > i+1 {
			last = s[end-1]
		}
		switch {
		case last == '%' || last == 0:
			text = append(text, source.Decoded(t.Slice(i, end).Place(), "%"))
		case last == 'n' && !python:
			text = append(text, source.Decoded(t.Slice(i, end).Place(), "\n"))
		default:
			if index < 0 {
				index = next
				next++
			}
			f.texts = append(f.texts, source.Concat(text...))
			f.holes = append(f.holes, hole{text: t.Slice(i, end), name: name, index: index})
			text = nil
		}
		i = end
	}
	f.texts = append(f.texts, source.Concat(append(text, t.Slice(from, len(s)))...))
	return f
}

// nextByte is the index of c in s at or behind i, or -1.
func nextByte(s string, i int, c byte) int {
	if i >= len(s) {
		return -1
	}
	if n := strings.IndexByte(s[i:], c); n >= 0 {
		return i + n
	}
	return -1
}

// percentHole reads a conversion behind its percent sign: where it ends, its key, and its index or -1.
func percentHole(s string, i int) (end int, name string, index int) {
	index = -1
	if i < len(s) && s[i] == '(' {
		if n := strings.IndexByte(s[i:min(len(s), i+200)], ')'); n > 0 {
			name = s[i+1 : i+n]
			i += n + 1
		}
	}
	number := 0
	for i < len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			number = min(number*10+int(c-'0'), 1<<20)
		case c == '$':
			index = number - 1
		case c == '%' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z':
			return i + 1, name, index
		case strings.IndexByte("-+# .,<*", c) < 0:
			return i, name, index
		}
		i++
	}
	return i, name, index
}

// braceFormatting takes {}, {0}, {name} and their like apart.
func braceFormatting(t source.Text) formatting {
	var f formatting
	s := t.String()
	var text []source.Text
	from, next := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] != '{' && s[i] != '}' {
			continue
		}
		if i+1 < len(s) && s[i+1] == s[i] {
			text = append(text, t.Slice(from, i), source.Decoded(t.Slice(i, i+2).Place(), s[i:i+1]))
			from = i + 2
			i++
			continue
		}
		n := strings.IndexByte(s[i:], '}')
		if s[i] == '}' || n < 0 {
			continue
		}
		h := braceHole(t.Slice(i, i+n+1), s[i+1:i+n])
		if h.index < 0 {
			h.index = next
			next++
		}
		f.texts = append(f.texts, source.Concat(append(text, t.Slice(from, i))...))
		f.holes = append(f.holes, h)
		text = nil
		from = i + n + 1
		i += n
	}
	f.texts = append(f.texts, source.Concat(append(text, t.Slice(from, len(s)))...))
	return f
}

// braceHole reads what stands between the braces of a hole; an index of -1 asks for the next argument.
func braceHole(t source.Text, s string) hole {
	h := hole{text: t, index: -1}
	if i := strings.IndexAny(s, "!:,"); i >= 0 {
		s = s[:i]
	}
	if i := strings.IndexAny(s, ".["); i >= 0 {
		s, h.part = s[:i], true
	}
	switch {
	case s == "":
	case strings.Trim(s, "0123456789") == "" && len(s) < 4:
		h.index = 0
		for _, c := range []byte(s) {
			h.index = h.index*10 + int(c-'0')
		}
	default:
		h.name, h.index = s, 0
	}
	return h
}
