package hcl

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// inside lists what a module hands on to be read: variables, code, charts.
func inside(alone bool, files ...string) string {
	var out []string
	inner := Inner{
		Code: func(code source.Text, language string) setting.Found {
			out = append(out, language+": "+strings.ReplaceAll(strings.TrimSpace(code.String()), "\n", "|"))
			return setting.Found{}
		},
		Variables: func(vars []setting.Option) setting.Found {
			var list []string
			for _, c := range Tree(vars).Children {
				list = append(list, c.Key.String()+"="+strings.ReplaceAll(c.Value.Text.String(), string(source.Hole), "?"))
			}
			out = append(out, strings.Join(list, " "))
			return setting.Found{}
		},
		Chart: func(values *tree.Node) setting.Found {
			for _, c := range values.Children {
				out = append(out, "chart "+c.Name(0))
			}
			return setting.Found{}
		},
	}
	var list []*source.File
	for i := 0; i+1 < len(files); i += 2 {
		list = append(list, source.NewFile(files[i], []byte(files[i+1])))
	}
	if alone {
		Read(list[0], known, inner)
	} else {
		ReadModule(list, known, inner)
	}
	return strings.ReplaceAll(strings.Join(out, "; "), string(source.Hole), "?")
}

func TestVariables(t *testing.T) {
	tests := []struct {
		name, in, want string
		alone          bool
	}{
		{"object", "resource \"a\" \"b\" {\n  environment {\n    variables = { PGHOST = \"h\", PGSSLMODE = \"disable\", lower = 1 }\n  }\n}\n", "PGHOST=h PGSSLMODE=disable", false},
		{"pairs", "resource \"a\" \"b\" {\n  c = jsonencode([{ environment = [{ name = \"PGHOST\", value = x.y.z }, { name = \"A_B\", value = 1 }] }])\n}\n", "PGHOST=? A_B=1", false},
		{"blocks of pairs", "resource \"a\" \"b\" {\n  env {\n    name = \"PGHOST\"\n    value = \"h\"\n  }\n  env {\n    name = \"PGSSLMODE\"\n    value = \"allow\"\n  }\n}\n", "PGHOST=h PGSSLMODE=allow", false},
		{"a local is said once", "locals {\n  env = { PGHOST = \"h\" }\n}\nresource \"a\" \"b\" {\n  env = local.env\n}\n", "PGHOST=h", false},
		{"names alone", "resource \"a\" \"b\" {\n  filter {\n    name = \"PGHOST\"\n    values = [\"x\"]\n  }\n}\n", "", false},
		{"JSON", "resource \"a\" \"b\" {\n  c = <<EOF\n[{\"a\": \"${var.x}\"}]\nEOF\n}\n", "json: [{\"a\": \"?\"}]", false},
		{"a script", "resource \"a\" \"b\" {\n  user_data = <<EOF\n#!/bin/bash\npsql\nEOF\n}\n", "sh: #!/bin/bash|psql", false},
		{"words", "resource \"a\" \"b\" {\n  c = <<EOF\nA=b\nand words\nEOF\n}\n", "", false},
		{"values of a chart", "resource \"helm_release\" \"b\" {\n  values = [<<EOF\na: b\nEOF\n  , yamlencode({ db = { host = \"h\" } })]\n}\n", "yaml: a: b; chart db", false},
		{"a local's text is for others", "locals {\n  c = <<EOF\nA=b\nEOF\n}\n", "", false},
		{"Nomad", "job \"a\" {\n  env {\n    PGHOST = \"h\"\n    PGSSLMODE = \"disable\"\n  }\n  template {\n    data = <<EOF\n{{ with x }}\nAB=c\n{{ end }}\nEOF\n  }\n}\n", "dotenv: {{ with x }}|AB=c|{{ end }}; PGHOST=h PGSSLMODE=disable", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := inside(tt.alone, "a.tf", tt.in); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
