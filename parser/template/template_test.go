package template

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

func TestMask(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"no action", "a: {b: {c: d}}", "a: {b: {c: d}}"},
		{"value", "a: {{ .V }}!", "a: xxxxxxxx!"},
		{"alone", "a\n{{ .V }}\nb", "a\n        \nb"},
		{"control", "{{- if eq .a \"}}\" -}}x{{ else if .b }}y{{ end }}", strings.Repeat(" ", 21) + "x" + strings.Repeat(" ", 16) + "y" + strings.Repeat(" ", 9)},
		{"comment", "a{{/* it's \n {{ x */}}b", "a          \n          b"},
		{"assignment", "a{{ $x := 1 }}b{{ $x }}", "a             bxxxxxxxx"},
		{"comparison is no assignment", "a{{ $x == 1 }}", "axxxxxxxxxxxxx"},
		{"nindent", "a: {{ include \"x\" . | nindent 4 }}", "a: " + strings.Repeat(" ", 31)},
		{"backquotes", "a{{ printf `}}` }}b", "axxxxxxxxxxxxxxxxxb"},
		{"two lines", "a{{ .V\n }}b", "axxxxxxxxxb"},
		{"never closed", "a{{ .V\nb", "a{{ .V\nb"},
		{"opened twice", "a{{ .V {{ .W }}", "a{{ .V xxxxxxxx"},
		{"expression of GitHub Actions", "a: ${{ x }}", "a: ${{ x }}"},
		{"jinja", "a{% if x %}b{{ y }}{# z #}", "a          bxxxxxxx       "},
		{"hash in a mapping", "{# x", "{# x"},
		{"erb", "a<%= x %>b<% end %>", "axxxxxxxxb         "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := Mask([]byte(tt.in))
			if string(got) != tt.want {
				t.Errorf("got\n%q\nwant\n%q", got, tt.want)
			}
		})
	}
}

func TestText(t *testing.T) {
	tests := []struct{ name, in, want, refs string }{
		{"value", "a{{ .V }}b", "a?b", "template"},
		{"default behind", "{{ .V | default \"d\" }}!", "d!", "template"},
		{"default before", "!{{ default \"d\" .V | quote }}", "!d", "template"},
		{"default number", "!{{ .V | default 5432 }}", "!5432", "template"},
		{"default jinja", "!{{ v | default('d', true) }}", "!d", "template"},
		{"default of another look-up", "!{{ .V | default .W }}", "!?", "template"},
		{"escaped default", `!{{ .V | default "\"" }}`, "!\"", "template"},
		{"ruby", "!<%= ENV['V'] || 'd' %>", "!d", "env:V"},
		{"ruby fetch", `!<%= ENV.fetch("V") { 5 } %>`, "!?", "env:V"},
		{"lookup", "!{{ lookup('env', 'V') }}", "!?", "env:V"},
		{"sprig", `!{{ env "V" }}`, "!?", "env:V"},
		{"conditional", "a{{ if .x }}b{{ else }}c{{ end }}d", "a?d", "template"},
		{"open conditional", "a{{ if .x }}b", "ab", ""},
		{"comment", "a{{/* b */}}c", "ac", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("f", []byte("xy"+tt.in))
			_, holes := Mask([]byte(tt.in))
			text := Text(f, source.Span{Start: 2, End: len(f.Data)}, holes, 2)
			if got := strings.ReplaceAll(text.String(), string(source.Hole), "?"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got := strings.Join(text.Refs(), ","); got != tt.refs {
				t.Errorf("refs %q, want %q", got, tt.refs)
			}
		})
	}
}

func FuzzMask(f *testing.F) {
	f.Add("a: {{ .V | default \"d\" }} <%= x %> {% if %} {# c #}")
	f.Add("{{{{}}}}\"'`{{/* */}}")
	f.Add("{{ if }}{{ end }}<% ' %>")
	f.Fuzz(func(t *testing.T, in string) {
		masked, holes := Mask([]byte(in))
		if len(masked) != len(in) {
			t.Fatalf("%d bytes became %d", len(in), len(masked))
		}
		at := 0
		for _, h := range holes {
			if h.Span.Start < at || h.Span.End > len(in) || h.Span.Len() < 4 || h.Default.Len() > 0 && !h.Span.Contains(h.Default) {
				t.Fatalf("hole %+v behind %d", h, at)
			}
			at = h.Span.End
		}
		file := source.NewFile("f", []byte(in))
		text := Text(file, source.Span{End: len(in)}, holes, 0)
		if len(holes) == 0 && text.String() != in {
			t.Fatal("text changed without an action")
		}
	})
}
