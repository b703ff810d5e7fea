package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// hasHostBlock reports whether Connector/J's way to give each host its own options is used: (host=h,port=1,k=v) or
// address=(host=h)(port=1).
func hasHostBlock(s string) bool {
	end := strings.IndexByte(s, '/')
	if at := strings.IndexByte(s, '('); at < 0 || end >= 0 && end < at {
		return false
	}
	for _, start := range []string{"(", "[(", "address=(", "[address=("} {
		if hasPrefixFold(s[strings.LastIndexByte(s[:strings.IndexByte(s, '(')], '@')+1:], start) {
			return true
		}
	}
	return strings.Contains(s, ",(") || strings.Contains(s, ",address=(")
}

// hostBlocks reads a list of blocks and plain hosts, then path and query. Passwords inside blocks may hold any
// character but the closing bracket.
func (r *reader) hostBlocks(t source.Text) bool {
	s := t.String()
	i := 0
	if at := strings.IndexByte(s, '@'); at >= 0 && at < strings.IndexByte(s, '(') {
		r.userinfo(t.Slice(0, at))
		i = at + 1
	}
	for i < len(s) && s[i] != '/' && s[i] != '?' {
		switch {
		case s[i] == '(':
			end, ok := r.hostBlock(t, i)
			if !ok {
				return false
			}
			i = end
		case strings.IndexByte(",[] ", s[i]) >= 0:
			i++
		case hasPrefixFold(s[i:], "address="):
			i = r.addressBlock(t, i+len("address="))
		default:
			end := len(s)
			if n := strings.IndexAny(s[i:], ",/?]("); n >= 0 {
				end = i + n
			}
			if end == i || !r.hostPort(t.Slice(i, end)) {
				return false
			}
			i = end
		}
	}
	return r.pathAndQuery(t.Slice(i, len(s)), urlStyle{})
}

// hostBlock reads one (key=value,key=value) and returns the offset behind it; it is false for other brackets, such as
// a regular expression's.
func (r *reader) hostBlock(t source.Text, i int) (int, bool) {
	end := blockEnd(t.String(), i)
	if !strings.ContainsAny(t.String()[i:end], "="+hole) {
		return end, false
	}
	b := block{r: r}
	for _, pair := range t.Slice(i+1, end).Split(",") {
		b.pair(pair)
	}
	b.close()
	return min(end+1, t.Len()), true
}

// addressBlock reads (key=value)(key=value), which is one host.
func (r *reader) addressBlock(t source.Text, i int) int {
	b := block{r: r}
	for i < t.Len() && t.String()[i] == '(' {
		end := blockEnd(t.String(), i)
		b.pair(t.Slice(i+1, end))
		i = min(end+1, t.Len())
	}
	b.close()
	return i
}

func blockEnd(s string, i int) int {
	if n := strings.IndexByte(s[i:], ')'); n >= 0 {
		return i + n
	}
	return len(s)
}

// block collects one host's pairs.
type block struct {
	r          *reader
	host, port source.Text
}

func (b *block) pair(t source.Text) {
	name, v, found := t.Cut("=")
	name = name.Trim()
	v = v.Decode(source.PercentDecode(false))
	switch {
	case !found && name.Len() == 0:
	case !found:
		b.r.bare(name)
	case isOneOf(name.String(), "host"):
		b.host = v
	case isOneOf(name.String(), "port"):
		b.port = v
	default:
		b.r.add(name, value(v))
	}
}

func (b *block) close() { b.r.host(b.host, b.port) }
