package dsn_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// textOf makes a text whose decoded form is s, standing in a file between other bytes.
func textOf(s string) source.Text {
	f := source.NewFile("in", []byte("x = "+s+" # end"))
	return source.Verbatim(source.Place{File: f, Span: source.Span{Start: 4, End: 4 + len(s)}})
}

// show prints a connection string on one line: grammar, scheme, hosts with ports, database, options as
// name=value@rawtext, "open", secrets as raw text. The raw text is left out where it equals the value. A hole is "?",
// a kind other than a string and the references of a text follow in brackets.
func show(d dsn.DSN) string {
	out := []string{d.Grammar}
	if !d.Scheme.IsZero() {
		out = append(out, text(d.Scheme)+"://")
	}
	for i, h := range d.Hosts {
		s := "h=" + text(h)
		if d.Ports[i].Len() > 0 {
			s += ":" + text(d.Ports[i])
		}
		out = append(out, s)
	}
	if d.Database.Len() > 0 {
		out = append(out, "db="+text(d.Database))
	}
	for _, o := range d.Options {
		out = append(out, text(o.Name)+value(o.Value))
	}
	if d.Open {
		out = append(out, "open")
	}
	for _, p := range d.Secrets {
		out = append(out, "secret="+p.Raw())
	}
	return strings.Join(out, " ")
}

func value(v setting.Value) string {
	kinds := map[setting.Kind]string{
		setting.Bool: "bool", setting.Number: "number", setting.Null: "null", setting.Object: "object",
		setting.List: "list", setting.Opaque: "opaque",
	}
	if v.Kind == setting.Bare {
		return ""
	}
	s := "=" + text(v.Text)
	if k := kinds[v.Kind]; k != "" {
		s += "(" + k + ")"
	}
	return s
}

func text(t source.Text) string {
	s := strings.ReplaceAll(t.String(), string(source.Hole), "?")
	if raw := t.Place().Raw(); raw != t.String() {
		s += "@" + raw
	}
	if refs := t.Refs(); len(refs) > 0 {
		s += "[" + strings.Join(refs, ",") + "]"
	}
	return s
}

type parseCase struct{ name, in, want string }

// parseTable runs a table through Parse; want "" means that the input is no connection string.
func parseTable(t *testing.T, grammar string, cases []parseCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := textOf(c.in)
			d, ok := dsn.Parse(in, grammar)
			got := ""
			if ok {
				got = show(d)
				checkSpans(t, in, d)
			}
			if got != c.want {
				t.Errorf("Parse(%q, %q)\n got %s\nwant %s", c.in, grammar, got, c.want)
			}
		})
	}
}

// checkSpans holds every part inside the place of the input, and the options of one grammar in source order.
func checkSpans(t *testing.T, in source.Text, d dsn.DSN) {
	t.Helper()
	whole := in.Place()
	for _, part := range parts(d) {
		p := part.Place()
		if !p.IsZero() && (p.File != whole.File || !whole.Span.Contains(p.Span)) {
			t.Errorf("%q is placed at %v, outside %v", part.String(), p.Span, whole.Span)
		}
	}
	for _, p := range d.Secrets {
		if p.File != whole.File || !whole.Span.Contains(p.Span) || p.Span.Len() == 0 {
			t.Errorf("secret at %v, outside %v", p.Span, whole.Span)
		}
	}
}

// parts lists every text of d.
func parts(d dsn.DSN) []source.Text {
	out := append([]source.Text{d.Scheme, d.Database}, d.Hosts...)
	out = append(out, d.Ports...)
	for _, o := range d.Options {
		out = append(out, o.Name, o.Value.Text)
	}
	return out
}
