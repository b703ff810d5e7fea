package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// negation is the truth that !x has where that of x can be seen.
func (r *run) negation(e token.Expr, scope int) setting.Value {
	v := r.value(e.Items[0], scope)
	truth, ok := r.truthOf(v)
	if !ok {
		return setting.OpaqueAt(e.Place, reference(e.Items[0]))
	}
	return truthValue(v, e, !truth)
}

// truthOf is what a condition makes of a value.
func (r *run) truthOf(v setting.Value) (truth, ok bool) {
	s := v.Text.String()
	switch v.Kind {
	case setting.Bool:
		return s == "true", s == "true" || s == "false"
	case setting.Null:
		return false, true
	case setting.Number:
		return s != "0", v.Known()
	case setting.String:
		return s != "" && (s != "0" || r.unit.Language != "php"), v.Known()
	}
	return false, false
}

// truthValue is a truth that was made of v, as e says it.
func truthValue(v setting.Value, e token.Expr, truth bool) setting.Value {
	word := "false"
	if truth {
		word = "true"
	}
	t := source.Decoded(orPlace(v.Text.Place(), e.Place), word)
	if refs := v.Text.Refs(); len(refs) > 0 {
		t = t.AsFallback(refs[0])
	}
	return setting.Value{Text: t, Kind: setting.Bool}
}

func orPlace(p, other source.Place) source.Place {
	if p.IsZero() {
		return other
	}
	return p
}

// truthMakers are calls that make a truth of their argument: by what stands in it, or by whether it holds anything.
var truthMakers = map[string]string{
	"Boolean.valueOf": byWord, "Boolean.parseBoolean": byWord, "java.lang.Boolean.parseBoolean": byWord, "Convert.ToBoolean": byWord,
	"bool.Parse": byWord, "Boolean.Parse": byWord, "strconv.ParseBool": byWord, "JSON.parse": byWord, "strtobool": byWord,
	"distutils.util.strtobool": byWord, "filter_var": byWord, "ast.literal_eval": byWord, "json.loads": byWord, "str2bool": byWord,
	"bool": byContent, "Boolean": byContent, "boolval": byContent,
}

const (
	byWord    = "word"
	byContent = "content"
)

// madeTruth is the truth that a call makes of its argument; ok is false where it makes something else of it.
func (r *run) madeTruth(e token.Expr, scope int) (setting.Value, bool) {
	how := truthMakers[normalPath(e.Call.Callee)]
	if how == "" || e.Call.New || len(e.Call.Args) == 0 {
		return setting.Value{}, false
	}
	v := r.value(e.Call.Args[0].Value, scope)
	if how == byContent && v.Kind != setting.Bool {
		if truth, ok := r.truthOf(v); ok {
			return truthValue(v, e, truth), true
		}
		return setting.OpaqueAt(e.Place, reference(e.Call.Args[0].Value)), true
	}
	word := strings.ToLower(v.Text.String())
	if word == "true" || word == "false" {
		return truthValue(v, e, word == "true"), true
	}
	return v, !v.Known() || e.Call.Callee == "filter_var"
}
