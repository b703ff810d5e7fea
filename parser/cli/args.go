package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// arg is one argument of a command line after its options were told from its operands.
type arg struct {
	name  source.Text // without leading dashes; zero for an operand
	value source.Text // zero if the option has none
	long  bool        // written with two dashes, or as a single-dash long option
	bare  bool        // no value
	word  source.Text // an operand, or the whole first word of the option
}

// syntax is how a program reads its arguments.
type syntax struct {
	short  string          // one-letter options that take a value, attached or as the next word
	maybe  string          // one-letter options whose value can only be attached
	long   map[string]bool // long options that take the next word when no '=' follows; '_' counts as '-'
	single bool            // long options are written with one dash
	stop   bool            // everything behind the first operand is no option
}

// args tells options from operands. It never fails: what it does not know is an option without value.
func args(words []source.Text, s syntax) []arg {
	var out []arg
	for i := 0; i < len(words); i++ {
		w := words[i]
		text := w.String()
		next := func() (source.Text, bool) {
			if i+1 >= len(words) {
				return source.Text{}, false
			}
			i++
			return words[i], true
		}
		switch {
		case text == "--":
			for _, rest := range words[i+1:] {
				out = append(out, arg{word: rest})
			}
			return out
		case strings.HasPrefix(text, "--"), s.single && len(text) > 2 && text[0] == '-':
			out = append(out, longOption(w, s, next))
		case len(text) > 1 && text[0] == '-':
			out = append(out, shortOptions(w, s, next)...)
		default:
			out = append(out, arg{word: w})
			if s.stop {
				for _, rest := range words[i+1:] {
					out = append(out, arg{word: rest})
				}
				return out
			}
		}
	}
	return out
}

func longOption(w source.Text, s syntax, next func() (source.Text, bool)) arg {
	dashes := len(w.String()) - len(strings.TrimLeft(w.String(), "-"))
	name, value, has := w.Slice(dashes, w.Len()).Cut("=")
	a := arg{name: name, value: value, long: true, bare: !has, word: w}
	if !has && s.long[strings.ReplaceAll(name.String(), "_", "-")] {
		if v, ok := next(); ok {
			a.value, a.bare = v, false
		}
	}
	return a
}

// shortOptions reads a cluster such as -Bse 'select 1'.
func shortOptions(w source.Text, s syntax, next func() (source.Text, bool)) []arg {
	var out []arg
	text := w.String()
	for i := 1; i < len(text); i++ {
		a := arg{name: w.Slice(i, i+1), bare: true, word: w}
		switch {
		case strings.IndexByte(s.short, text[i]) >= 0 && i+1 == len(text):
			if v, ok := next(); ok {
				a.value, a.bare = v, false
			}
		case strings.IndexByte(s.short, text[i]) >= 0, strings.IndexByte(s.maybe, text[i]) >= 0 && i+1 < len(text):
			a.value, a.bare = w.Slice(i+1, len(text)), false
		default:
			out = append(out, a)
			continue
		}
		return append(out, a)
	}
	return out
}

// is reports whether the argument is one of the named options; long names are compared with '_' as '-'.
func (a arg) is(names ...string) bool {
	if a.name.IsZero() {
		return false
	}
	own := a.name.String()
	if a.long {
		own = strings.ReplaceAll(own, "_", "-")
	}
	for _, n := range names {
		if own == n && (len(n) > 1) == a.long {
			return true
		}
	}
	return false
}

// set makes a look-up table of names.
func set(names string) map[string]bool {
	out := map[string]bool{}
	for _, n := range strings.Fields(names) {
		out[n] = true
	}
	return out
}

// mayHoldOptions reports whether an operand is one unknown word that may stand for any number of options: $OPTS, "$@".
// A variable that is named after a database, table, file or user is taken for an operand.
func mayHoldOptions(t source.Text) bool {
	if t.String() != string(source.Hole) {
		return false
	}
	for _, ref := range t.Refs() {
		name := strings.ToLower(strings.TrimPrefix(ref, "env:"))
		for _, part := range [...]string{"opt", "args", "flag", "param", "ssl", "tls", "conn", "auth", "cred", "cmd"} {
			if strings.Contains(name, part) {
				return true
			}
		}
		for _, part := range [...]string{"db", "database", "schema", "table", "name", "file", "sql", "dump", "user", "host"} {
			if strings.Contains(name, part) {
				return false
			}
		}
	}
	return true
}
