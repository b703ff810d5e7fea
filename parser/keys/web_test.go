package keys

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestAddWebAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://h:9200":                    "https h:9200",
		"http://h":                          "http h:",
		"https://a:1,http://b:2/path":       "http a:1 b:2",
		"https://u:pw@h:9200":               "https h:9200",
		"h:9200":                            "",
		"redis://h":                         "",
		"https://":                          "https :",
		"https://[::1]:9200/a,b":            "https [::1]:9200 b:",
		"https://es-1.example.com,es-2:920": "https es-1.example.com: es-2:920",
	} {
		f := source.NewFile("x", []byte(in))
		var c setting.Connection
		secrets := ""
		ok := addWebAddress(&c, source.Verbatim(source.Place{File: f, Span: source.Span{End: len(in)}}), func(s source.Text) { secrets += s.String() })
		if want := strings.Contains(in, "@"); want != (secrets == "u:pw") {
			t.Errorf("%s: secrets %q", in, secrets)
		}
		out := []string{c.Scheme.String()}
		for i, h := range c.Hosts {
			out = append(out, h.String()+":"+c.Ports[i].String())
		}
		if got := strings.TrimSpace(strings.Join(out, " ")); got != want || ok != (want != "") {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}
