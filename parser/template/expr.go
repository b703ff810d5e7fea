package template

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// kind is what an expression of Go's templates is.
type kind uint8

const (
	unknown  kind = iota
	field         // .Values.db.host, $.Values.db.host, $db.host
	constant      // "text", `text`, 5432, true
	call          // printf "%s" .x; a pipeline is a call of its last command
)

// expr is an expression. Spans are offsets from the start of the action.
type expr struct {
	kind kind
	span source.Span
	name string // of a field: as it is written; of a call: the function
	args []expr
}

// statement is what an action says: a keyword, a variable that it sets, an expression.
type statement struct {
	keyword string // if, else, else if, with, else with, range, end, define, include …; "" for an expression alone
	sets    string // $x of {{ $x := … }}
	expr    expr
}

// maxExpr bounds how deep brackets and pipelines of one action nest.
const maxExpr = 32

// scanner reads the tokens of one action.
type scanner struct {
	s     string // the whole action with its delimiters
	at    int
	end   int
	depth int
	bad   bool
}

// parse reads an action of Go's templates; ok is false where it is none.
func parse(action string) (statement, bool) {
	sc := &scanner{s: action, at: 2, end: len(action) - 2}
	if strings.HasPrefix(action[2:], "-") {
		sc.at++
	}
	if sc.end > sc.at && action[sc.end-1] == '-' {
		sc.end--
	}
	st := statement{keyword: sc.keyword()}
	if sc.blank(); sc.at == sc.end {
		return st, st.keyword != ""
	}
	st.sets = sc.assignment()
	st.expr = sc.pipeline()
	sc.blank()
	return st, !sc.bad && sc.at == sc.end
}

func (sc *scanner) blank() {
	for sc.at < sc.end && strings.IndexByte(" \t\r\n", sc.s[sc.at]) >= 0 {
		sc.at++
	}
}

// keyword reads the words that a statement begins with.
func (sc *scanner) keyword() string {
	sc.blank()
	mark := sc.at
	switch w := sc.word(); w {
	case "if", "with", "range", "end", "define", "block":
		return w
	case "else":
		sc.blank()
		mark = sc.at
		if next := sc.word(); next == "if" || next == "with" {
			return "else " + next
		}
		sc.at = mark
		return w
	}
	sc.at = mark
	return ""
}

func (sc *scanner) word() string {
	start := sc.at
	for sc.at < sc.end && word(sc.s[sc.at]) {
		sc.at++
	}
	return sc.s[start:sc.at]
}

// assignment reads "$x :=", also with two variables, of which the last one is the value.
func (sc *scanner) assignment() string {
	mark := sc.at
	if sc.at < sc.end && sc.s[sc.at] == '$' {
		if head, _, ok := strings.Cut(sc.s[sc.at:sc.end], "="); ok && len(head) < 200 && strings.Trim(head, "$:, \t_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == "" {
			sc.at += len(head) + 1
			sc.blank()
			names := strings.FieldsFunc(head, func(r rune) bool { return strings.ContainsRune(":, \t", r) })
			if len(names) > 0 {
				return names[len(names)-1]
			}
		}
	}
	sc.at = mark
	return ""
}

// pipeline reads commands with bars between: what one gives is the last argument of the next.
func (sc *scanner) pipeline() expr {
	if sc.depth++; sc.depth > maxExpr {
		sc.bad = true
		return expr{}
	}
	defer func() { sc.depth-- }()
	out := sc.command()
	for n := 0; !sc.bad; n++ {
		if sc.blank(); sc.at == sc.end || sc.s[sc.at] != '|' || n > maxExpr {
			break
		}
		sc.at++
		next := sc.command()
		if next.kind != call {
			sc.bad = true
			break
		}
		next.args = append(next.args, out)
		next.span = next.span.Cover(out.span)
		out = next
	}
	return out
}

// command reads a function with its arguments, or one operand.
func (sc *scanner) command() expr {
	sc.blank()
	start := sc.at
	if name := sc.word(); name != "" && name != "true" && name != "false" && name != "nil" && strings.Trim(name, "0123456789") != "" {
		out := expr{kind: call, name: name}
		for !sc.bad {
			if sc.blank(); sc.at == sc.end || sc.s[sc.at] == '|' || sc.s[sc.at] == ')' {
				break
			}
			out.args = append(out.args, sc.operand())
		}
		out.span = source.Span{Start: start, End: sc.at}
		return out
	}
	sc.at = start
	return sc.operand()
}

// operand reads a literal, a field, or an expression in brackets.
func (sc *scanner) operand() expr {
	sc.blank()
	start := sc.at
	if sc.at == sc.end {
		sc.bad = true
		return expr{}
	}
	switch sc.s[sc.at] {
	case '(':
		return sc.bracketed()
	case '"', '`':
		n := quoted([]byte(sc.s[sc.at:sc.end]))
		if n < 2 {
			sc.bad = true
			return expr{}
		}
		sc.at += n
		return expr{kind: constant, span: source.Span{Start: start, End: sc.at}}
	case '.', '$':
		for sc.at < sc.end && (word(sc.s[sc.at]) || strings.IndexByte(".$", sc.s[sc.at]) >= 0) {
			sc.at++
		}
		return expr{kind: field, name: sc.s[start:sc.at], span: source.Span{Start: start, End: sc.at}}
	}
	for sc.at < sc.end && (word(sc.s[sc.at]) || sc.s[sc.at] == '-' || sc.s[sc.at] == '.') {
		sc.at++
	}
	if sc.at == start {
		sc.bad = true
		return expr{}
	}
	span := source.Span{Start: start, End: sc.at}
	if w := sc.s[start:sc.at]; w == "true" || w == "false" || strings.Trim(w, "0123456789.-") == "" {
		return expr{kind: constant, span: span}
	}
	return expr{kind: call, name: sc.s[start:sc.at], span: span}
}

// bracketed reads "( … )", and the fields of what it gives, which are not known.
func (sc *scanner) bracketed() expr {
	start := sc.at
	sc.at++
	out := sc.pipeline()
	sc.blank()
	if sc.bad || sc.at == sc.end || sc.s[sc.at] != ')' {
		sc.bad = true
		return expr{}
	}
	sc.at++
	if sc.at < sc.end && sc.s[sc.at] == '.' {
		rest := sc.operand()
		return expr{kind: call, name: "(field)", args: []expr{out, rest}, span: source.Span{Start: start, End: sc.at}}
	}
	return out
}
