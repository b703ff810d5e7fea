package parser

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
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
	for at := 0; len(f.Data)-at > maxString; {
		end := at
		for end < len(f.Data) && !delimits(f.Data[end]) {
			end++
		}
		if end-at > maxString {
			if start, ok := announced(string(f.Data[at : at+maxLooks])); ok && end-at-start > maxString {
				place := source.Place{File: f, Span: source.Span{Start: at + start, End: at + start}}
				if len(out) == maxTooLong {
					return append(out, source.Problem{File: f.Path, Place: place, Code: source.TooLarge, Message: "more connection strings of this file are longer than 64 KiB and were not read"})
				}
				out = append(out, source.Problem{File: f.Path, Place: place, Code: source.TooLarge, Message: "this connection string is longer than 64 KiB and was not read"})
			}
		}
		at = end + 1
	}
	return out
}

// crowded tells of the connection strings that have more parts than are read.
func crowded(found *setting.Found) {
	for i := range found.Connections {
		c := &found.Connections[i]
		options := 0
		for _, o := range c.Options {
			if o.Layer == setting.InDSN {
				options++
			}
		}
		if options > dsn.MaxOptions {
			found.Cut(c.Where, source.TooLarge, "this connection string has more than 512 options; the others were not read")
		}
		if len(c.Hosts) > dsn.MaxHosts {
			found.Cut(c.Where, source.TooLarge, "this connection string has more than 128 hosts; the others were not read")
		}
	}
}

// boundsOnce leaves out what several readers of one file tell of the same bound.
func boundsOnce(problems []source.Problem) []source.Problem {
	said := map[[2]string]bool{}
	return slices.DeleteFunc(problems, func(p source.Problem) bool {
		if p.Code != source.TooLarge && p.Code != source.TooDeep {
			return false
		}
		key := [2]string{p.File, p.Message}
		again := said[key]
		said[key] = true
		return again
	})
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
