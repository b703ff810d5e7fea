package json

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

func show(in string) string { return testkit.ShowTree(Read(source.NewFile("f.json", []byte(in)))) }

func TestRead(t *testing.T) {
	testkit.Run(t, show, []testkit.Case{
		{"object", `{"a":"b","c":{"d":1,"e":[true,null,"f"]}}`, "a=b@b\nc.d=1@1 number\nc.e.0=true@true bool\nc.e.1=null@null null\nc.e.2=f@f"},
		{"escapes", `{"a\tb":"x\"y\\\/\u00e9\ud83d\ude00z"}`, "a\tb=x\"y\\/é😀z@x\\\"y\\\\\\/\\u00e9\\ud83d\\ude00z"},
		{"comments", "// one\n{/* \"x\": \"y\" */\"a\":\"b\", // \"\n\"c\":\"d\",}\n", "a=b@b\nc=d@d"},
		{"byte order mark", "\xef\xbb\xbf{\"a\":\"b\"}", "a=b@b"},
		{"array", `["a",{"b":"c"}]`, "0=a@a\n1.b=c@c"},
		{"empty", " \n", ""},
		{"empty string", `{"a":""}`, "a=@"},
		{"a slash is no comment", `{"a":"http://x//y"}`, "a=http://x//y@http://x//y"},
		{"json5", "{a: 'it\\'s', b: +1, c: .5, // x\n}", "a=it's@it\\'s\nb=+1@+1 number\nc=.5@.5 number"},
		{"values in a row", "{\"a\":\"b\"}\n{\"a\":\"c\"}\n", "0.a=b@b\n1.a=c@c"},
	})
}

func TestBroken(t *testing.T) {
	tests := []struct {
		name, in, want string
		code           source.ProblemCode
		at             int
	}{
		{"no comma", `{"a":"b" "c":"d"}`, "a=b@b\nc=d@d", "", 0},
		{"early end", `{"a":"b","c":{"d":"e"`, "a=b@b\nc.d=e@e", source.Syntax, 21},
		{"open string", "{\"a\":\"b\n,\"c\":\"d\"}", "a=b@b\nc=d@d", source.Syntax, 5},
		{"template", `{"a":{{ x }},{{ if y }}"c":"d {{ z | default "e" }}",{{ end }}}`, "a=?@{{ x }} opaque <template>\nc=d e@d {{ z | default \"e fallback <template>", "", 0},
		{"expression", `{"a":process.env.X,"c":"d"}`, "a=?@process.env.X opaque <expression>\nc=d@d", source.Syntax, 5},
		{"no value", `{"a":,"c":"d"}`, "c=d@d", source.Syntax, 1},
		{"utf-16", "\xff\xfe{\x00}\x00", "", source.Encoding, 0},
		{"deep", strings.Repeat("[", 3000), "", source.TooDeep, 0},
		{"deep behind a quote", `'"` + strings.Repeat("[", 3000), "", source.Syntax, -1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root, problems := Read(source.NewFile("f.json", []byte(tt.in)))
			if got := testkit.ShowTree(root, nil); got != tt.want && !strings.HasPrefix(tt.name, "deep") && !strings.HasSuffix(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			switch {
			case tt.code == "" && len(problems) == 0:
			case len(problems) != 1 || problems[0].Code != tt.code:
				t.Errorf("problems: %v", problems)
			case tt.at >= 0 && problems[0].Place.Span.Start != tt.at:
				t.Errorf("problem at %d", problems[0].Place.Span.Start)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	root, _ := Read(source.NewFile("f.json", []byte(`{"a": {"b": "c"} }`)))
	if got := testkit.NodeAt(root, "a").Place.Raw(); got != `"a": {"b": "c"}` {
		t.Errorf("place of a: %s", got)
	}
	if got := testkit.NodeAt(root, "a").Key.Place().Raw(); got != "a" {
		t.Errorf("key of a: %s", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"a":[1,true,"x\u00e9\n"],/* c */}`)
	f.Add(`{a:'b' "c" [}`)
	f.Add("{\"a\":\"\\ud800\\")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("f.json", []byte(in))
		root, problems := Read(file)
		testkit.CheckTree(t, file, root, problems)
	})
}
