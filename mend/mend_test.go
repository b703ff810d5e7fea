package mend

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// at is the text of the only occurrence of a word in a file.
func at(t *testing.T, f *source.File, word string) source.Text {
	t.Helper()
	i := strings.Index(string(f.Data), word)
	if i < 0 || strings.LastIndex(string(f.Data), word) != i {
		t.Fatalf("%q does not stand once in %q", word, f.Data)
	}
	return source.Verbatim(source.Place{File: f, Span: source.Span{Start: i, End: i + len(word)}})
}

func text(s string) source.Text { return source.Decoded(source.Place{}, s) }

func applied(f *source.File, edits []source.Edit) string {
	slices.SortStableFunc(edits, func(a, b source.Edit) int { return a.Place.Span.Start - b.Place.Span.Start })
	out, from := "", 0
	for _, e := range edits {
		out += string(f.Data[from:e.Place.Span.Start]) + e.Text
		from = e.Place.Span.End
	}
	return out + string(f.Data[from:])
}

func TestEdits(t *testing.T) {
	type change struct {
		do          setting.Deed
		name, value string // as they are written; a value with an empty name is the scheme
		kind        setting.Kind
		layer       setting.Layer
		newName     string
		newValue    string
		newKind     setting.Kind
	}
	const (
		set, remove, replace, add = setting.Set, setting.Remove, setting.Replace, setting.Add
		dsn, call, env            = setting.InDSN, setting.InCall, setting.InEnv
	)
	tests := []struct {
		what, path, language, text string
		change                     change
		want                       string // "" is no edit
	}{
		{"a word", "a.py", "python", `connect(sslmode="require")`, change{do: set, name: "sslmode", value: "require", newValue: "verify-full"}, `connect(sslmode="verify-full")`},
		{"a yes in its case", "a.py", "python", `connect(ssl=False)`, change{do: set, name: "ssl", value: "False", kind: setting.Bool, newValue: "true", newKind: setting.Bool}, `connect(ssl=True)`},
		{"a yes in capitals", "a.php", "php", `['x' => FALSE]`, change{do: set, name: "x", value: "FALSE", kind: setting.Bool, newValue: "true", newKind: setting.Bool}, `['x' => TRUE]`},
		{"a no for a no", "a.py", "python", `connect(ssl=False)`, change{do: set, name: "ssl", value: "False", kind: setting.Bool, newValue: "false", newKind: setting.Bool}, ``},
		{"a constant below its module", "a.py", "python", `connect(reqs=ssl.CERT_NONE)`, change{do: set, name: "reqs", value: "ssl.CERT_NONE", kind: setting.Symbol, newValue: "ssl.CERT_REQUIRED", newKind: setting.Symbol}, `connect(reqs=ssl.CERT_REQUIRED)`},
		{"a scheme", "a.env", "", `URL=redis://h/0`, change{do: set, value: "redis", newValue: "rediss"}, `URL=rediss://h/0`},
		{"no value with blanks", "a.env", "", `A=b`, change{do: set, name: "A", value: "b", newValue: "c d"}, ``},

		{"the last of a query", "a.env", "", `URL=pg://h/d?a=1&sslMode=x`, change{do: remove, name: "sslMode", value: "x", layer: dsn}, `URL=pg://h/d?a=1`},
		{"the first of a query", "a.env", "", `URL=pg://h/d?sslMode=x&a=1`, change{do: remove, name: "sslMode", value: "x", layer: dsn}, `URL=pg://h/d?a=1`},
		{"the only one of a query", "a.env", "", `URL=pg://h/d?sslMode=x`, change{do: remove, name: "sslMode", value: "x", layer: dsn}, `URL=pg://h/d`},
		{"of a query in XML", "a.xml", "", `<a u="pg://h/d?a=1&amp;sslMode=x"/>`, change{do: remove, name: "sslMode", value: "x", layer: dsn}, `<a u="pg://h/d?a=1"/>`},
		{"of a command that escapes its separator", "a.sh", "shell", `run pg://h/d?a=1\&sslMode=x \$U`, change{do: remove, name: "sslMode", value: "x", layer: dsn}, `run pg://h/d?a=1 \$U`},
		{"the first behind an escaped mark", "a.sh", "shell", `run pg://h/d\?sslMode=x $U`, change{do: remove, name: "sslMode", value: "x", layer: dsn}, `run pg://h/d $U`},
		{"the first before an escaped separator", "a.sh", "shell", `run pg://h/d?sslMode=x\&a=1`, change{do: remove, name: "sslMode", value: "x", layer: dsn}, `run pg://h/d?a=1`},
		{"of keywords", "a.py", "python", `connect("host=h sslMode=x port=1")`, change{do: remove, name: "sslMode", value: "x", layer: dsn}, `connect("host=h port=1")`},
		{"an argument", "a.py", "python", `connect(a=1, ssl="x", b=2)`, change{do: remove, name: "ssl", value: "x", layer: call}, `connect(a=1, b=2)`},
		{"the last argument", "a.py", "python", `connect(a=1, ssl="x")`, change{do: remove, name: "ssl", value: "x", layer: call}, `connect(a=1)`},
		{"the only argument", "a.py", "python", `connect(ssl="x")`, change{do: remove, name: "ssl", value: "x", layer: call}, ``},
		{"a word of a command", "a.sh", "shell", "mysql --ssl-ca=/a.pem -h h", change{do: remove, name: "ssl-ca", value: "/a.pem", layer: call}, "mysql -h h"},
		{"a line", "a.properties", "", "a=1\r\nsslMode=x\r\nb=2\r\n", change{do: remove, name: "sslMode", value: "x", layer: call}, "a=1\r\nb=2\r\n"},
		{"the only line of a mapping", "a.yml", "", "a:\n  b: c\n  ssl_params: # how\n    mode: x\nd: e\n", change{do: remove, name: "mode", value: "x", layer: call}, "a:\n  b: c\nd: e\n"},
		{"the only line of a mapping at the end", "a.yml", "", "a:\n  b: c\n  ssl_params:\n    mode: x", change{do: remove, name: "mode", value: "x", layer: call}, "a:\n  b: c\n"},
		{"a line of a mapping with another before it", "a.yml", "", "a:\n  ssl:\n    b: c\n    mode: x\n", change{do: remove, name: "mode", value: "x", layer: call}, "a:\n  ssl:\n    b: c\n"},
		{"a line of a mapping with another behind it", "a.yml", "", "a:\n  ssl:\n    mode: x\n\n    b: c\n", change{do: remove, name: "mode", value: "x", layer: call}, "a:\n  ssl:\n\n    b: c\n"},
		{"a last line", "a.ini", "", "a=1\nsslMode=x", change{do: remove, name: "sslMode", value: "x", layer: call}, "a=1\n"},

		{"another option", "a.env", "", `URL=my://h/d?useSSL=true`, change{do: replace, name: "useSSL", value: "true", layer: dsn, newName: "sslMode", newValue: "VERIFY_IDENTITY"}, `URL=my://h/d?sslMode=VERIFY_IDENTITY`},

		{"beside an argument", "a.py", "python", `connect(sslmode="require")`, change{do: add, name: "sslmode", value: "require", layer: call, newName: "sslrootcert", newValue: "/ca.pem"}, `connect(sslmode="require", sslrootcert="/ca.pem")`},
		{"a yes beside a text", "a.py", "python", `connect(ssl_ca="/a.pem")`, change{do: add, name: "ssl_ca", value: "/a.pem", layer: call, newName: "ssl_verify_cert", newValue: "true", newKind: setting.Bool}, `connect(ssl_ca="/a.pem", ssl_verify_cert=True)`},
		{"a text beside a yes", "a.rb", "ruby", `connect(ssl: true)`, change{do: add, name: "ssl", value: "true", kind: setting.Bool, layer: call, newName: "ca", newValue: "/a.pem"}, `connect(ssl: true, ca: "/a.pem")`},
		{"in a dictionary", "a.py", "python", "{\n  \"sslmode\": \"require\",\n}\n", change{do: add, name: "sslmode", value: "require", layer: call, newName: "sslrootcert", newValue: "/ca.pem"}, "{\n  \"sslrootcert\": \"/ca.pem\",\n  \"sslmode\": \"require\",\n}\n"},
		{"before the last without a comma", "a.json", "", "{\n  \"sslmode\": \"require\"\n}\n", change{do: add, name: "sslmode", value: "require", layer: call, newName: "sslrootcert", newValue: "/ca.pem"}, "{\n  \"sslrootcert\": \"/ca.pem\",\n  \"sslmode\": \"require\"\n}\n"},
		{"before the last that ends the call", "a.py", "python", "connect(\n  a=1,\n  ssl=True)\n", change{do: add, name: "ssl", value: "True", kind: setting.Bool, layer: call, newName: "ssl_check_hostname", newValue: "true", newKind: setting.Bool}, "connect(\n  a=1,\n  ssl_check_hostname=True,\n  ssl=True)\n"},
		{"before the last that ends the list", "a.rb", "ruby", "connect(\n  sslmode: \"require\") # so\n", change{do: add, name: "sslmode", value: "require", layer: call, newName: "sslrootcert", newValue: "/ca.pem"}, "connect(\n  sslrootcert: \"/ca.pem\",\n  sslmode: \"require\") # so\n"},
		{"a variable in a file", ".env", "", "A=1\nPGSSLMODE=require\n", change{do: add, name: "PGSSLMODE", value: "require", layer: env, newName: "PGSSLROOTCERT", newValue: "/ca.pem"}, "A=1\nPGSSLROOTCERT=/ca.pem\nPGSSLMODE=require\n"},
		{"a variable before a command", "a.sh", "shell", "PGSSLMODE=require psql", change{do: add, name: "PGSSLMODE", value: "require", layer: env, newName: "PGSSLROOTCERT", newValue: "/ca.pem"}, "PGSSLMODE=require PGSSLROOTCERT=/ca.pem psql"},
		{"a variable of a container", "a.yaml", "", "env:\n  - name: PGSSLMODE\n    value: \"require\"\n", change{do: add, name: "PGSSLMODE", value: "require", layer: env, newName: "PGSSLROOTCERT", newValue: "/ca.pem"}, "env:\n  - name: PGSSLROOTCERT\n    value: \"/ca.pem\"\n  - name: PGSSLMODE\n    value: \"require\"\n"},
		{"a word beside another", "a.sh", "shell", "mysql --ssl-mode=REQUIRED -h h", change{do: add, name: "ssl-mode", value: "REQUIRED", layer: call, newName: "ssl-ca", newValue: "/ca.pem"}, "mysql --ssl-mode=REQUIRED --ssl-ca=/ca.pem -h h"},
		{"a word in a list", "a.yaml", "shell", `command: ["mysql", "--ssl-mode=REQUIRED"]`, change{do: add, name: "ssl-mode", value: "REQUIRED", layer: call, newName: "ssl-ca", newValue: "/ca.pem"}, `command: ["mysql", "--ssl-mode=REQUIRED", "--ssl-ca=/ca.pem"]`},
		{"a setter", "A.java", "java", "  ds.setSslMode(\"require\");\n", change{do: add, name: "SslMode", value: "require", layer: call, newName: "SslRootCert", newValue: "/ca.pem"}, "  ds.setSslRootCert(\"/ca.pem\");\n  ds.setSslMode(\"require\");\n"},
		{"not around a call", "a.py", "python", `connect(sslmode=os.getenv("M", "require"))`, change{do: add, name: "sslmode", value: "require", layer: call, newName: "sslrootcert", newValue: "/ca.pem"}, ``},
		{"not between arguments that belong together", "a.js", "javascript", `set("sslmode", "require")`, change{do: add, name: "sslmode", value: "require", layer: call, newName: "sslrootcert", newValue: "/ca.pem"}, ``},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			f := source.NewFile(tt.path, []byte(tt.text))
			c := setting.Change{Do: tt.change.do, Name: tt.change.newName, Value: setting.Value{Text: text(tt.change.newValue), Kind: tt.change.newKind}}
			c.Option = setting.Option{Value: setting.Value{Text: at(t, f, tt.change.value), Kind: tt.change.kind}, Layer: tt.change.layer}
			if tt.change.name != "" {
				c.Option.Name = at(t, f, tt.change.name)
			}
			edits, ok := Edits([]setting.Change{c}, setting.Slot{}, tt.language)
			if tt.want == "" {
				if ok {
					t.Fatalf("got %q, want no edit", applied(f, edits))
				}
				return
			}
			if got := applied(f, edits); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestNeighbours takes away options that stand beside each other, and adds where they stood: what separates two options is
// taken away once.
func TestNeighbours(t *testing.T) {
	tests := []struct {
		what, text string
		layer      setting.Layer
		remove     string // options as they are written
		add        string // to the end of the string, which is then the end of the text
		want       string
	}{
		{"the last two of a query", `URL=my://h/d?x=y&b=2&c=3`, setting.InDSN, "b=2 c=3", "", `URL=my://h/d?x=y`},
		{"in the other order", `URL=my://h/d?x=y&b=2&c=3`, setting.InDSN, "c=3 b=2", "", `URL=my://h/d?x=y`},
		{"all of a query", `URL=my://h/d?a=1&b=2&c=3`, setting.InDSN, "a=1 b=2 c=3", "", `URL=my://h/d`},
		{"two in the middle", `URL=my://h/d?a=1&b=2&c=3`, setting.InDSN, "a=1 b=2", "", `URL=my://h/d?c=3`},
		{"two apart", `URL=my://h/d?a=1&b=2&c=3`, setting.InDSN, "a=1 c=3", "", `URL=my://h/d?b=2`},
		{"one twice", `URL=my://h/d?a=1&b=2&c=3`, setting.InDSN, "b=2 b=2", "", `URL=my://h/d?a=1&c=3`},
		{"in XML", `<a u="my://h/d?a=1&amp;b=2&amp;c=3"/>`, setting.InDSN, "b=2 c=3", "", `<a u="my://h/d?a=1"/>`},
		{"of keywords", `connect("host=h a=1 b=2")`, setting.InDSN, "a=1 b=2", "", `connect("host=h")`},
		{"arguments", `connect(x, a=1, b=2)`, setting.InCall, "a=1 b=2", "", `connect(x)`},
		{"all arguments", `connect(a=1, b=2)`, setting.InCall, "a=1 b=2", "", `connect()`},
		{"the last for another", `URL=my://h/d?a=1&b=2`, setting.InDSN, "b=2", "n=9", `URL=my://h/d?a=1&n=9`},
		{"the only one for another", `URL=my://h/d?a=1`, setting.InDSN, "a=1", "n=9", `URL=my://h/d?n=9`},
		{"all for another", `URL=my://h/d?a=1&b=2`, setting.InDSN, "a=1 b=2", "n=9", `URL=my://h/d?n=9`},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			f := source.NewFile("a.py", []byte(tt.text))
			var changes []setting.Change
			for _, o := range strings.Fields(tt.remove) {
				whole := at(t, f, o)
				name, value, _ := whole.Cut("=")
				changes = append(changes, setting.Change{Do: setting.Remove, Option: setting.Option{Name: name, Value: setting.Value{Text: value}, Layer: tt.layer}})
			}
			slot := setting.Slot{}
			if name, value, ok := strings.Cut(tt.add, "="); ok {
				changes = append(changes, setting.Change{Do: setting.Add, Name: name, Value: setting.Value{Text: text(value)}})
				f.Data = append(f.Data, '"')
				slot = setting.Slot{Last: source.Place{File: f, Span: source.Span{Start: len(tt.text) - 1, End: len(tt.text)}}, Lead: "&", Sep: "&"}
				tt.want += `"`
			}
			edits, ok := Edits(changes, slot, "python")
			if !ok {
				t.Fatal("no edits")
			}
			if got := applied(f, edits); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestSlot adds to the end of connection strings, where nothing of what is added means anything to the format around it.
func TestSlot(t *testing.T) {
	tests := []struct {
		what, path, language, before, after, lead, sep string
		want                                           string // what comes between; "" is no edit
	}{
		{"a query", "a.env", "", "URL=pg://h/d", "\n", "?", "&", "?a=1&b=2"},
		{"a longer query", "a.py", "python", `c("pg://h/d?x=y`, `")`, "&", "&", "&a=1&b=2"},
		{"XML", "a.xml", "", `<a u="pg://h/d?x=y`, `"/>`, "&", "&", "&amp;a=1&amp;b=2"},
		{"ADO", "a.json", "", `{"c": "Server=h`, `"}`, ";", ";", ";a=1;b=2"},
		{"keywords", "a.go", "go", `c("host=h`, `")`, " ", " ", " a=1 b=2"},
		{"keywords without quotes", "a.env", "", `C=host=h`, "\n", " ", " ", ""},
		{"ADO without quotes", "a.env", "", `C=Server=h`, "\n", ";", ";", ""},
		{"ADO in YAML", "a.yaml", "", `c: Server=h`, "\n", ";", ";", ";a=1;b=2"},
		{"a command without quotes", "a.sh", "shell", `psql pg://h/d?x=y`, "\n", "&", "&", ""},
		{"a command in quotes", "a.sh", "shell", `psql "pg://h/d?x=y`, "\"\n", "&", "&", "&a=1&b=2"},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			f := source.NewFile(tt.path, []byte(tt.before+tt.after))
			last := source.Place{File: f, Span: source.Span{Start: len(tt.before) - 1, End: len(tt.before)}}
			slot := setting.Slot{Last: last, Lead: tt.lead, Sep: tt.sep}
			var changes []setting.Change
			for _, o := range []string{"a=1", "b=2"} {
				name, value, _ := strings.Cut(o, "=")
				changes = append(changes, setting.Change{Do: setting.Add, Name: name, Value: setting.Value{Text: text(value)}})
			}
			edits, ok := Edits(changes, slot, tt.language)
			if ok != (tt.want != "") {
				t.Fatalf("edits: %v", edits)
			}
			if got := applied(f, edits); ok && got != tt.before+tt.want+tt.after {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestOver(t *testing.T) {
	tests := []struct{ raw, value, want string }{
		{"false", "true", "true"},
		{"OFF", "true", "ON"},
		{`"Disabled"`, "true", `"Enabled"`},
		{"0", "1", "1"},
		{"TLS1_0", "TLS1_2", "TLS1_2"},
		{"rds-ca-2019", "rds-ca-rsa2048-g1", "rds-ca-rsa2048-g1"},
		{"true", "true", ""},
		{"no-tls", "true", ""},
		{"var.x ? 1 : 0", "1", ""},
		{"", "1", ""},
	}
	for _, tt := range tests {
		f := source.NewFile("a", []byte(tt.raw))
		edit, ok := Over(source.Place{File: f, Span: source.Span{End: len(tt.raw)}}, tt.value)
		if got := edit.Text; got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q over %q: got %q, want %q", tt.value, tt.raw, got, tt.want)
		}
	}
}

// FuzzEdits changes any two spans of any file: what comes out are edits inside the file that do not overlap, and that leave
// what is not theirs.
func FuzzEdits(f *testing.F) {
	for i, text := range []string{
		"connect(sslmode='require', a=1)\n", "URL=pg://h/d?a=1&sslmode=require\n", "  - name: PGSSLMODE\n    value: require\n",
		"mysql --ssl-mode=REQUIRED -h h\n", "{\n  \"sslmode\": \"require\"\n}\n", "ds.setSslMode(\"require\");\r\n",
	} {
		at := strings.Index(strings.ToLower(text), "ssl")
		f.Add([]byte(text), uint8(at), uint8(at+7), uint8(len(text)-10), uint8(len(text)-3), uint8(i))
	}
	f.Fuzz(func(t *testing.T, data []byte, a, b, c, d, how uint8) {
		file := source.NewFile([]string{"a.py", "a.env", "a.yaml", "a.sh", "a.json", "A.java", "a.xml", "a.php"}[how%8], data)
		span := func(from, to uint8) source.Place {
			start := min(int(from), len(data))
			return source.Place{File: file, Span: source.Span{Start: start, End: max(start, min(int(to), len(data)))}}
		}
		o := setting.Option{Name: source.Verbatim(span(a, b)), Value: setting.Value{Text: source.Verbatim(span(c, d)), Kind: setting.Kind(how % 9)}, Layer: setting.Layer(how / 9 % 4)}
		languages := []string{"", "shell", "python", "javascript"}
		for do := setting.Set; do <= setting.Add; do++ {
			change := setting.Change{Do: do, Option: o, Name: "sslrootcert", Value: setting.Value{Text: text("/ca.pem"), Kind: setting.Kind(how % 3)}}
			edits, ok := Edits([]setting.Change{change}, setting.Slot{Last: span(b, b+1), Lead: "?", Sep: "&"}, languages[how/36%4])
			if !ok {
				continue
			}
			slices.SortStableFunc(edits, func(x, y source.Edit) int { return x.Place.Span.Start - y.Place.Span.Start })
			end := 0
			for _, e := range edits {
				if e.Place.File != file || e.Place.Span.Start < end || e.Place.Span.End > len(data) || e.Place.Span.Len() < 0 {
					t.Fatalf("edits %v of %d bytes", edits, len(data))
				}
				end = e.Place.Span.End
			}
		}
	})
}

func TestInto(t *testing.T) {
	tests := []struct{ block, lines, want string }{
		{"resource \"a\" \"b\" {\n  x = 1\n}", "y = 2", "resource \"a\" \"b\" {\n  x = 1\n  y = 2\n}"},
		{"a {\r\n  x = 1\r\n}", "y {\n  z = 1\n}", "a {\r\n  x = 1\r\n  y {\r\n    z = 1\r\n  }\r\n}"},
		{"  a {\n  }", "y = 2", "  a {\n    y = 2\n  }"},
		{"a {}", "y = 2", ""},
		{"a { x = 1 }", "y = 2", ""},
		{"", "y = 2", ""},
	}
	for _, tt := range tests {
		f := source.NewFile("a.tf", []byte(tt.block))
		edit, ok := Into(source.Place{File: f, Span: source.Span{End: len(tt.block)}}, tt.lines)
		if ok != (tt.want != "") || ok && applied(f, []source.Edit{edit}) != tt.want {
			t.Errorf("%q: got %q", tt.block, applied(f, []source.Edit{edit}))
		}
	}
}
