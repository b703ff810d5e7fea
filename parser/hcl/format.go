package hcl

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// format evaluates format(spec, args…). Plain verbs keep the bytes of every argument and of the text between them; a
// spec with widths or other verbs goes to the library when all arguments are known.
func format(args []value, p source.Place) value {
	spec := args[0]
	if !spec.isScalar() {
		return unknown(p, spec.indexRef())
	}
	parts, ok := formatParts(spec.text, args[1:])
	if !ok && wide(spec.text.String()) {
		return unknown(p, "expression")
	}
	if !ok {
		return apply(p, stdlib.FormatFunc, args)
	}
	out := concat(parts, p)
	if out.Len() > maxText {
		return unknown(p, "expression")
	}
	return value{kind: setting.String, text: out, place: p}
}

// wide reports whether a spec holds a number of so many digits that it would be a width beyond all bounds: the library
// pads to any.
func wide(spec string) bool {
	const most = 4
	digits := 0
	for i := range len(spec) {
		if digits++; spec[i] < '0' || spec[i] > '9' {
			digits = 0
		}
		if digits > most {
			return true
		}
	}
	return false
}

// formatParts splits at the verbs. It reports false when a verb is none of the plain ones.
func formatParts(spec source.Text, args []value) ([]source.Text, bool) {
	var parts []source.Text
	s, next, run := spec.String(), 0, 0
	for {
		i := strings.IndexByte(s[run:], '%')
		if i < 0 {
			return append(parts, spec.Slice(run, len(s))), next == len(args)
		}
		i += run
		parts = append(parts, spec.Slice(run, i))
		if i+1 == len(s) {
			return nil, false
		}
		switch s[i+1] {
		case '%':
			parts = append(parts, spec.Slice(i, i+1))
		case 's', 'v', 'd':
			if next == len(args) || args[next].kind == setting.Object || args[next].kind == setting.List {
				return nil, false
			}
			parts = append(parts, args[next].part(args[next].place))
			next++
		default:
			return nil, false
		}
		run = i + 2
	}
}
