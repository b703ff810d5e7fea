package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// template reads an expression of a template language up to end. A literal default that stands in it is taken.
func (e expander) template(t source.Text, s string, i int, end string) (int, source.Text) {
	limit := min(len(s), i+maxPlaceholder)
	n := strings.Index(s[i+2:limit], end)
	if n < 0 {
		return 0, source.Text{}
	}
	stop := i + 2 + n + len(end)
	body := s[i+2 : i+2+n]
	ref := "template"
	from, to := -1, -1
	if name, behind := envName(body); behind > 0 {
		ref = "env:" + name
		from, to = literalAfter(body, behind, ",", "||", "default(", "default")
	} else if at := strings.Index(body, "default"); at >= 0 {
		from, to = literalAfter(body, at, "default(", "default")
	}
	if from < 0 || from == to && aloneBetween(s, i, stop) {
		return unknown(t, i, stop, ref)
	}
	return stop - i, t.Slice(i+2+from, i+2+to).AsFallback(ref)
}

// envName finds the variable that a template looks up in the environment, and the offset behind its name.
func envName(body string) (string, int) {
	for _, call := range []string{"ENV", "env_var", "env ", "env(", "getenv"} {
		at := strings.Index(body, call)
		if at < 0 {
			continue
		}
		from, to := quoted(body, at+len(call))
		if from >= 0 && identifier(body[from:to]) == to-from && to > from {
			return body[from:to], to + 1
		}
	}
	return "", 0
}

// literalAfter finds the quoted literal that follows one of the words in body, at or after from.
func literalAfter(body string, from int, words ...string) (start, end int) {
	for _, w := range words {
		at := strings.Index(body[from:], w)
		if at < 0 {
			continue
		}
		rest := from + at + len(w)
		blank := len(body[rest:]) - len(strings.TrimLeft(body[rest:], " ("))
		if rest+blank < len(body) && strings.IndexByte("'\"", body[rest+blank]) >= 0 {
			return quoted(body, rest+blank)
		}
	}
	return -1, -1
}

// quoted returns the inside of the first quoted literal at or after from, or -1, -1.
func quoted(body string, from int) (start, end int) {
	open := strings.IndexAny(body[from:], "'\"")
	if open < 0 {
		return -1, -1
	}
	start = from + open + 1
	n := strings.IndexByte(body[start:], body[start-1])
	if n < 0 {
		return -1, -1
	}
	return start, start + n
}

// percent reads the verbs of format strings, Symfony's %env(X)% and %name%, and the %X% of Windows.
func (e expander) percent(t source.Text, s string, i int) (int, source.Text) {
	if !e.is("printf") || i+1 >= len(s) {
		return 0, source.Text{}
	}
	if strings.HasPrefix(s[i:], "%(") {
		return pythonVerb(t, s, i)
	}
	if e.any() {
		if n, hole := wrapped(t, s, i); n > 0 {
			return n, hole
		}
		if i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			return 0, source.Text{}
		}
	} else if s[i+1] == '%' {
		return 2, source.Decoded(t.Slice(i, i+2).Place(), "%")
	}
	return e.verb(t, s, i)
}

// verb reads %s and its kin; flags, width and precision only where the text is known to be a format string.
func (e expander) verb(t source.Text, s string, i int) (int, source.Text) {
	j := i + 1
	verbs := "sdvqw"
	if s[j] == '[' {
		end := closing(s, j, '[', ']')
		if end < 0 || !digits(s[j+1:end-1]) {
			return 0, source.Text{}
		}
		j = end
	}
	if e.style == "printf" {
		verbs = "sdvqwtxXTfgeuic"
		for j < len(s) && j < i+12 && strings.IndexByte("+-# 0123456789.*l", s[j]) >= 0 {
			j++
		}
	}
	if j >= len(s) || strings.IndexByte(verbs, s[j]) < 0 {
		return 0, source.Text{}
	}
	return unknown(t, i, j+1, "template")
}

func pythonVerb(t source.Text, s string, i int) (int, source.Text) {
	end := closing(s, i+1, '(', ')')
	if end < 0 || end >= len(s) || strings.IndexByte("sdrif", s[end]) < 0 {
		return 0, source.Text{}
	}
	return unknown(t, i, end+1, "template")
}

// wrapped reads %env(X)% and %name%. Two hex digits behind the closing sign would make it an escape of its own.
func wrapped(t source.Text, s string, i int) (int, source.Text) {
	limit := min(len(s), i+maxPlaceholder)
	n := strings.IndexByte(s[i+1:limit], '%')
	if n < 3 {
		return 0, source.Text{}
	}
	body, end := s[i+1:i+1+n], i+1+n+1
	if strings.HasPrefix(body, "env(") && strings.HasSuffix(body, ")") {
		return unknown(t, i, end, "env:"+symfonyName(body[4:len(body)-1]))
	}
	if end+1 < len(s) && isHex(s[end]) && isHex(s[end+1]) || !wordlike(body) {
		return 0, source.Text{}
	}
	return unknown(t, i, end, propertyRef(body))
}

// symfonyName drops the processors before the name: resolve:DATABASE_URL.
func symfonyName(s string) string { return s[strings.LastIndexByte(s, ':')+1:] }

// wordlike reports whether s is a dotted name rather than text between two percent escapes.
func wordlike(s string) bool {
	if !isLetter(s[0]) && s[0] != '_' {
		return false
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; !isAlnum(c) && c != '_' && c != '.' {
			return false
		}
	}
	return !isHex(s[0]) || !isHex(s[1]) || strings.ContainsAny(s, "_.")
}

func isHex(c byte) bool { return isDigit(c) || 'a' <= lower(c) && lower(c) <= 'f' }
