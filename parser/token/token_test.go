package token

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestStrings(t *testing.T) {
	for _, c := range []struct {
		name string
		l    Language
		in   string
		want string
	}{
		{"a whole stands for its pieces", Python, `f("a" + b + "c", "d")`, "\"a\"+b+\"c\"\n\"d\""},
		{"code in a string has strings of its own", Python, `x = f"a{g('b')}"`, "\"a\"+g(\"b\")\n\"b\""},
		{"format strings stand with their arguments", Python, `x = "%s/%s" % ("a", g("b"))`, "\"a\"+\"/\"+g(\"b\")\n\"b\""},
		{"doc strings and comments are left out", Python, "'''a'''\ndef f():\n  'b' # 'c'\n  return 'd'\nclass A:\n  \"e\"\n", `"d"`},
		{"a doc string is only a whole statement", Python, "'a'.join(b)\nc = 'd'", "\"a\"\n\"d\""},
		{"what is compared is no setting", Python, `if a == "b" or "c" != d: e("f")`, `"f"`},
		{"keys are strings", Python, `{"a": "b"}`, "\"a\"\n\"b\""},
		{"branches stand alone", JavaScript, "x = a ? 'b' : c || `d`", "\"b\"\n\"d\""},
		{"comments and expressions are left out", JavaScript, "// 'a'\n/* 'b' */ x = /'c'/; y = 'd'", `"d"`},
		{"attributes are strings without escapes", JavaScript, `x = <a b="c\n" d={'e'}>'f'</a>`, "\"c\\\\n\"\n\"e\""},
		{"templates without code are plain", JavaScript, "x = `a\\u{41}\r\n`", `"aA\n"`},
		{"characters are no strings", Java, `char a = 'b'; String c = "d" + 'e';`, `"d"+"e"`},
		{"annotations hold strings", Java, `@A("b") @C({"d"}) class E {}`, "\"b\"\n\"d\""},
		{"verbatim strings", CSharp, `a = @"b\""c"; d = $"{e}";`, `"b\\\"c"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := readText(c.l, c.in)
			check(t, u)
			if got := showStrings(u); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestDecodedTextPointsAtItsBytes(t *testing.T) {
	for _, c := range []struct {
		name, part, want string
		l                Language
		in               string
	}{
		{"python escapes", "é/b", `\xe9/b`, Python, `x = "a\t\xe9/b"`},
		{"python adjacent strings", "ab", `a" 'b`, Python, `x = "a" 'b'`},
		{"python format piece", "@h", "@h", Python, `x = "pg://{}\x3a{}@h".format(u, p)`},
		{"java unicode", "A=b", `\u0041=b`, Java, `x = "?\u0041=b";`},
		{"java text block", "b\nc", "b\n  c", Java, "x = \"\"\"\n  a b\n  c\"\"\";"},
		{"script template", "b", `\x62`, JavaScript, "x = `a\\x62`"},
		{"csharp doubled quote", `"b`, `""b`, CSharp, `x = @"a""b";`},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := readText(c.l, c.in)
			if got := find(u.Strings, c.part); got != c.want {
				t.Errorf("%q comes from %q, want %q", c.part, got, c.want)
			}
		})
	}
}

// find returns the raw bytes of the first place where part stands in a string.
func find(list []Expr, part string) string {
	for _, e := range list {
		for _, piece := range append([]Expr{e}, e.Items...) {
			if i := strings.Index(piece.Text.String(), part); i >= 0 {
				return piece.Text.Slice(i, i+len(part)).Place().Raw()
			}
		}
	}
	return ""
}

func TestPlaces(t *testing.T) {
	u := readText(JavaScript, "const p = new pg.Pool({ssl: false}).on('a', b)\nprocess.env.A = `c`\n")
	for i, want := range []string{"new pg.Pool({ssl: false}).on('a', b)", "new pg.Pool({ssl: false})"} {
		if got := u.Calls[i].Place.Raw(); got != want {
			t.Errorf("call %d is %q, want %q", i, got, want)
		}
	}
	if got := u.Calls[0].CalleePlace.Raw() + u.Calls[1].CalleePlace.Raw(); got != "onPool" {
		t.Errorf("callees are %q", got)
	}
	if a := u.Assigns[1]; a.TargetPlace.Raw() != "process.env.A" || a.Place.Raw() != "process.env.A = `c`" || a.Value.Place.Raw() != "`c`" {
		t.Errorf("assignment is %q to %q", a.Place.Raw(), a.TargetPlace.Raw())
	}
	member := u.Calls[1].Args[0].Value.Members[0]
	if member.Name.Place().Raw() != "ssl" || member.Value.Text.Place().Raw() != "false" || member.Value.Value != setting.Bool {
		t.Errorf("member is %q", member.Name.Place().Raw())
	}
}

func TestValuesKeepTheirKind(t *testing.T) {
	for _, c := range []struct {
		l    Language
		in   string
		kind setting.Kind
		text string
	}{
		{Python, "x = True", setting.Bool, "true"},
		{Python, "x = None", setting.Null, "null"},
		{Python, "x = -1.5e3", setting.Number, "-1.5e3"},
		{Python, "x = 0x1F", setting.Number, "0x1F"},
		{Python, "x = 'true'", setting.String, "true"},
		{JavaScript, "x = undefined", setting.Null, "null"},
		{JavaScript, "x = 1_000", setting.Number, "1_000"},
		{Java, "x = null;", setting.Null, "null"},
		{Java, "x = 5L;", setting.Number, "5L"},
		{CSharp, "x = false;", setting.Bool, "false"},
	} {
		u := readText(c.l, c.in)
		if v := u.Assigns[0].Value; v.Kind != Literal || v.Value != c.kind || v.Text.String() != c.text {
			t.Errorf("%s: kind %d, text %q", c.in, v.Value, v.Text.String())
		}
	}
}

func TestScopesKnowTheirSurroundings(t *testing.T) {
	u := readText(JavaScript, "function a() { const b = () => { c() } }\nfunction d() { e() }\n")
	if want := []int{0, 0, 1, 0}; !slices.Equal(u.Outer, want) {
		t.Errorf("outer scopes %v, want %v", u.Outer, want)
	}
	if u.Calls[0].Scope != 2 || u.Calls[1].Scope != 3 {
		t.Errorf("scopes %d and %d", u.Calls[0].Scope, u.Calls[1].Scope)
	}
}

func TestGuards(t *testing.T) {
	const dev, test, none = setting.Development, setting.Test, setting.NoGuard
	for _, c := range []struct {
		condition   string
		then, other setting.Guard
	}{
		{"process.env.NODE_ENV === 'production'", none, dev},
		{"process.env.NODE_ENV !== 'production'", dev, none},
		{"'production' != env", dev, none},
		{"process.env['APP_ENV'] == 'test'", test, none},
		{"env == 'dev' || env == 'test'", dev, none},
		{"env == 'dev' || x", none, none},
		{"env == 'dev' && x", dev, none},
		{"(config.get('environment') === \"local\")", dev, none},
		{"isDev", dev, none},
		{"!isProduction()", dev, none},
		{"IS_PROD", none, dev},
		{"DEBUG", dev, none},
		{"process.env.CI", test, none},
		{"isTest === false", none, test},
		{"profile === 'staging'", none, none},
		{"url.includes('test')", none, none},
		{"debugLogger", none, none},
		{"test", none, none},
		{"product", none, none},
		{"['production', 'dev'].includes(env)", none, none},
	} {
		u := readText(JavaScript, "if ("+c.condition+") { a = 1 } else { b = 2 }")
		if got := u.Assigns; len(got) != 2 || got[0].Guard != c.then || got[1].Guard != c.other {
			t.Errorf("%s: %q and %q, want %q and %q", c.condition, got[0].Guard, got[1].Guard, c.then, c.other)
		}
	}
}

func TestUnreadable(t *testing.T) {
	for _, c := range []struct {
		name string
		data string
		want source.ProblemCode
	}{
		{"UTF-16", "\xff\xfeu\x00", source.Encoding},
		{"binary", "\x00\x01\x02(\x03", source.Unterminated},
		{"comment without end", "a; /* b", source.Unterminated},
		{"element without end", "a = <b>", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			u := Read(source.NewFile("x", []byte(c.data)), JavaScript)
			check(t, u)
			if c.want == "" {
				return
			}
			if len(u.Problems) == 0 || u.Problems[0].Code != c.want {
				t.Errorf("problems %v", u.Problems)
			}
		})
	}
}

func TestByteOrderMarkAndLineEndings(t *testing.T) {
	u := readText(Python, "\xef\xbb\xbfx = 'a'\r\nif y:\r\n\tz = '''b\r\nc'''\r\n")
	if got := showStrings(u); got != "\"a\"\n\"b\\nc\"" {
		t.Errorf("strings %s", got)
	}
	if place := u.Strings[0].Place; place.Raw() != "'a'" {
		t.Errorf("place %v", place.Span)
	}
}
