package perl

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// use reads what a module is asked for: the names that it brings along, and constants.
func (r *reader) use(i int) {
	if name := dotted(r.at(i + 1).text); name != "constant" {
		r.unit.Imports[name] = name
		return
	}
	if !r.is(i+2, "{") {
		if name := r.at(i + 2); (name.kind == word || name.kind == str) && (r.is(i+3, "=>") || r.is(i+3, ",")) {
			value, _ := r.expr(i+4, 0)
			r.assign(r.named(name), i+2, i+4, value)
		}
		return
	}
	group, _ := r.pairs(i+2, 0)
	for _, m := range group.Members {
		if !m.Spread {
			r.put(token.Assign{Target: m.Name.String(), TargetPlace: m.Name.Place(), Value: m.Value, Place: m.Name.Place(), Scope: r.in.scope, Const: true})
		}
	}
}

// readonly reads Readonly my $x => …, whose variable stands at i.
func (r *reader) readonly(i int) {
	if r.at(i).kind == variable && (r.is(i+1, "=>") || r.is(i+1, "=")) {
		value, _ := r.assigned(r.at(i).text, i+2)
		r.assign(r.at(i).text, i, i+2, value)
	}
}

// named is the name that a word or a string gives.
func (r *reader) named(l lexeme) string {
	if l.kind == str {
		return source.Verbatim(l.inner).String()
	}
	return l.text
}

// assignment reads $x = …, $h{k} = … and $h->{k} = …, with the operators that add or give a default.
func (r *reader) assignment(i int) {
	target, end := r.element(i)
	if target == "" {
		return
	}
	place := r.span(i, end)
	old := token.Expr{Kind: token.Name, Path: target, Place: place}
	switch r.at(end).text {
	case "=":
		if target == r.at(i).text && r.takes(i) {
			return
		}
		value, _ := r.assigned(target, end+1)
		if value.Kind == token.ObjectOf && (target == "$self" || target == "$this") && r.isObject(target) {
			value.Path = r.space
			r.fields(value)
		}
		r.assign(target, i, end+1, value)
	case ".=":
		value, stop := r.expr(end+1, 0)
		r.assign(target, i, end+1, token.Expr{Kind: token.ConcatOf, Items: []token.Expr{old, value}, Place: r.span(i, stop)})
	case "||=", "//=":
		value, stop := r.expr(end+1, 0)
		r.assign(target, i, end+1, token.Expr{Kind: token.ChoiceOf, Items: []token.Expr{old, value}, Default: true, Place: r.span(i, stop)})
	}
}

// assigned reads what stands behind the sign of an assignment: of a hash its pairs, of an array its list.
func (r *reader) assigned(target string, i int) (token.Expr, int) {
	switch {
	case target[0] == '%' && !strings.Contains(target, ".") && r.is(i, "("):
		return r.pairs(i, 0)
	case target[0] == '@' && r.is(i, "("):
		return r.list(i, 0)
	}
	return r.expr(i, 0)
}

// several reads my ($a, $b) = (…). What is not told apart is unknown.
func (r *reader) several(i int) {
	if !r.is(i+1, "(") || r.parameters(i+1) {
		return
	}
	var targets []int
	end := i + 2
	for ; len(targets) < maxItems && r.at(end).kind == variable || r.is(end, ","); end++ {
		if r.at(end).kind == variable {
			targets = append(targets, end)
		}
	}
	if !r.is(end, ")") || !r.is(end+1, "=") {
		return
	}
	value, _ := r.expr(end+2, 0)
	if value.Kind != token.ListOf && r.is(end+2, "(") {
		value = token.Expr{Kind: token.ListOf, Items: []token.Expr{value}, Place: value.Place}
	}
	for n, at := range targets {
		part := token.Expr{Place: r.at(at).place}
		if value.Kind == token.ListOf && n < len(value.Items) && r.at(at).text[0] == '$' {
			part = value.Items[n]
		}
		r.assign(r.at(at).text, at, at+1, part)
	}
}

// assign notes what target, which stands from lexeme i to before from, is set to.
func (r *reader) assign(target string, i, from int, value token.Expr) {
	place := r.span(i, from)
	whole := source.Place{File: place.File, Span: place.Span.Cover(value.Place.Span)}
	r.put(token.Assign{Target: target, TargetPlace: place, Value: value, Place: whole, Scope: r.in.scope})
	r.hide(target, value, from)
}

func (r *reader) put(a token.Assign) { r.unit.Assigns = append(r.unit.Assigns, a) }

// hide notes the strings that a name declares to be secrets; of an expression that is not read, those in no brackets. The
// expression begins at the lexeme from.
func (r *reader) hide(name string, e token.Expr, from int) {
	r.conceal(token.SecretsOf(name[strings.LastIndexByte(name, '.')+1:], e)...)
	if e.Kind != token.Unknown || !setting.MentionsSecret(name) {
		return
	}
	open, end := 0, r.skip(from)
	for i := from; i < end; i++ {
		switch l := r.at(i); {
		case l.text == "(", l.text == "[", l.text == "{":
			open++
		case l.text == ")", l.text == "]", l.text == "}":
			open--
		case l.kind == str && open == 0:
			r.conceal(l.inner)
		}
	}
}

// conceal adds secrets to the unit, each once: an expression may be read again.
func (r *reader) conceal(places ...source.Place) {
	for _, p := range places {
		if !r.hidden[p.Span.Start] {
			r.hidden[p.Span.Start] = true
			r.unit.Secrets = append(r.unit.Secrets, p)
		}
	}
}
