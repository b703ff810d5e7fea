package dsn

import (
	"strings"
)

// Looks returns the name of the grammar that s seems to be written in, or "". s may still hold placeholders, but is
// read best when it has been through Expand. Looks reads s a small number of times and allocates nothing. Parse may
// still refuse what Looks lets through.
func Looks(s string) string {
	s = trim(s)
	if len(s) < 6 || len(s) > MaxLength {
		return ""
	}
	for i := 0; i < maxDefaults && strings.HasPrefix(s, "${") && s[len(s)-1] == '}'; i++ {
		s = visibleDefault(s)
	}
	if len(s) < 6 {
		return ""
	}
	if g := looksByStart(s); g != "" {
		return g
	}
	if strings.Contains(s, "://") && startsWithURL(s) {
		return ""
	}
	return looksByPairs(s)
}

// looksByStart recognises the grammars that announce themselves.
func looksByStart(s string) string {
	if s[0] == '(' {
		if looksTNS(s) {
			return grammarTNS
		}
		return ""
	}
	n := schemeLength(s)
	switch {
	case n == 0:
		return looksHoleScheme(s)
	case n >= len(s) || s[n] != ':':
		return ""
	case strings.HasPrefix(s[n:], "://"):
		return looksURL(s, n)
	case hasPrefixFold(s, "dbi:"):
		return looksDBI(s)
	case isJDBCWord(s[:n]):
		return grammarJDBC
	case hasPrefixFold(s, "odbc:"):
		if looksADO(s[n+1:]) != "" {
			return grammarODBC
		}
	case pdoEngine(s[:n]) != "" && looksPDO(s, n):
		return grammarPDO
	}
	return ""
}

// visibleDefault returns the default of a placeholder that is all of s, or "".
func visibleDefault(s string) string {
	n := identifier(s[2:])
	for 2+n < len(s) && (isAlnum(s[2+n]) || strings.IndexByte("_.", s[2+n]) >= 0) {
		n++
	}
	if closing(s, 1, '{', '}') != len(s) || 2+n >= len(s) || strings.IndexByte(":-=", s[2+n]) < 0 {
		return ""
	}
	return trim(strings.TrimLeft(s[2+n:len(s)-1], ":-="))
}

func looksURL(s string, n int) string {
	if hasPrefixFold(s, "tcps://") {
		return grammarEasy
	}
	found, ok := lookUp(s[:n])
	switch {
	case !ok || found.file || len(s) <= n+3:
		return ""
	case found.weak && strings.IndexByte(s, '@') < 0:
		return ""
	}
	return grammarURL
}

// looksHoleScheme believes in a URL with an unknown scheme only where a key of the query belongs to a database.
func looksHoleScheme(s string) string {
	end := strings.Index(s[:min(len(s), 80)], "://")
	if end < 1 || strings.IndexByte("${%<", s[0]) < 0 && !strings.HasPrefix(s, hole) || schemeBlocked(s[:end]) {
		return ""
	}
	for _, key := range []string{"sslmode=", "sslMode=", "useSSL=", "tls=", "ssl-mode=", "charset=", "parseTime="} {
		if strings.Contains(s[end:], key) {
			return grammarURL
		}
	}
	return ""
}

// schemeBlocked refuses what cannot be a placeholder alone before "://".
func schemeBlocked(s string) bool { return strings.ContainsAny(s, "/@?&=\n") }

// looksByPairs recognises the grammars made of key=value, and go-sql-driver's.
func looksByPairs(s string) string {
	switch {
	case looksGoMySQL(s):
		return grammarGo
	case strings.IndexByte(s, '=') < 1:
		return ""
	case strings.IndexByte(s, ';') > 0:
		return looksADO(s)
	case looksStackExchange(s):
		return grammarStackExchange
	case looksLibpq(s):
		return grammarLibpq
	}
	return ""
}

// startsWithURL reports whether s is some URL, so that no other grammar may claim it.
func startsWithURL(s string) bool {
	n := schemeLength(s)
	return n > 0 && strings.HasPrefix(s[n:], "://")
}

// schemeLength counts the bytes of a scheme name at the start of s.
func schemeLength(s string) int {
	for i := 0; i < len(s) && i < 64; i++ {
		c := s[i]
		if !isAlnum(c) && (i == 0 || strings.IndexByte("+-._", c) < 0) {
			return i
		}
	}
	return min(len(s), 64)
}

func trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return r < 128 && isSpace(byte(r)) })
}

// isBracePlaceholder reports whether s is one name in braces, such as {host}.
func isBracePlaceholder(s string) bool {
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' {
		return false
	}
	for i := 1; i < len(s)-1; i++ {
		if c := s[i]; !isAlnum(c) && strings.IndexByte("_-. ", c) < 0 {
			return false
		}
	}
	return true
}
