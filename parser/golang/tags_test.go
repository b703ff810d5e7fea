package golang

import (
	"fmt"
	"strings"
	"testing"
)

// TestSettings holds which fields of structs are filled from where, under the names that programs read them by.
func TestSettings(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"variable", "type C struct { DSN string `env:\"DB_DSN,required\"` }", "*.DSN=ENV.DB_DSN"},
		{"key", "type C struct { DSN string `mapstructure:\"dsn\"` }", "*.DSN=dsn"},
		{"both", "type C struct { DSN string `yaml:\"dsn\" env:\"DB_DSN\"` }", "*.DSN=ENV.DB_DSN|dsn"},
		{"a default is read by itself", "type C struct { DSN string `env:\"DB_DSN\" envDefault:\"x\"` }", "*.DSN=x"},
		{"inside", "type C struct { DB struct { URL string `yaml:\"url\"` } `yaml:\"db\"` }", "*.DB.URL=db.url *.URL=db.url"},
		{"of another type", "type C struct { DB D `yaml:\"db\"` }\ntype D struct { URL string `yaml:\"url\"` }", "*.DB.URL=db.url *.URL=db.url"},
		{"embedded", "type C struct { D }\ntype D struct { URL string `yaml:\"url\"` }", "*.URL=url"},
		{"a type that holds itself", "type C struct { Next *C; URL string `yaml:\"url\"` }", ""},
		{"json describes what is sent", "type C struct { URL string `json:\"url\"` }", ""},
		{"left out", "type C struct { URL string `yaml:\"-\"` }", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, a := range read("package x\n" + tt.src).Assigns {
				if !strings.HasPrefix(a.Target, "*.") {
					continue // a field as such
				}
				var from []string
				for _, e := range append(a.Value.Items, a.Value) {
					switch {
					case e.Call != nil:
						from = append(from, e.Call.Args[0].Value.Text.String())
					case e.Path != "":
						from = append(from, e.Path)
					case e.Text.Len() > 0:
						from = append(from, e.Text.String())
					}
				}
				got = append(got, a.Target+"="+strings.Join(from, "|"))
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// TestStructsOfStructs holds that types which embed themselves, or hold each other in every field, end.
func TestStructsOfStructs(t *testing.T) {
	many := "type C struct { A0 }\n"
	for i := range 30 {
		many += fmt.Sprintf("type A%d struct { X, Y A%d; A%d; URL string `yaml:\"url\"` }\n", i, i+1, i+1)
	}
	for _, src := range []string{
		"type C struct { D }\ntype D struct { *D; URL string `yaml:\"url\"` }",
		"type C struct { D }\ntype D struct { E }\ntype E struct { D; URL string `yaml:\"url\"` }",
		many,
	} {
		if got := len(read("package x\n" + src).Assigns); got == 0 || got > 2*maxTagged {
			t.Errorf("%d assignments of %.60s", got, src)
		}
	}
}
