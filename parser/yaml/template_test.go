package yaml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/source"
)

func TestTemplates(t *testing.T) {
	testkit.Run(t, show, []testkit.Case{
		{"value", "a: {{ .Values.x }}\n", "a=?@{{ .Values.x }} opaque <values:x>"},
		{"part of a value", "a: postgres://{{ .Values.host }}/db\n", "a=postgres://?/db@postgres://{{ .Values.host }}/db <values:host>"},
		{"quoted", "a: \"{{ .Values.x | default \"d\" }}\"\n", "a=d@d fallback <values:x>"},
		{"default", "a: x-{{ .Values.x | default \"d\" }}\n", "a=x-d@x-{{ .Values.x | default \"d fallback <values:x>"},
		{"default first", "a: {{ default \"require\" .Values.mode }}\n", "a=require@require fallback <values:mode>"},
		{"default bool", "a: {{ .Values.on | default false }}\n", "a=false@false bool fallback <values:on>"},
		{"control", "{{- if .Values.x }}\na: b\n{{- else }}\na: c\n{{- end }}\n", "a=b@b\na=c@c"},
		{"conditional keys", "x:\n  {{- if .Values.x }}\n  a: b\n  {{- end }}\n  c: d\n", "x.a=b@b\nx.c=d@d"},
		{"conditional in a value", "a: \"{{ if .Values.tls }}rediss{{ else }}redis{{ end }}://h\"\n", "a=?://h@{{ if .Values.tls }}rediss{{ else }}redis{{ end }}://h <template>"},
		{"nindent", "a:\n  {{- toYaml .Values.x | nindent 2 }}\nb: c\n", "a=?@{{- toYaml .Values.x | nindent 2 }} opaque <template>\nb=c@c"},
		{"nindent under a condition", "a:\n  {{- if .Values.x }}\n  {{- toYaml .Values.x | nindent 2 }}\n  {{- end }}\nb: c\n", "a=?@{{- toYaml .Values.x | nindent 2 }} opaque <template>\nb=c@c"},
		{"nothing under a condition", "a:\n  {{- if .Values.x }}\n  {{- end }}\nb: {{ .Values.y }}\n", "a=null@a null\nb=?@{{ .Values.y }} opaque <values:y>"},
		{"assignment and comment", "{{- $x := 1 }}\n{{/* a: b */}}\na: b # {{ x }}\n", "a=b@b"},
		{"key", "{{ .Values.k }}: v\n", string(source.Hole) + "=v@v"},
		{"jinja", "{% if x %}\na: {{ db_host }}\n{% endif %}\n{# c #}\nb: \"{{ h | default('h.example') }}\"\n", "a=?@{{ db_host }} opaque <template>\nb=h.example@h.example fallback <template>"},
		{"erb", "<% if x %>\na: <%= ENV['DB_HOST'] %>\n<% end %>\nb: <%= ENV.fetch(\"MODE\", \"prefer\") %>\n", "a=?@<%= ENV['DB_HOST'] %> opaque <env:DB_HOST>\nb=prefer@prefer fallback <env:MODE>"},
		{"actions expression", "a: ${{ secrets.X }}\nb: c\n", "a=${{ secrets.X }}@${{ secrets.X }}\nb=c@c"},
		{"block scalar", "a: |\n  x={{ .V }}\n  {{- if .W }}\n  y=1\n  {{- end }}\n", "a=x=?\n\ny=1\n\n@x={{ .V }}\n  {{- if .W }}\n  y=1\n  {{- end }}\n <template>"},
		{"action on two lines", "a: b{{ .V\n  | quote }}c\nd: e\n", "a=b?c@b{{ .V\n  | quote }}c <template>\nd=e@e"},
	})
}

func TestBroken(t *testing.T) {
	deep := strings.Repeat("[", 5000)
	tests := []struct {
		name, in, want string
		code           source.ProblemCode
		at             string
	}{
		{"second document", "a: b\n---\nc: \"d\ne: f\n---\ng: h\n", "0.a=b@b\n1.c=\"d@\"d\n1.e=f@f\n2.g=h@h", source.Syntax, ""},
		{"bad indentation", "a: b\n  c: d\nx:\n  - y: 'z' # k\n    w: |\n      1\n      2\n  - v\n", "a.c=d@d\nx.0.y=z@z\nx.0.w=1\n2\n@1\n      2\n\nx.1=v@v", source.Syntax, "  c: d"},
		{"tab", "a:\n\tb: c\nd: e\n", "a=null@a null\n\tb=c@c\nd=e@e", source.Syntax, ""},
		{"duplicate template keys stay", "a: b\na: c\n", "a=b@b\na=c@c", "", ""},
		{"unknown anchor", "a: *no\nb: c\n", "a=?@*no opaque <alias>\nb=c@c", source.Syntax, ""},
		{"utf-16", "\xff\xfea\x00:\x00", "", source.Encoding, "\xff\xfea\x00:\x00"},
		{"bad utf-8", "a: b\nc: \xff\nd: e\n", "a=b@b\nc=\xff@\xff\nd=e@e", source.Encoding, ""},
		{"deep", deep, "", source.TooDeep, deep},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root, problems := Read(source.NewFile("f.yaml", []byte(tt.in)))
			if got := testkit.ShowTree(root, nil); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if tt.code == "" {
				return
			}
			if len(problems) != 1 || problems[0].Code != tt.code || tt.at != "" && problems[0].Place.Raw() != tt.at {
				t.Errorf("problems %v", problems)
			}
		})
	}
}

// A bomb of aliases must stay small for a naive walk, and an alias must share its anchor's nodes.
func TestAliases(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 {k: v}\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	root, _ := Read(source.NewFile("f.yaml", []byte(b.String())))
	visits := 0
	testkit.WalkTree(root, func(string, *tree.Node) { visits++ })
	if visits > 3*aliasBudget {
		t.Errorf("%d visits", visits)
	}

	root, _ = Read(source.NewFile("f.yaml", []byte("a: &a {k: v}\nb: *a\n")))
	if testkit.NodeAt(root, "a.k") != testkit.NodeAt(root, "b.k") {
		t.Error("an alias does not share its anchor's nodes")
	}
}

func TestKeys(t *testing.T) {
	root, _ := Read(source.NewFile("f.yaml", []byte("a:\n  \"b c\": {d: e}\n")))
	n := testkit.NodeAt(root, "a.b c")
	if n == nil || n.Key.Place().Raw() != "b c" || n.Place.Raw() != "\"b c\": {d: e" {
		t.Fatalf("node %+v", n)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a: &x \"b\\n\"\nc: *x\n---\n- |\n  d\n- >-\n  e\n  f\n")
	f.Add("{{- if .x }}\na: {{ .y | default \"z\" }}\n{{- end }}\n")
	f.Add("a: 'b\r\n  c'\r\nd: ~\r\n<<: {e: f}\r\n")
	f.Add("# é\n? [a]\n: !!str b\n\u2028c: \u0085d\n")
	f.Add("a:\n\t- x\n b: \"\n")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("f.yaml", []byte(in))
		root, problems := Read(file)
		testkit.CheckTree(t, file, root, problems)
	})
}
