package driver

import (
	"fmt"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// truth is a three-valued answer: a value that cannot be known makes a condition neither true nor false.
type truth uint8

const (
	no truth = iota
	maybe
	yes
)

func (t truth) not() truth { return yes - t }

// term is one part of a row's condition.
type term struct {
	name    string
	absent  bool
	values  []string
	differs bool
	kind    string
	layer   string
}

// mustParseWhen reads a condition; it panics on a malformed one, which is a mistake in a table and caught by any test.
func mustParseWhen(when string) []term {
	var out []term
	for _, word := range strings.Fields(when) {
		out = append(out, mustParseTerm(word))
	}
	return out
}

func mustParseTerm(word string) term {
	var t term
	rest, absent := strings.CutPrefix(word, "!")
	t.absent = absent
	if name, values, ok := strings.Cut(rest, "!="); ok {
		t.name, t.values, t.differs = name, strings.Split(values, "|"), true
	} else if name, values, ok := strings.Cut(rest, "="); ok {
		t.name, t.values = name, strings.Split(values, "|")
	} else {
		t.name = rest
	}
	for i := strings.LastIndexAny(t.name, ":@"); i > 0; i = strings.LastIndexAny(t.name, ":@") {
		if t.name[i] == ':' {
			t.kind = t.name[i+1:]
		} else {
			t.layer = t.name[i+1:]
		}
		t.name = t.name[:i]
	}
	_, kind := kinds[t.kind]
	_, layer := layers[t.layer]
	if t.kind != "" && !kind || t.layer != "" && !layer || t.name == "" {
		panic(fmt.Sprintf("driver: malformed condition %q", word))
	}
	return t
}

// unknownKind is the one type that a value has for certain whose value cannot be known.
const unknownKind = "unknown"

// defaultKind is the kind of a value that is the visible default of a look-up: another may be given.
const defaultKind = "default"

var kinds = map[string]setting.Kind{
	unknownKind: setting.Opaque, defaultKind: setting.String,
	"string": setting.String, "bool": setting.Bool, "number": setting.Number, "null": setting.Null,
	"object": setting.Object, "list": setting.List, "symbol": setting.Symbol, "bare": setting.Bare,
}

var layers = map[string]setting.Layer{
	"dsn": setting.InDSN, "call": setting.InCall, "env": setting.InEnv, "file": setting.InFile,
}

// holds answers the term for what was written.
func (t term) holds(w *written) truth {
	answer := t.present(w)
	if t.absent {
		return answer.not()
	}
	return answer
}

func (t term) present(w *written) truth {
	o, ok := w.options[t.name]
	if !ok {
		if w.mayHold(t.name) {
			return maybe
		}
		return no
	}
	if t.layer != "" && o.option.Layer != layers[t.layer] {
		return no
	}
	return min(t.kindHolds(o), t.valueHolds(o))
}

func (t term) kindHolds(o *occurrence) truth {
	switch {
	case t.kind == "":
		return yes
	case t.kind == unknownKind && o.known:
		return no
	case t.kind == unknownKind:
		return yes
	case t.kind == defaultKind && o.option.Value.Text.Origin() != source.Fallback:
		return no
	case t.kind == defaultKind:
		return yes
	case o.option.Value.Kind == setting.Opaque:
		return maybe
	case o.option.Value.Kind == kinds[t.kind]:
		return yes
	}
	return no
}

func (t term) valueHolds(o *occurrence) truth {
	if len(t.values) == 0 {
		return yes
	}
	if !o.known {
		return maybe
	}
	answer := no
	for _, v := range t.values {
		if v == o.value {
			answer = yes
		}
	}
	if t.differs {
		return answer.not()
	}
	return answer
}

// when answers a whole condition: the least of its terms.
func when(terms []term, w *written) truth {
	answer := yes
	for _, t := range terms {
		answer = min(answer, t.holds(w))
	}
	return answer
}
