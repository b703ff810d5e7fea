package node

import (
	"testing"

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
