package yaml

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

func show(in string) string { return testkit.ShowTree(Read(source.NewFile("f.yaml", []byte(in)))) }

func TestRead(t *testing.T) {
	testkit.Run(t, show, []testkit.Case{
		{"plain", "a: b\nc:\n  d: e # no\n", "a=b@b\nc.d=e@e"},
		{"rune columns", "ключ: значение\nä: {ö: ü, x: 日本}\n", "ключ=значение@значение\nä.ö=ü@ü\nä.x=日本@日本"},
		{"plain on several lines", "a: b\n   c\n\n   d\ne: f\n", "a=b c\nd@b\n   c\n\n   d\ne=f@f"},
		{"double quotes", `a: "x\"y\\z\u00e9\x41\n"`, `a=x"y\zéA` + "\n" + `@x\"y\\z\u00e9\x41\n`},
		{"double quotes folded", "a: \"one\n  two\\\n  three\\ \n  four\"\n", "a=one twothree  four@one\n  two\\\n  three\\ \n  four"},
		{"single quotes", "a: 'it''s\n  ok'\n", "a=it's ok@it''s\n  ok"},
		{"empty quotes", "a: \"\"\nb: ''\n", "a=@\"\"\nb=@''"},
		{"literal", "a: |\n  one\n    two\n\n  three\nb: c\n", "a=one\n  two\n\nthree\n@one\n    two\n\n  three\n\nb=c@c"},
		{"literal strip", "a: |-\n  one\n  two\n\nb: c\n", "a=one\ntwo@one\n  two\nb=c@c"},
		{"literal keep", "a: |+\n  one\n\nb: c\n", "a=one\n\n@one\n\n\nb=c@c"},
		{"literal indented", "a: |2\n    one\n  two\n", "a=  one\ntwo\n@  one\n  two\n"},
		{"literal at end of file", "a: |\n  one", "a=one@one"},
		{"folded", "a: >\n  one\n  two\n\n  three\n   four\n  five\n", "a=one two\nthree\n four\nfive\n@one\n  two\n\n  three\n   four\n  five\n"},
		{"folded strip", "a: >-\n  jdbc:mysql://h\n  ?useSSL=false\n", "a=jdbc:mysql://h ?useSSL=false@jdbc:mysql://h\n  ?useSSL=false"},
		{"CRLF", "a: b\r\nc: |\r\n  d\r\n  e\r\nf: \"g\r\n  h\"\r\n", "a=b@b\nc=d\ne\n@d\r\n  e\r\n\nf=g h@g\r\n  h"},
		{"byte order mark", "\xef\xbb\xbfa: b\n", "a=b@b"},
		{"anchored scalar", "a: &x !!str\n  hello\nb: *x\n", "a=hello@hello\nb=hello@hello"},
		{"types", "a: true\nb: False\nc: 12\nd: ~\ne:\nf: 'true'\ng: 1.5\n", "a=true@true bool\nb=false@False bool\nc=12@12 number\nd=null@~ null\ne=null@e null\nf=true@true\ng=1.5@1.5 number"},
		{"lists", "a:\n- b\n- c: d\n  e: f\n", "a.0=b@b\na.1.c=d@d\na.1.e=f@f"},
		{"flow", "{a: [b, 'c', {d: \"e\"}]}", "a.0=b@b\na.1=c@c\na.2.d=e@e"},
		{"json", "{\"a\":\"b\",\n\t\"c\":[1,true]}", "a=b@b\nc.0=1@1 number\nc.1=true@true bool"},
		{"tags", "a: !Ref Db\nb: !Sub 'x${Y}'\n", "a=Db@Db !Ref\nb=x${Y}@x${Y} !Sub"},
		{"documents", "a: b\n---\nc: d\n...\n---\n# nothing\n---\n- e\n", "0.a=b@b\n1.c=d@d\n2.0=e@e"},
		{"one document with marks", "%YAML 1.1\n---\na: b\n...\n", "a=b@b"},
		{"document on the mark", "--- {a: b}\n--- |\n  x\n", "0.a=b@b\n1=x\n@x\n"},
		{"merge", "d: &d {a: b, c: d}\np:\n  <<: *d\n  a: x\n", "d.a=b@b\nd.c=d@d\np.a=x@x\np.c=d@d"},
		{"merge list", "x: &x {a: 1}\ny: &y {a: 2, b: 3}\nz:\n  <<: [*x, *y]\n", "x.a=1@1 number\ny.a=2@2 number\ny.b=3@3 number\nz.a=1@1 number\nz.b=3@3 number"},
		{"alias to itself", "a: &a [*a, b]\n", "a.0=?@*a opaque <alias>\na.1=b@b"},
		{"value that looks like a key", "a: b:c\nd: http://x#y\n", "a=b:c@b:c\nd=http://x#y@http://x#y"},
		{"multi line key mapping", "? a\n: b\n", "a=b@b"},
		{"comment before value", "a: # why\n  b\n", "a=b@b"},
		{"CR only", "a: b\rc: d\r", "a=b@b\nc=d@d"},
	})
}
