package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// resolved puts in what other files give the names that v, the value of e, refers to. A variable of the environment holds
// a string, whatever its default is, unless the look-up converts it.
func (r *run) resolved(v setting.Value, e token.Expr) setting.Value {
	text, ok := v.Text.Fill(r.passing(v.Text.Refs(), e.Place))
	switch {
	case !ok:
		return v
	case v.Kind == setting.List:
		v.Text = text
	default:
		v = setting.ValueOf(text)
		v.Kind, v.Text = converted(r.conversion(e), v)
	}
	return v
}

// passing gives the values of some names as they are read at a place.
func (r *run) passing(refs []string, at source.Place) map[string]source.Text {
	out := map[string]source.Text{}
	for _, ref := range refs {
		value, ok := r.values[ref]
		if !ok {
			value, ok = r.property(ref)
		}
		if ok {
			out[ref] = value.Passing(at)
		}
	}
	return out
}

// conversion is what a look-up makes of a variable's string: "bool", "int", "words" where a few words are turned into
// other values, as Laravel's env() does it, or "".
func (r *run) conversion(e token.Expr) string {
	c := e.Call
	switch {
	case e.Kind != token.CallOf || c == nil:
		return ""
	case r.unit.Language == "php" && c.Callee == "env":
		return "words"
	case strings.HasSuffix(normalPath(c.Callee), "env.bool"):
		return "bool"
	case strings.HasSuffix(normalPath(c.Callee), "env.int"):
		return "int"
	}
	for _, a := range c.Args {
		if a.Name.String() == "cast" {
			return a.Value.Path
		}
	}
	return ""
}

// truths are the words that Python's readers of the environment take for true or false.
var truths = map[string]string{
	"true": "true", "yes": "true", "y": "true", "on": "true", "1": "true", "ok": "true", "t": "true",
	"false": "false", "no": "false", "n": "false", "off": "false", "0": "false", "f": "false", "": "false",
}

// converted carries out a conversion. A word that it does not take leaves the value unknown: the program ends there.
func converted(conversion string, v setting.Value) (setting.Kind, source.Text) {
	place := v.Text.Place()
	if !v.Known() {
		return v.Kind, v.Text
	}
	switch word := strings.ToLower(strings.TrimSpace(v.Text.String())); conversion {
	case "bool":
		if truth, ok := truths[word]; ok {
			return setting.Bool, source.Decoded(place, truth)
		}
		return setting.Opaque, source.UnknownAt(place, "expression")
	case "int":
		return setting.Number, v.Text
	case "words":
		switch word = strings.Trim(word, "()"); word {
		case "true", "false":
			return setting.Bool, source.Decoded(place, word)
		case "null", "empty":
			return setting.Null, source.Decoded(place, "null")
		}
	}
	return v.Kind, v.Text
}
