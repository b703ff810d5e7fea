package parser

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/source"
)

const (
	maxString  = dsn.MaxLength // bytes of a connection string
	maxStart   = 256           // bytes in front of one, up to which its name may reach
	maxLooks   = 4096          // bytes of its beginning, by which it is told
	maxTooLong = 8             // problems of one file
)

// tooLong tells of the connection strings of a file that are too long for the grammars, whichever format they stand in.
func tooLong(f *source.File) []source.Problem {
	var out []source.Problem
	for at := 0; len(f.Data)-at > maxString && len(out) < maxTooLong; {
		end := at
		for end < len(f.Data) && !delimits(f.Data[end]) {
			end++
		}
		if end-at > maxString {
			if start, ok := announced(string(f.Data[at : at+maxLooks])); ok && end-at-start > maxString {
				place := source.Place{File: f, Span: source.Span{Start: at + start, End: at + start}}
				out = append(out, source.Problem{File: f.Path, Place: place, Code: source.TooLarge, Message: "this connection string is longer than 64 KiB and was not read"})
			}
		}
		at = end + 1
	}
	return out
}

// delimits reports the bytes that end a text in some format, and that connection strings are written without.
func delimits(c byte) bool {
	return c == '\n' || c == '\r' || c == '"' || c == '\'' || c == '`' || c == '<' || c == '>'
}

// announced finds where a connection string begins: at the start, or behind the name that it is given.
func announced(s string) (int, bool) {
	for at := 0; at >= 0; {
		text := strings.TrimLeft(s[at:], " \t")
		if start := len(s) - len(text); dsn.Looks(text) != "" {
			return start, true
		}
		next := strings.IndexAny(s[at:maxStart], "=:")
		if next < 0 {
			break
		}
		at += next + 1
	}
	return 0, false
}
