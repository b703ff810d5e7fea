package xml

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

func show(in string) string { return testkit.ShowTree(Read(source.NewFile("f.xml", []byte(in)))) }

func TestRead(t *testing.T) {
	testkit.Run(t, show, []testkit.Case{
		{"attributes", `<a b="c" d = 'e' f:g="h"><i j="k"/></a>`, "a[b]=c@c\na[d]=e@e\na[g]=h@h\na.i[j]=k@k"},
		{"entities", `<a b="x&amp;y&#38;z&#x26;w&quot;&nbsp;&"/>`, "a[b]=x&y&z&w\"&nbsp;&@x&amp;y&#38;z&#x26;w&quot;&nbsp;&"},
		{"text", "<a>\n  <b> x&amp;y </b>\n  <c><![CDATA[p&q]]></c>\n</a>", "a.b=x&y@x&amp;y\na.c=p&q@p&q"},
		{"comment", `<a><!-- <b c="d"/> --><e f="g"/></a>`, "a.e[f]=g@g"},
		{"dashes in a comment", `<a><!-- dsnlint:ignore x -- why <b c="d"/> ---><e f="g"/><!-- -- --></a>`, "a.e[f]=g@g"},
		{"many such comments", "<a>" + strings.Repeat("<!-- a -- b -->", 500) + `<e f="g"/></a>`, "a.e[f]=g@g"},
		{"declaration", `<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE a SYSTEM "x"><a b="c"/>`, "a[b]=c@c"},
		{"prefix", `<s:a><s:b>c</s:b></s:a>`, "a.b=c@c"},
		{"byte order mark", "\xef\xbb\xbf<a b=\"c\"/>", "a[b]=c@c"},
		{"bare and unquoted", `<a b c=d e="f">`, "a[b]=@ bare\na[c]=d@d\na[e]=f@f"},
		{"wrong nesting", `<a><b c="d"></a><e f="g"/>`, "a.b[c]=d@d\ne[f]=g@g"},
		{"greater in a value", `<a b="x>y"/>`, "a[b]=x>y@x>y"},
		{"element on lines", "<a\r\n  b=\"c\"\r\n  d=\"e\"\r\n/>", "a[b]=c@c\na[d]=e@e"},
	})
}

func TestBroken(t *testing.T) {
	tests := []struct {
		name, in, want string
		code           source.ProblemCode
	}{
		{"bad tag", `<a><b c="d"/><1 x><e f="g"/></a>`, "a.b[c]=d@d\na.e[f]=g@g", source.Syntax},
		{"open comment", `<a b="c"/><!-- x`, "a[b]=c@c", source.Syntax},
		{"open tag", `<a b="c"/><d e="f`, "a[b]=c@c", source.Syntax},
		{"utf-16", "\xff\xfe<\x00", "", source.Encoding},
		{"deep", strings.Repeat("<a>", 5000) + `<b c="d"/>` + strings.Repeat("</a>", 5000) + `<e f="g"/>`, "\ne[f]=g@g", source.TooDeep},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root, problems := Read(source.NewFile("f.xml", []byte(tt.in)))
			if got := testkit.ShowTree(root, nil); got != tt.want && (tt.code != source.TooDeep || !strings.HasSuffix(got, tt.want)) {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if len(problems) != 1 || problems[0].Code != tt.code {
				t.Errorf("problems: %v", problems)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	root, _ := Read(source.NewFile("f.xml", []byte(`<a> <b c="d">x</b> </a>`)))
	b := testkit.NodeAt(root, "a.b")
	if b.Place.Raw() != `<b c="d">x</b>` || b.Key.Place().Raw() != "b" || b.Attrs[0].Place.Raw() != `c="d"` {
		t.Errorf("places: %q %q %q", b.Place.Raw(), b.Key.Place().Raw(), b.Attrs[0].Place.Raw())
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<a b="c&amp;d"><!-- x --><e><![CDATA[f]]></e></a>`)
	f.Add("<a b='c' d=e f><g/>")
	f.Add("<a><!-- b -- c --><d e='f'/>")
	f.Add(`<a b="`)
	f.Add("</a><![CDATA[<?")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("f.xml", []byte(in))
		root, problems := Read(file)
		testkit.CheckTree(t, file, root, problems)
	})
}
