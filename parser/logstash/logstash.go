// Package logstash reads the pipelines of Logstash: sections of plugins, whose settings are name => value.
package logstash

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxDepth is how many braces and brackets may be open at once.
const maxDepth = 100

// Read returns the sections as mappings of plugins, these as mappings of settings. Two plugins of one name are two nodes;
// a condition is passed over, its block belongs to what is around it. What is no setting is skipped.
func Read(f *source.File) (*tree.Node, []source.Problem) {
	all := f.All()
	r := &reader{all: all, s: all.String()}
	root := &tree.Node{Place: all.Place()}
	r.block(root, 0)
	var problems []source.Problem
	if r.deep {
		problems = append(problems, source.Problem{File: f.Path, Code: source.TooDeep, Message: "braces are nested too deeply"})
	}
	return root, problems
}

type reader struct {
	all  source.Text
	s    string
	at   int
	deep bool
}

// block reads members up to the closing brace. A condition's block adds to the same mapping.
func (r *reader) block(n *tree.Node, depth int) {
	if depth > maxDepth {
		r.deep, r.at = true, len(r.s)
		return
	}
	for r.blanks(); r.at < len(r.s); r.blanks() {
		switch c := r.s[r.at]; {
		case c == '}':
			r.at++
			return
		case c == '{': // of a condition
			r.at++
			r.block(n, depth+1)
		case c == '"' || c == '\'' || isName(c):
			r.member(n, depth)
		default:
			r.at++
		}
	}
}

// member reads name { … } and name => value. Other words are those of a condition.
func (r *reader) member(n *tree.Node, depth int) {
	start := r.at
	key := r.word()
	r.blanks()
	child := &tree.Node{Key: key}
	switch rest := r.s[r.at:]; {
	case strings.HasPrefix(rest, "=>"):
		r.at += 2
		r.blanks()
		r.value(child, depth+1)
	case strings.HasPrefix(rest, "{") && !condition(key.String()):
		r.at++
		r.block(child, depth+1)
	default:
		return
	}
	child.Place = r.all.Slice(start, r.at).Place()
	n.Children = append(n.Children, child)
}

func condition(word string) bool { return word == "if" || word == "else" }

// value reads a word, a list or a hash.
func (r *reader) value(n *tree.Node, depth int) {
	if r.at >= len(r.s) {
		return
	}
	switch r.s[r.at] {
	case '{':
		r.at++
		r.block(n, depth)
	case '[':
		r.at++
		r.list(n, depth)
	default:
		n.Value = r.scalar()
	}
}

func (r *reader) list(n *tree.Node, depth int) {
	n.List = true
	if depth > maxDepth {
		r.deep, r.at = true, len(r.s)
		return
	}
	for r.blanks(); r.at < len(r.s); r.blanks() {
		switch c := r.s[r.at]; {
		case c == ']':
			r.at++
			return
		case c == '"' || c == '\'' || c == '{' || c == '[' || isName(c):
			start := r.at
			item := &tree.Node{}
			r.value(item, depth+1)
			item.Place = r.all.Slice(start, r.at).Place()
			n.Children = append(n.Children, item)
		default:
			r.at++
		}
	}
}

// scalar reads a word as a value. A text with ${X} in it refers to a variable of the environment.
func (r *reader) scalar() setting.Value {
	quoted := r.s[r.at] == '"' || r.s[r.at] == '\''
	text := r.word()
	switch s := text.String(); {
	case !quoted && (s == "true" || s == "false"):
		return setting.Value{Text: text, Kind: setting.Bool}
	case !quoted && s != "" && strings.Trim(s, "0123456789.-") == "":
		return setting.Value{Text: text, Kind: setting.Number}
	}
	return setting.ValueOf(text)
}

// word reads a quoted text, which Logstash leaves as it is, or a bare one. It takes at least one byte.
func (r *reader) word() source.Text {
	start := r.at
	if q := r.s[r.at]; q == '"' || q == '\'' {
		end := start + 1
		for end < len(r.s) && r.s[end] != q {
			if r.s[end] == '\\' {
				end++
			}
			end++
		}
		end = min(end, len(r.s))
		r.at = min(end+1, len(r.s))
		return r.all.Slice(start+1, end)
	}
	for r.at < len(r.s) && isName(r.s[r.at]) {
		r.at++
	}
	if r.at == start {
		r.at++
	}
	return r.all.Slice(start, r.at)
}

func isName(c byte) bool {
	return c == '_' || c == '-' || c == '.' || c == '@' || c == ':' || c == '/' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// blanks skips white space and comments.
func (r *reader) blanks() {
	for r.at < len(r.s) {
		switch r.s[r.at] {
		case ' ', '\t', '\r', '\n', ',':
			r.at++
		case '#':
			end := strings.IndexByte(r.s[r.at:], '\n')
			if end < 0 {
				end = len(r.s) - r.at
			}
			r.at += end
		default:
			return
		}
	}
}
