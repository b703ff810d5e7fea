package node

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestReadChoosesTheDialect(t *testing.T) {
	for _, c := range []struct{ path, in string }{
		{"a.js", "const x = <a b='c'>it's</a>; f('d')"},
		{"a.jsx", "const x = <a b='c'>it's</a>; f('d')"},
		{"a.mjs", "import x from 'y'; f('d')"},
		{"a.ts", "const x = <A>y; f<B<C>>('d')"},
		{"a.d.mts", "declare const x: A<B>; f<C>('d')"},
		{"a.tsx", "const x = <A<B> b='c'>it's</A>; f<C>('d')"},
	} {
		t.Run(c.path, func(t *testing.T) {
			u := Read(source.NewFile(c.path, []byte(c.in)))
			if u.Language != "javascript" || len(u.Problems) != 0 {
				t.Errorf("language %q, problems %v", u.Language, u.Problems)
			}
			if len(u.Calls) != 1 || u.Calls[0].Callee != "f" || u.Calls[0].Args[0].Value.Text.String() != "d" {
				t.Errorf("calls %v", u.Calls)
			}
		})
	}
}

// FuzzRead: nothing panics, and what an opener for any call finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	names := []string{"a.js", "a.ts", "a.tsx"}
	f.Add("const { Client } = require('pg');\nnew Client({ connectionString: `postgres://u:pw@${h}/d`, ssl: { rejectUnauthorized: false } })", uint8(0))
	f.Add("import pg from 'pg';\nexport default class A<B> { c = new pg.Client(process.env.X ?? 'redis://h' as D) }", uint8(1))
	f.Add("const x = <A<B> b='c' {...d}>it's {e}</A>; f(/[/]/g.test(`a${`b${c}`}`))", uint8(2))
	known := setting.Known{Openers: []setting.Opener{{Language: "javascript", Callee: "new:pg.Client", Args: []setting.Arg{{Role: setting.Options}}}}}
	f.Fuzz(func(t *testing.T, in string, which uint8) {
		file := source.NewFile(names[int(which)%len(names)], []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}
