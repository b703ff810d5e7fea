package hocon

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// scalar reads the pieces of a value up to the end of the line, a comma, a closing bracket or a comment. It reports
// whether the value is one optional substitution and nothing else.
func (r *reader) scalar() (v setting.Value, optional bool) {
	var parts []source.Text
	kind, pieces := setting.String, 0
	for r.at < len(r.s) {
		switch c := r.s[r.at]; {
		case c == '"':
			parts = append(parts, r.quoted())
			pieces++
		case strings.HasPrefix(r.s[r.at:], "${"):
			part, maybe := r.substitution()
			parts, optional = append(parts, part), maybe
			pieces++
		case c == '\n', c == ',', c == '}', c == ']', c == '#', strings.HasPrefix(r.s[r.at:], "//"):
			return finish(parts, kind, pieces), optional && pieces == 1
		default:
			part := r.bare()
			if part.Len() == 0 {
				continue
			}
			if pieces++; pieces == 1 {
				kind = kindOf(part.String())
			}
			parts = append(parts, part)
		}
	}
	return finish(parts, kind, pieces), optional && pieces == 1
}

func finish(parts []source.Text, kind setting.Kind, pieces int) setting.Value {
	if pieces == 0 {
		return setting.Value{}
	}
	t := source.Concat(parts...)
	if pieces > 1 {
		kind = setting.String
	}
	if t.String() == string(source.Hole) {
		kind = setting.Opaque
	}
	return setting.Value{Text: t, Kind: kind}
}

func kindOf(word string) setting.Kind {
	switch word {
	case "true", "false", "yes", "no", "on", "off":
		return setting.Bool
	case "null":
		return setting.Null
	}
	if strings.Trim(word, "0123456789.") == "" {
		return setting.Number
	}
	return setting.String
}

// bare reads text without quotes, up to the next sign and without the blanks at its end.
func (r *reader) bare() source.Text {
	r.blanks()
	start := r.at
	for r.at < len(r.s) && strings.IndexByte("\n,}]#\"", r.s[r.at]) < 0 && !strings.HasPrefix(r.s[r.at:], "${") && !r.slashes() {
		r.at++
	}
	end := start + len(strings.TrimRight(r.s[start:r.at], " \t\r\f"))
	return r.t.Slice(start, end)
}

// slashes reports a comment at the cursor. Behind a colon they belong to a URL, which ought to be quoted.
func (r *reader) slashes() bool {
	return strings.HasPrefix(r.s[r.at:], "//") && (r.at == 0 || r.s[r.at-1] != ':')
}

// quoted reads a string in quotes, or in three of them.
func (r *reader) quoted() source.Text {
	const triple = `"""`
	if strings.HasPrefix(r.s[r.at:], triple) {
		from := r.at + len(triple)
		n := strings.Index(r.s[from:], triple)
		if n < 0 {
			n = len(r.s) - from
		}
		r.at = min(from+n+len(triple), len(r.s))
		return r.t.Slice(from, from+n)
	}
	from := r.at + 1
	end := from
	for end < len(r.s) && r.s[end] != '"' && r.s[end] != '\n' {
		if r.s[end] == '\\' {
			end++
		}
		end++
	}
	end = min(end, len(r.s))
	r.at = min(end+1, len(r.s))
	return r.t.Slice(from, end).Decode(source.JSONEscape)
}

// maxPath is the most bytes of a substitution: each that is not closed is looked for as far.
const maxPath = 1024

// substitution reads ${path} and ${?path}. What is looked up is not followed: the environment may outweigh the file.
func (r *reader) substitution() (source.Text, bool) {
	start := r.at
	n := strings.IndexAny(r.s[start:min(len(r.s), start+maxPath)], "}\n")
	if n < 0 || r.s[start+n] == '\n' {
		r.at = min(start+2, len(r.s))
		return source.UnknownAt(r.t.Slice(start, r.at).Place(), "expression"), false
	}
	r.at = start + n + 1
	name, optional := strings.CutPrefix(strings.TrimSpace(r.s[start+2:start+n]), "?")
	ref := "property:" + name
	if name == strings.ToUpper(name) {
		ref = "env:" + name
	}
	return source.UnknownAt(r.t.Slice(start, r.at).Place(), ref), optional
}
