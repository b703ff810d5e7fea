package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// slot is where a connection string takes another option: none where its end cannot be seen, or is not written as it is
// read.
func slot(whole source.Text, d *DSN) setting.Slot {
	s := whole.String()
	last := whole.Slice(len(s)-1, len(s))
	if !last.Known() || strings.Contains(s, "#") || last.Place().Raw() != s[len(s)-1:] {
		return setting.Slot{}
	}
	if n := len(d.Options); n > 0 && !adjacent(d.Options[n-1]) || !ownEnd(whole) {
		return setting.Slot{}
	}
	lead, sep := separators(s, d)
	if sep == "" {
		return setting.Slot{}
	}
	return setting.Slot{Last: last.Place(), Lead: lead, Sep: sep}
}

// ownEnd reports whether the end is written as the end of a connection string. What a string is put together of may end in
// the name of a database that others use by itself: a constant, a parameter.
func ownEnd(whole source.Text) bool {
	places := whole.Places()
	tail := places[len(places)-1].Raw()
	return len(places) == 1 || strings.HasPrefix(tail, ":") || strings.ContainsAny(tail, "/?&;=@")
}

// separators are what stands before one more option and between two, by the grammar; "" where it takes none at its end.
func separators(s string, d *DSN) (lead, sep string) {
	switch d.Grammar {
	case grammarURL, grammarGo, GrammarBare, grammarJDBC:
		if d.Grammar == grammarJDBC && jdbcSemicolons(s) || d.Scheme.String() == "sqlserver" && strings.Contains(s, ";") {
			return unless(s, ";"), ";"
		}
		return queryLead(s, d.Grammar), "&"
	case grammarLibpq:
		return " ", " "
	case grammarADO, grammarODBC:
		return unless(s, ";"), ";"
	}
	return "", ""
}

// unless is a separator, or nothing where the string ends in it.
func unless(s, sep string) string {
	if strings.HasSuffix(s, sep) {
		return ""
	}
	return sep
}

// jdbcSemicolons reports whether a JDBC URL separates its properties by semicolons.
func jdbcSemicolons(s string) bool {
	head, ok := jdbcPrefix(s)
	return ok && (head.engine == "sqlserver" || strings.Contains(s, ";") && !strings.Contains(s, "?"))
}

// queryLead begins a query, or goes on with one. go-sql-driver and MongoDB want the slash of the database before it.
func queryLead(s, grammar string) string {
	switch {
	case strings.HasSuffix(s, "?"), strings.HasSuffix(s, "&"):
		return ""
	case strings.Contains(s, "?"):
		return "&"
	case grammar == grammarGo && !strings.Contains(s, "/"), strings.HasPrefix(s, "mongodb") && strings.Count(s, "/") == len("//"):
		return "/?"
	}
	return "?"
}

// adjacent reports whether an option stands in the string as name and value with an equals sign between: a program may put
// the string together from what stands elsewhere.
func adjacent(o setting.Option) bool {
	name, value := o.Name.Place(), o.Value.Text.Place()
	if o.Value.Kind == setting.Bare || o.Value.Text.Len() == 0 {
		return true
	}
	between := source.Place{File: name.File, Span: source.Span{Start: name.Span.End, End: value.Span.Start}}
	return name.File == value.File && strings.Trim(between.Raw(), " '") == "="
}
