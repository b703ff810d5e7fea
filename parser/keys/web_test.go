package keys

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestAddHosts(t *testing.T) {
	for in, want := range map[string]string{
		"https://h:9200":                    "https h 9200",
		"http://h":                          "http h",
		"https://a:1,http://b:2/path":       "http a b 1 2",
		"https://u:pw@h:9200":               "https h 9200",
		"h:9200":                            " h 9200",
		"h":                                 " h",
		"a:1,b:2":                           " a b 1 2",
		"redis://h:1":                       " redis://h:1",
		"u@h:1":                             " u@h:1",
		"https://":                          "https ",
		"https://[::1]:9200/a":              "https [::1] 9200",
		"fe80::1":                           " fe80::1",
		"[fe80::1]:9042":                    " [fe80::1] 9042",
		"/var/run/postgresql":               " /var/run/postgresql",
		"h,1433":                            " h,1433",
		"amqps://u:pw@h:5671/v":             "amqps h 5671",
		"amqp://u:pw@a:1/%2F,amqp://u:pw@b": "amqp a b 1",
		"redis://u:pw@h:1":                  " h:1",
		"https://es-1.example.com,es-2:920": "https es-1.example.com es-2 920",
	} {
		f := source.NewFile("x", []byte(in))
		var c setting.Connection
		secrets := ""
		addHosts(&c, source.Verbatim(source.Place{File: f, Span: source.Span{End: len(in)}}), func(s source.Text) { secrets += s.String() })
		out := []string{c.Scheme.String()}
		for _, h := range append(c.Hosts, c.Ports...) {
			out = append(out, h.String())
		}
		if got := strings.Join(out, " "); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
		if want := strings.Repeat("u:pw", strings.Count(in, "u:pw@")); want != secrets {
			t.Errorf("%s: secrets %q", in, secrets)
		}
	}
}
