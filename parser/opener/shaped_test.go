package opener_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/node"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func shapedOpeners() setting.Known {
	args := []setting.Arg{{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "host", Role: setting.Host}}
	orm := []setting.Arg{{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "driver", Role: setting.Options}}
	one := []setting.Selector{{Keyword: "dialect", Values: []string{"pg"}}}
	two := []setting.Selector{{Keyword: "dialect", Values: []string{"my"}}}
	return setting.Known{Openers: []setting.Opener{
		{Language: "javascript", Callee: "d.connect", Drivers: []string{"d"}, Engine: "x", Args: args, Keywords: true},
		{Language: "javascript", Callee: "object:d.Config", Drivers: []string{"d"}, Engine: "x", Args: args, Keywords: true},
		{Language: "javascript", Callee: "object:*", Drivers: []string{"o"}, Engine: "x", Args: orm, Keywords: true, Select: append(one, setting.Selector{Keyword: "driver", Position: -1})},
		{Language: "javascript", Callee: "object:*", Drivers: []string{"q"}, Engine: "x", Args: orm, Keywords: true, Select: []setting.Selector{{Keyword: "driverOptions", Position: -1}}},
		{Language: "javascript", Callee: "orm.Orm", Drivers: []string{"o"}, Engine: "x", Args: orm, Keywords: true, Select: one},
		{Language: "javascript", Callee: "orm.Orm", Drivers: []string{"m"}, Engine: "y", Args: orm, Keywords: true, Select: two},
		{Language: "javascript", Callee: "orm.Orm", Drivers: []string{"o", "m"}, Args: orm, Keywords: true},
	}}
}

// TestShaped: options objects that no call takes are told by their declared type or by their members.
func TestShaped(t *testing.T) {
	testkit.Run(t, func(in string) string {
		f := source.NewFile("x.ts", []byte("import { Config, connect } from 'd';\nimport { Orm } from 'orm';\n"+in))
		found := opener.Find(node.Read(f), shapedOpeners())
		testkit.CheckFound(t, f, found)
		return showAll(found.Connections)
	}, []testkit.Case{
		{"a declared type", "const c: Config = { host: 'h', ssl: false };", "c [d] @h ssl=false!"},
		{"an asserted type", "const c = { host: 'h', ssl: false } as Config;", "c [d] @h ssl=false!"},
		{"satisfied", "export const c = { host: 'h', ssl: false } satisfies Config;", "c [d] @h ssl=false!"},
		{"another type of that name", "const c: mail.Config = { host: 'h', ssl: false };", ""},
		{"nothing about TLS", "const c: Config = { host: 'h' };", ""},
		{"taken by a call", "const c: Config = { host: 'h', ssl: false };\nconnect(c);", "connect [d] @h ssl=false!"},
		{"by members", "const c = { dialect: 'pg', driver: { ssl: true } };", "c [o] @<call> dialect=pg ssl=true!"},
		{"deep inside", "module.exports = { a: { b: [{ dialect: 'pg', driver: { ssl: true } }] } };", "b [o] @<call> dialect=pg ssl=true!"},
		{"members that are spread", "const s = { dialect: 'pg' };\nexport default { ...s, driver: { ssl: true } };", "default [o] @<call> dialect=pg ssl=true!"},
		{"by one member", "const c = { driverOptions: {}, ssl: true };", "c [q] @<call> driverOptions={} ssl=true!"},
		{"in what is spread and not known", "const open = (more) => { return new Client({ ssl: true, ...more }); };\nconst again = (more) => open(more);", ""},
		{"given to a call of no opener", "register(() => ({ dialect: 'pg', driver: { ssl: true } }));", "register [o] @<call> dialect=pg ssl=true!"},
		{"another value", "const c = { dialect: 'lite', driver: { ssl: true } };", ""},
		{"a member is missing", "const c = { dialect: 'pg', ssl: true };", ""},
		{"any driver of a library", "new Orm({ dialect, driver: { ssl: true } });", "Orm [o,m] dialect=<dialect> ssl=true! open(dialect)"},
		{"with nothing said", "new Orm({ dialect });", "Orm [] dialect=<dialect> open(dialect)"},
	})
}

// TestEqualConditions: one question asked of many members has one answer.
func TestEqualConditions(t *testing.T) {
	in := "import { connect } from 'd';\nconnect({ host: a ? 'h' : 'g', " +
		strings.Repeat("p: a ? 1 : 2, ", 9) + "ssl: a ? true : false });"
	f := source.NewFile("x.ts", []byte(in))
	found := opener.Find(node.Read(f), shapedOpeners())
	if len(found.Connections) != 2 {
		t.Errorf("%d connections: %s", len(found.Connections), showAll(found.Connections))
	}
}

// TestExplained: strings under names that explain are read by people.
func TestExplained(t *testing.T) {
	const url = `"postgres://u:pw@db.example.com/x?sslmode=disable"`
	known := setting.Known{Schemes: []setting.Scheme{{Name: "postgres", Engine: "postgresql", Drivers: []string{"p"}}}}
	for in, want := range map[string]int{
		"const URL = " + url:                         1,
		"const URL_HELP = " + url:                    0,
		"const usage: string = " + url:               0,
		"field({ placeholder: " + url + " })":        0,
		"field({ 'description': " + url + " })":      0,
		"const e = <input placeholder=" + url + "/>": 0,
		"connect({ url: " + url + " })":              1,
		"const helper = " + url:                      1,
		"const documents = " + url:                   1,
	} {
		f := source.NewFile("x.tsx", []byte(in))
		if got := len(opener.Find(node.Read(f), known).Connections); got != want {
			t.Errorf("%s: %d connections, want %d", in, got, want)
		}
	}
}
