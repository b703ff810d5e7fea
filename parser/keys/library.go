package keys

import (
	"slices"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// selected returns the drivers of the openers that the type key's name and value select: dialect: mysql.
func (s *scope) selected(kind *tree.Node) []string {
	var out []string
	for _, o := range s.selectedOpeners(kind) {
		out = appendNew(out, o.Drivers)
	}
	return out
}

// onlyScripts reports whether all that a type key selects are libraries of JavaScript.
func (s *scope) onlyScripts(kind *tree.Node) bool {
	openers := s.selectedOpeners(kind)
	return len(openers) > 0 && !slices.ContainsFunc(openers, func(o setting.Opener) bool { return o.Language != "javascript" })
}

// selectedOpeners returns the openers that the type key's name and value select.
func (s *scope) selectedOpeners(kind *tree.Node) []setting.Opener {
	if kind == nil {
		return nil
	}
	var out []setting.Opener
	for _, o := range s.known.Openers {
		if slices.ContainsFunc(o.Select, func(sel setting.Selector) bool {
			return sel.Keyword != "" && sel.Keyword == kind.Key.String() && contains(sel.Values, kind.Value.Text.String())
		}) {
			out = append(out, o)
		}
	}
	return out
}

// handed are a block's options as the library gets them that its type key names: with their objects, and under the
// names that the library's arguments have.
func (s *scope) handed(b parts) []setting.Option {
	openers := s.selectedOpeners(b.kind)
	if len(openers) == 0 {
		return b.options
	}
	out := slices.Concat(b.objects, b.options)
	for i := range out {
		for _, a := range openers[0].Args {
			if a.Role == setting.OptionArg && a.Name != "" && a.Keyword == out[i].Name.String() {
				out[i].Name = source.Decoded(out[i].Name.Place(), a.Name)
			}
		}
	}
	return out
}
