package dsn_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/parser/dsn"
)

// TestWeb: a URL of the web is a connection string only where the driver is known to read one.
func TestWeb(t *testing.T) {
	for _, c := range []struct{ name, in, grammar, want string }{
		{"options", "http://u:pw@h:8123/d?secure=true", dsn.GrammarWeb, "url http:// h=h:8123 db=d secure=true secret=pw"},
		{"upper case", "HTTPS://h/d", dsn.GrammarWeb, "url HTTPS:// h=h db=d"},
		{"another scheme", "clickhouse://h:9000/d", dsn.GrammarWeb, "url clickhouse:// h=h:9000 db=d"},
		{"file", "file:///d", dsn.GrammarWeb, ""},
		{"nothing behind", "http://", dsn.GrammarWeb, ""},
		{"not asked for", "http://u:pw@h:8123/d?secure=true", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, ok := dsn.Parse(textOf(c.in), c.grammar)
			if got := show(d); ok != (c.want != "") || ok && got != c.want {
				t.Errorf("got  %s %v\nwant %s", got, ok, c.want)
			}
		})
	}
}
