package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/source"
)

// expand resolves the placeholders of a value in the way of its format.
func (s *scope) expand(t source.Text) source.Text {
	if s.kind == Serverless {
		return s.serverless(t, 0)
	}
	return dsn.Expand(t, s.kind.Style())
}

// serverless resolves the placeholders of the Serverless Framework: ${self:custom.host}, ${opt:stage, 'dev'}, ${env:X}.
func (s *scope) serverless(t source.Text, depth int) source.Text {
	text := t.String()
	if depth > maxHops || len(text) > maxFilled || !strings.Contains(text, "${") {
		return t
	}
	var parts []source.Text
	done := 0
	for i := strings.Index(text, "${"); i >= 0; {
		end := closingBrace(text, i+2)
		if end < 0 {
			break
		}
		parts = append(parts, t.Slice(done, i), s.choice(t.Slice(i, end+1), t.Slice(i+2, end), depth))
		done = end + 1
		next := strings.Index(text[done:], "${")
		if next < 0 {
			break
		}
		i = done + next
	}
	return source.Concat(append(parts, t.Slice(done, len(text)))...)
}

// closingBrace returns the offset of the brace that closes one before at, or -1.
func closingBrace(text string, at int) int {
	depth := 1
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// choice is the first of the sources between a placeholder's brackets that has a value; a literal at the end is the
// visible default of those before.
func (s *scope) choice(whole, body source.Text, depth int) source.Text {
	ref := ""
	for _, option := range s.serverless(body, depth+1).Split(",") {
		option = option.Trim()
		name := option.String()
		kind, path, _ := strings.Cut(name, ":")
		switch {
		case kind == "self" && option.Known():
			if n := at(s.roots, path); n != nil && n.Value.Text.Len() > 0 {
				return s.serverless(n.Value.Text, depth+1).Passing(whole.Place())
			}
		case kind == "env" && ref == "":
			ref = name
		case len(name) > 1 && (name[0] == '\'' || name[0] == '"') && name[len(name)-1] == name[0]:
			return option.Slice(1, option.Len()-1).AsFallback(orElse(ref, "serverless"))
		}
	}
	return source.UnknownAt(whole.Place(), orElse(ref, "serverless"))
}

func orElse(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// at returns the node at a dotted path of one of several trees; nil if there is none.
func at(roots []*tree.Node, path string) *tree.Node {
	for _, n := range roots {
		for name := range strings.SplitSeq(path, ".") {
			n = n.Child(name)
		}
		if n != nil {
			return n
		}
	}
	return nil
}
