package dsn_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/parser/dsn"
)

// TestBare: a URL without a scheme is read where the driver is known to take one.
func TestBare(t *testing.T) {
	for _, c := range []struct{ name, in, grammar, want string }{
		{"options", "u:pw@h.example.com:443/d?protocol=http", dsn.GrammarBare, "bare-url h=h.example.com:443 db=d protocol=http secret=pw"},
		{"port alone", "u:pw@h:8080/d", dsn.GrammarBare, "bare-url h=h:8080 db=d secret=pw"},
		{"account", "u:pw@my_account/d?protocol=http", dsn.GrammarBare, "bare-url db=d protocol=http secret=pw"},
		{"a URL all the same", "postgres://u:pw@h/d", dsn.GrammarBare, "url postgres:// h=h db=d secret=pw"},
		{"nothing", "@/", dsn.GrammarBare, ""},
		{"not asked for", "u:pw@h.example.com:443/d?protocol=http", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, ok := dsn.Parse(textOf(c.in), c.grammar)
			if got := show(d); ok != (c.want != "") || ok && got != c.want {
				t.Errorf("got  %s %v\nwant %s", got, ok, c.want)
			}
		})
	}
}

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
