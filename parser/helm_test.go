package parser

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// chart reads a template beside the helpers of its chart, with values such as "db.mode=require".
func chart(name, in, helpers, values string) setting.Found {
	p := New(driver.Known())
	known := map[string]source.Text{}
	f := source.NewFile("chart/values.yaml", []byte(values))
	for _, line := range source.Verbatim(source.Place{File: f, Span: source.Span{End: len(values)}}).Split("\n") {
		if key, value, ok := line.Cut("="); ok {
			known["values:"+key.String()] = value
		}
	}
	if len(known) > 0 {
		p = p.With(known)
	}
	if helpers != "" {
		h := source.NewFile("chart/templates/_helpers.tpl", []byte(helpers))
		p = p.Beside([]setting.Neighbour{{Import: setting.Import{Language: "helm"}, File: h}})
	}
	return p.Parse([]*source.File{source.NewFile(name, []byte(in))})
}

func TestCharts(t *testing.T) {
	const dsn = `{{ define "dsn" }}postgres://{{ .Values.db.host }}/x?sslmode={{ .Values.db.mode }}{{ end }}`
	tests := []struct{ name, file, in, helpers, values, want string }{
		{"unknown", "t.yaml", "url: postgres://h.example.com/x?sslmode={{ .Values.db.mode }}\n", "", "", "h.example.com sslmode=?"},
		{"known", "t.yaml", "url: postgres://{{ .Values.db.host }}/x?sslmode={{ .Values.db.mode }}\n", "", "db.host=h\ndb.mode=allow", "h sslmode=allow"},
		{"included", "t.yaml", "url: {{ include \"dsn\" . | quote }}\n", dsn, "db.host=h\ndb.mode=allow", "h sslmode=allow"},
		{"included without values", "t.yaml", "url: {{ include \"dsn\" . | quote }}\n", dsn, "", "? sslmode=?"},
		{"included from nowhere", "t.yaml", "url: {{ include \"dsn\" . | quote }}\n", "", "db.mode=allow", ""},
		{"the branch that is taken", "t.yaml", "{{ if .Values.on }}\nurl: postgres://h/x?sslmode=require\n{{ else }}\nurl: postgres://h/x?sslmode=disable\n{{ end }}\n", "", "on=true", "h sslmode=require"},
		{"both branches", "t.yaml", "{{ if .Values.on }}\nurl: postgres://h/x?sslmode=require\n{{ else }}\nurl: postgres://h/x?sslmode=disable\n{{ end }}\n", "", "", "h sslmode=require|h sslmode=disable"},
		{"a file in a ConfigMap", "t.yaml", "kind: ConfigMap\napiVersion: v1\ndata:\n  a.yaml: |\n    {{- if .Values.on }}\n    url: postgres://h/x?sslmode={{ .Values.db.mode }}\n    {{- end }}\n", "", "db.mode=allow", "h sslmode=allow"},
		{"helpers", "_h.tpl", dsn + "\n{{ define \"env\" }}\n- name: A_URL\n  value: mysql://h2/x?tls=false\n{{ end }}\n", "", "db.host=h\ndb.mode=allow", "h2 tls=false|h sslmode=allow"},
		{"values", "values.yaml", "mode: disable\nurl: postgres://h/x?sslmode={{ .Values.mode }}\n", "", "", "h sslmode=disable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range chart("chart/templates/"+tt.file, tt.in, tt.helpers, tt.values).Connections {
				line := ""
				for _, h := range c.Hosts {
					line += h.String()
				}
				for _, o := range c.Options {
					line += " " + o.Name.String() + "=" + o.Value.Text.String()
				}
				got = append(got, strings.ReplaceAll(line, string(source.Hole), "?"))
			}
			if s := strings.Join(got, "|"); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// FuzzCharts reads templates, helpers and what stands inside HCL by themselves.
func FuzzCharts(f *testing.F) {
	f.Add("{{ define \"a\" }}postgres://{{ .Values.h }}/x?sslmode={{ .Values.m }}{{ end }}\n{{ define \"b\" }}\n- name: PGHOST\n  value: {{ include \"a\" . }}\n{{ end }}", uint8(0))
	f.Add("kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\ndata:\n  PGHOST: h\n  x.yaml: |\n    {{ if .Values.a }}\n    a: b\n    {{ end }}\n---\nkind: Pod\napiVersion: v1\nspec: {containers: [{envFrom: [{configMapRef: {name: a}}], env: [{name: PGSSLMODE, value: $(X)}], args: [$(PGHOST)]}]}\n", uint8(1))
	f.Add("resource \"a\" \"b\" {\n  c = <<EOF\n[{\"name\":\"PGHOST\",\"value\":\"${var.x}\"}]\nEOF\n  values = [yamlencode({ a = { host = \"h\", sslmode = \"disable\", user = \"u\" } })]\n}\n", uint8(2))
	f.Add("services:\n  a: {image: x, env_file: [b.env, {path: c}], extends: {file: d, service: e}, environment: {PGHOST: \"${A:-b}\"}}\n", uint8(3))
	f.Add("custom: {a: '${self:custom.a}'}\nprovider: {environment: {PGHOST: \"${opt:x, 'y'}\", PGSSLMODE: \"${self:custom.a, env:B}\"}}\n", uint8(4))
	f.Add("Resources: {A: {Type: 'AWS::Lambda::Function', Properties: {Environment: {Variables: {PGHOST: !Sub '${B}', PGSSLMODE: !If [a, b, c]}}}}}\n", uint8(5))
	names := []string{"_h.tpl", "t.yaml", "m.tf", "compose.yml", "serverless.yml", "t.yml"}
	p := New(driver.Known()).With(map[string]source.Text{})
	f.Fuzz(func(t *testing.T, in string, which uint8) {
		file := source.NewFile(names[int(which)%len(names)], []byte(in))
		testkit.CheckFound(t, file, p.Parse([]*source.File{file}))
	})
}
