package template

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/source"
)

const helpers = `{{- define "host" -}}{{ .Values.db.host }}{{- end }}
{{- define "dsn" -}}
  pg://{{ include "host" . }}/{{ .Values.db.name -}}  ?m={{ .Values.mode | default "prefer" }}
{{- end -}}
{{ define "loop" }}a{{ include "loop" . }}{{ end }}
{{ define "either" }}{{ if .Values.on }}yes{{ else if .Values.off }}no{{ else }}maybe{{ end }}{{ end }}
`

func TestExpressions(t *testing.T) {
	tests := []struct{ name, values, in, want, refs string }{
		{"name", "", "{{ .Values.a.b }}", "?", "values:a.b"},
		{"from the root", "", "{{ $.Values.a }}", "?", "values:a"},
		{"known", "a=x", "{{ .Values.a | quote }}", "x", ""},
		{"other object", "", "{{ .Release.Name }}", "?", "template"},
		{"index", "a.b-c=x", `{{ index .Values "a" "b-c" }}`, "x", ""},
		{"index of a variable", "a.b=x", `{{ index .Values.a $k }}`, "?", "template"},
		{"brackets", "a.b=x", "{{ (.Values.a).b }}", "x", ""},
		{"brackets with a default", "a.b=x", "{{ ((.Values.a) | default dict).b }}", "x", ""},
		{"printf", "u=me", `{{ printf "pg://%s@%s:%d/100%%" .Values.u .Values.h 5432 }}`, "pg://me@?:5432/100%", "values:h"},
		{"printf without its arguments", "", `{{ printf "%s" }}`, "?", "template"},
		{"default", "", `{{ default "d" .Values.a }}`, "d", "values:a"},
		{"default of what is known", "a=x", `{{ .Values.a | default "d" }}`, "x", ""},
		{"default of what is empty", "a=", `{{ .Values.a | default "d" }}`, "d", "values"},
		{"required", "a=x", `{{ required "set it" .Values.a }}`, "x", ""},
		{"coalesce", "a=,b=x", `{{ coalesce .Values.a .Values.b "d" }}`, "x", ""},
		{"ternary", "on=true", `{{ ternary "a" "b" .Values.on }}`, "a", ""},
		{"ternary not decided", "", `{{ ternary "a" "b" .Values.on }}`, "?", "template"},
		{"base64", "a=x", `{{ .Values.a | b64enc | quote }}`, "x", ""},
		{"function that changes its value", "a=x", `{{ .Values.a | upper }}`, "?", "template"},
		{"variable", "", `{{ $x := .Values.a }}{{ $x.b }}`, "?", "values:a.b"},
		{"variable of an expression", "a=x", `{{ $x := printf "<%s>" .Values.a }}{{ $x }}`, "<x>", ""},
		{"variable that is set again", "a=x", `{{ $x := .Values.a }}{{ if .b }}{{ $x = "y" }}{{ end }}{{ $x }}`, "??", "template"},
		{"variable of another block", "", `{{ with .Values.a }}{{ $x := .b }}{{ end }}{{ $x }}`, "?", "template"},
		{"include", "db.host=h,db.name=n", `{{ include "dsn" . }}`, "pg://h/n?m=prefer", "values:mode"},
		{"include with another dot", "db.host=h", `{{ include "host" (dict "a" 1) }}`, "?", "template"},
		{"include in a circle", "", `{{ include "loop" . }}`, "aaaa?", "template"},
		{"include of nothing", "", `{{ include "none" . }}`, "?", "template"},
		{"branches of a template", "on=false,off=true", `{{ include "either" . }}`, "no", ""},
		{"no branch is known", "", `{{ include "either" . }}`, "?", "template"},
		{"condition", "on=true", "a{{ if .Values.on }}b{{ else }}c{{ end }}d", "abd", ""},
		{"condition that does not hold", "on=", "a{{ if .Values.on }}b{{ end }}d", "ad", ""},
		{"conditions joined", "a=1,b=", "{{ if and .Values.a (not .Values.b) (eq .Values.a \"1\" \"2\") }}b{{ end }}", "b", ""},
		{"one of two is enough", "a=1", "{{ if or .Values.x .Values.a }}b{{ end }}", "b", ""},
		{"difference", "a=1", "{{ if ne .Values.a \"1\" }}b{{ else }}c{{ end }}", "c", ""},
		{"no condition", "a=1", "{{ if gt .Values.a 2 }}b{{ else }}c{{ end }}", "?", "template"},
		{"jinja stays jinja", "a=1", "{{ a.b('x') | default('d') }}", "d", "template"},
	}
	named := namedIn(source.NewFile("_h.tpl", []byte(helpers)))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("f", []byte(tt.in))
			_, holes := mask(f.Data, &frame{scope: &Scope{Values: valuesOf(tt.values), Named: named}})
			text := Text(f, source.Span{End: len(f.Data)}, holes, 0)
			if got := strings.ReplaceAll(text.String(), string(source.Hole), "?"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got := strings.Join(text.Refs(), ","); got != tt.refs {
				t.Errorf("refs %q, want %q", got, tt.refs)
			}
		})
	}
}

// valuesOf reads "a=x,b=y".
func valuesOf(text string) map[string]source.Text {
	out := map[string]source.Text{}
	if text == "" {
		return nil
	}
	f := source.NewFile("values.yaml", []byte(text))
	for _, pair := range source.Verbatim(source.Place{File: f, Span: source.Span{End: len(text)}}).Split(",") {
		if name, value, ok := pair.Cut("="); ok {
			out["values:"+name.String()] = value
		}
	}
	return out
}

func TestMaskIn(t *testing.T) {
	in := "a\n{{- if .Values.on }}\nb: {{ .x }}\n{{- else }}\nc\n{{- end }}\nd"
	tests := []struct{ name, values, want string }{
		{"holds", "on=1", "a\n                    \nb: xxxxxxxx\n           \n \n          \nd"},
		{"does not hold", "on=", "a\n                    \n           \n           \nc\n          \nd"},
		{"not decided", "off=1", "a\n                    \nb: xxxxxxxx\n           \nc\n          \nd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := MaskIn([]byte(in), Scope{Values: valuesOf(tt.values)})
			if string(got) != tt.want {
				t.Errorf("got\n%q\nwant\n%q", got, tt.want)
			}
		})
	}
}

func TestReferences(t *testing.T) {
	named := namedIn(source.NewFile("_h.tpl", []byte(helpers)))
	tests := []struct{ name, in, want string }{
		{"none", "a: b", ""},
		{"conditions and arguments", "{{ if .Values.a }}{{ printf \"%s\" .Values.b }}{{ end }}", "values:a values:b"},
		{"inside a block", "{{ with .Values.db }}{{ .host }}{{ range .list }}{{ .x }}{{ end }}{{ end }}", "values:db values:db.host values:db.list"},
		{"of templates", "{{ include \"host\" . }}", "values:db.host values:db.name values:mode values:on values:off"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			refs, _ := References([]byte(tt.in), Scope{Named: named})
			got := map[string]bool{}
			for _, r := range refs {
				got[r] = true
			}
			for _, w := range strings.Fields(tt.want) {
				if !got[w] {
					t.Errorf("%s is missing in %v", w, refs)
				}
			}
			if len(got) != len(strings.Fields(tt.want)) {
				t.Errorf("got %v, want %s", refs, tt.want)
			}
		})
	}
}

// Variables of variables, and templates of templates, must not multiply.
func TestBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("{{ $a := \"x\" }}")
	for range 60 {
		b.WriteString("{{ $a := printf \"%s%s\" $a $a }}")
	}
	b.WriteString("{{ $a }}")
	f := source.NewFile("f", []byte(b.String()))
	_, holes := Mask(f.Data)
	if text := Text(f, source.Span{End: len(f.Data)}, holes, 0); text.Known() {
		t.Error("a text of 2^60 bytes is known")
	}
}

func FuzzEval(f *testing.F) {
	f.Add("{{ $x := .Values.a | default \"d\" }}{{ if eq $x \"d\" }}{{ include \"dsn\" . }}{{ else }}b{{ end }}", "a=x,db.host=h")
	f.Add(`{{ with .Values.a }}{{ printf "%s%%" .b | quote }}{{ end }}{{ index .Values "a" "b" }}`, "a.b=x")
	f.Add("{{ ((.Values.a) | default dict).b }}{{- /* c */ -}} {{ ternary 1 2 true }}", "a=")
	f.Add("{{ define \"dsn\" }}{{ include \"dsn\" . }}{{ end }}{{ coalesce .Values.a `b` }}", "")
	f.Fuzz(func(t *testing.T, in, values string) {
		file := source.NewFile("f", []byte(in))
		scope := Scope{Values: valuesOf(values), Named: namedIn(file)}
		masked, holes := MaskIn(file.Data, scope)
		if len(masked) != len(in) {
			t.Fatalf("%d bytes became %d", len(in), len(masked))
		}
		at := 0
		for _, h := range holes {
			if h.Span.Start < at || h.Span.End > len(in) {
				t.Fatalf("hole %+v behind %d", h.Span, at)
			}
			at = h.Span.End
		}
		for _, p := range Text(file, source.Span{End: len(in)}, holes, 0).Places() {
			if p.Span.Start < 0 || p.Span.End > len(p.File.Data) {
				t.Fatalf("place %v outside %s", p.Span, p.File.Path)
			}
		}
		References(file.Data, scope)
	})
}

// Hostile files take time in proportion to their size.
func TestLinear(t *testing.T) {
	const n = 5_000
	tests := map[string]string{
		"conditions that stay open":  strings.Repeat("{{ if .Values.a }}", n),
		"conditions inside others":   strings.Repeat("{{ if .Values.a }}\n", n) + strings.Repeat("{{ end }}", n),
		"comments":                   "a: |\n" + strings.Repeat("  {{/* c */}}\n", n),
		"comments in one line":       "a: |\n" + strings.Repeat("{{/* c */}} ", n),
		"variables":                  strings.Repeat("{{ $x := .Values.a }}", n) + "{{ $y }}",
		"includes":                   strings.Repeat("{{ include \"dsn\" . }}", n/10),
		"closers":                    strings.Repeat("{{ end }}", n),
		"alternatives":               "{{ if .x }}" + strings.Repeat("{{ else if .Values.a }}b", n) + "{{ end }}",
		"conditions with an outcome": strings.Repeat("{{ if .Values.a }}b{{ else }}c{{ end }}", n),
	}
	scope := Scope{Values: valuesOf("a=x"), Named: namedIn(source.NewFile("_h.tpl", []byte(helpers)))}
	for name, in := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			f := source.NewFile("f", []byte(in))
			_, holes := MaskIn(f.Data, scope)
			Text(f, source.Span{End: len(f.Data)}, holes, 0)
			References(f.Data, scope)
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("%v for %d bytes", d, len(in))
			}
		})
	}
}

func namedIn(f *source.File) map[string]Named {
	out := map[string]Named{}
	for _, n := range Defined(f) {
		out[n.Name.String()] = n
	}
	return out
}
