package dsn

import (
	"encoding/json"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxJSON is how deep objects inside an option are followed.
const maxJSON = 8

// json reads an option whose value is a JSON object, such as mysql2's ?ssl={"rejectUnauthorized":false}: the object
// itself, then its members as "ssl.rejectUnauthorized" with their kinds. It is false when the value is none.
func (r *reader) json(name, v source.Text) bool {
	s := strings.TrimSpace(v.String())
	if len(s) < 2 || s[0] != '{' || !strings.ContainsAny(s[1:2], "\"} \n\t") || !json.Valid([]byte(s)) {
		return false
	}
	sc := jsonScanner{t: v, s: v.String(), r: r}
	sc.value(name, 0)
	return true
}

// jsonScanner walks a text that is known to be valid JSON.
type jsonScanner struct {
	t source.Text
	s string
	i int
	r *reader
}

func (sc *jsonScanner) blank() {
	for sc.i < len(sc.s) && isSpace(sc.s[sc.i]) {
		sc.i++
	}
}

// value reads the value at the cursor and adds it as an option of that name.
func (sc *jsonScanner) value(name source.Text, depth int) {
	sc.blank()
	switch {
	case depth >= maxJSON:
		start := sc.i
		sc.skip()
		sc.r.add(name, setting.OpaqueAt(sc.t.Slice(start, sc.i).Place(), "json"))
	case setting.NamesSecret(name.String()):
		start := sc.i
		sc.skip()
		if quote := sc.s[start] == '"'; quote {
			sc.r.secret(sc.t.Slice(start+1, sc.i-1))
		} else {
			sc.r.secret(sc.t.Slice(start, sc.i))
		}
	case sc.s[sc.i] == '{':
		sc.object(name, depth)
	case sc.s[sc.i] == '[':
		sc.r.add(name, setting.Value{Text: sc.list(), Kind: setting.List})
	default:
		sc.r.add(name, sc.scalar())
	}
}

func (sc *jsonScanner) object(name source.Text, depth int) {
	start := sc.i
	sc.skip()
	end := sc.i
	// The object has a place and no text: a password may stand inside.
	place := sc.t.Slice(start, end).Place()
	sc.r.add(name, setting.Value{Text: source.Decoded(place, ""), Kind: setting.Object})
	sc.i = start + 1
	for sc.blank(); sc.s[sc.i] != '}'; sc.blank() {
		member := sc.scalar().Text
		sc.blank()
		sc.i++ // the colon
		prefix := source.Decoded(source.Place{}, name.String()+".")
		sc.value(source.Concat(prefix, member), depth+1)
		sc.blank()
		if sc.s[sc.i] == ',' {
			sc.i++
		}
	}
	sc.i = end
}

func (sc *jsonScanner) list() source.Text {
	var parts []source.Text
	start := sc.i
	sc.skip()
	end := sc.i
	sc.i = start + 1
	for sc.blank(); sc.s[sc.i] != ']'; sc.blank() {
		if sc.s[sc.i] == ',' {
			sc.i++
			continue
		}
		if sc.s[sc.i] == '{' || sc.s[sc.i] == '[' {
			from := sc.i
			sc.skip()
			parts = append(parts, source.UnknownAt(sc.t.Slice(from, sc.i).Place(), "json"))
			continue
		}
		parts = append(parts, sc.scalar().Text)
	}
	sc.i = end
	return source.Join(parts, ",")
}

// scalar reads a string, number, boolean or null.
func (sc *jsonScanner) scalar() setting.Value {
	start := sc.i
	sc.skip()
	text := sc.t.Slice(start, sc.i)
	switch sc.s[start] {
	case '"':
		return value(sc.t.Slice(start+1, sc.i-1).Decode(source.JSONEscape))
	case 't', 'f':
		return setting.Value{Text: text, Kind: setting.Bool}
	case 'n':
		return setting.Value{Text: text, Kind: setting.Null}
	}
	return setting.Value{Text: text, Kind: setting.Number}
}

// skip moves behind the value at the cursor.
func (sc *jsonScanner) skip() {
	depth := 0
	for sc.i < len(sc.s) {
		c := sc.s[sc.i]
		switch {
		case c == '"':
			sc.skipString()
			if depth == 0 {
				return
			}
			continue
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth == 0 {
				return
			}
			if depth--; depth == 0 {
				sc.i++
				return
			}
		case depth == 0 && (c == ',' || c == ':' || isSpace(c)):
			return
		}
		sc.i++
	}
}

func (sc *jsonScanner) skipString() {
	for sc.i++; sc.i < len(sc.s); sc.i++ {
		switch sc.s[sc.i] {
		case '\\':
			sc.i++
		case '"':
			sc.i++
			return
		}
	}
}
