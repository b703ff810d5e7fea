package opener

import (
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Calls that make another string of a string.

// letters are the methods and functions that change the case of letters.
var letters = map[string]func(string) string{
	"toLowerCase": strings.ToLower, "lower": strings.ToLower, "ToLower": strings.ToLower, "ToLowerInvariant": strings.ToLower,
	"downcase": strings.ToLower, "lowercase": strings.ToLower, "to_lowercase": strings.ToLower, "to_ascii_lowercase": strings.ToLower,
	"strtolower": strings.ToLower, "mb_strtolower": strings.ToLower, "lc": strings.ToLower, "casefold": strings.ToLower,
	"toUpperCase": strings.ToUpper, "upper": strings.ToUpper, "ToUpper": strings.ToUpper, "ToUpperInvariant": strings.ToUpper,
	"upcase": strings.ToUpper, "uppercase": strings.ToUpper, "to_uppercase": strings.ToUpper, "to_ascii_uppercase": strings.ToUpper,
	"strtoupper": strings.ToUpper, "mb_strtoupper": strings.ToUpper, "uc": strings.ToUpper,
}

// trimmers are the methods and functions that cut blanks off.
var trimmers = map[string]bool{
	"trim": true, "strip": true, "Trim": true, "TrimSpace": true, "rstrip": true, "chomp": true, "trim_end": true, "TrimEnd": true,
}

// replacers are the methods and functions that put one text in the place of another.
var replacers = map[string]bool{
	"replace": true, "Replace": true, "ReplaceAll": true, "replaceAll": true, "gsub": true, "sub": true, "str_replace": true,
}

// rewritten is the string that a call makes of one by changing letters or replacing parts.
func (r *run) rewritten(e token.Expr, scope int) (setting.Value, bool) {
	c := e.Call
	if c.Callee == "strtr" && len(c.Args) == 2 {
		return r.replacedAll(c, scope)
	}
	change, trims := letters[c.Method], trimmers[c.Method]
	if change == nil && !trims && !replacers[c.Method] {
		return setting.Value{}, false
	}
	args := c.Args
	subject, ok := calledOnText(r, c)
	switch {
	case ok:
	case c.Method == "str_replace" && len(args) == 3:
		subject, args = args[2].Value, args[:2]
	case len(args) > 0 && (c.Method == c.Callee || functionModules[firstSegment(c.Callee)]):
		subject, args = args[0].Value, args[1:]
	default:
		return setting.Value{}, false
	}
	v := r.value(subject, scope)
	switch {
	case v.Kind != setting.String:
		return setting.Value{}, false
	case trims && len(args) == 0:
		v.Text = v.Text.Trim()
		return v, true
	case change != nil && (len(args) == 0 || len(args) == 1 && args[0].Value.Kind != token.Literal):
		v.Text = v.Text.Decode(byRune(change))
		return v, true
	case change == nil && !trims && len(args) >= 2:
		return r.replaced(v, args, scope)
	}
	return setting.Value{}, false
}

// listJoiners are the methods and functions that join the items of a list, with the separator that they take where none is
// given.
var listJoiners = map[string]string{
	"join": "", "Join": "", "implode": "", "joinToString": ", ", "mkString": "", "concat": "", "concatenate": "",
}

// joinedList is the string that a call makes of a list in sight and a separator.
func (r *run) joinedList(e token.Expr, scope int) (setting.Value, bool) {
	c := e.Call
	usual, ok := listJoiners[c.Method]
	if !ok || joiners[normalPath(c.Callee)] && c.Receiver == nil && len(c.Args) > 2 {
		return setting.Value{}, false
	}
	operands := make([]token.Expr, 0, len(c.Args)+1)
	if on, ok := calledOnText(r, c); ok && len(c.Args) < 3 {
		operands = append(operands, on)
	}
	for _, a := range c.Args {
		operands = append(operands, a.Value)
	}
	sep := source.Decoded(e.Place, usual)
	if r.unit.Language == "javascript" && c.Method == "join" {
		sep = source.Decoded(e.Place, ",")
	}
	var items []source.Text
	for _, operand := range operands {
		if t := r.follow(operand, scope); t.expr.Kind == token.Literal {
			sep = t.expr.Text
			continue
		}
		list, ok := r.items(operand, scope)
		if !ok || items != nil {
			return setting.Value{}, false
		}
		items = list
	}
	return setting.Value{Text: joinWith(items, sep), Kind: setting.String}, len(items) > 0
}

// functionModules are modules whose functions take the string as their first argument.
var functionModules = map[string]bool{"strings": true, "String": true, "Regex": true}

// calledOnText is what a method is called on, if the call is one of a method.
func calledOnText(r *run, c *token.Call) (token.Expr, bool) {
	if c.Receiver != nil {
		return *c.Receiver, true
	}
	path := parent(normalPath(c.Callee))
	if path == "" || functionModules[path] {
		return token.Expr{}, false
	}
	if _, imported := r.unit.Imports[path]; imported {
		return token.Expr{}, false
	}
	return token.Expr{Kind: token.Name, Place: c.CalleePlace, Path: path}, true
}

func byRune(change func(string) string) source.Step {
	return func(rest string) (int, string) {
		if ch, n := utf8.DecodeRuneInString(rest); ch != source.Hole {
			return n, change(rest[:n])
		}
		n := len(string(source.Hole))
		return n, rest[:n]
	}
}

// replacedAll reads PHP's strtr(text, [old => new, …]).
func (r *run) replacedAll(c *token.Call, scope int) (setting.Value, bool) {
	v := r.value(c.Args[0].Value, scope)
	t := r.follow(c.Args[1].Value, scope)
	if v.Kind != setting.String || t.expr.Kind != token.ObjectOf {
		return setting.Value{}, false
	}
	for _, m := range t.expr.Members {
		old := token.Expr{Kind: token.Literal, Text: m.Name, Value: setting.String, Place: m.Name.Place()}
		var ok bool
		if v, ok = r.replaced(v, []token.Arg{{Value: old}, {Value: m.Value}}, t.scope); !ok || m.Spread {
			return setting.Value{}, false
		}
	}
	return v, true
}

// replaced puts the second argument in the place of the first, wherever that stands.
func (r *run) replaced(v setting.Value, args []token.Arg, scope int) (setting.Value, bool) {
	old := r.value(args[0].Value, scope)
	if old.Kind != setting.String || !old.Known() || old.Text.Len() == 0 {
		return setting.Value{}, false
	}
	parts := v.Text.Split(old.Text.String())
	if len(parts) > 1 {
		put := r.text(args[1].Value, scope)
		if v.Text.Len()+len(parts)*put.Len() > maxText {
			return setting.Value{}, false
		}
		whole := parts[:1:1]
		for _, part := range parts[1:] {
			whole = append(whole, put, part)
		}
		v.Text = source.Concat(whole...)
	}
	return v, true
}
