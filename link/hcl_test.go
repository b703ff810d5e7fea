package link

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestHCL(t *testing.T) {
	m := NewModules([]string{
		"envs/prod/main.tf", "envs/prod/terraform.tfvars", "envs/prod/west.tfvars", "envs/dev/main.tf", "modules/db/main.tf", "modules/db/vars.tf.json",
		"modules/db/readme.md", "modules/db/tpl/init.sh.tpl", "app/main.tf", "app/vars/prod.tfvars", "app/vars/eu/terraform.tfvars", "app/x.auto.tfvars",
		"infra/src/main.tf", "infra/config/prod.tfvars",
	})
	tests := []struct{ name, from, local, path, want string }{
		{"a module", "envs/prod/main.tf", "module", "../../modules/db", "modules/db/main.tf modules/db/vars.tf.json"},
		{"a folder without one", "envs/prod/main.tf", "module", "../../modules", ""},
		{"above the root", "envs/prod/main.tf", "module", "../../../modules/db", ""},
		{"a file", "modules/db/main.tf", "file", "tpl/init.sh.tpl", "modules/db/tpl/init.sh.tpl"},
		{"a file around", "app/x/y/terragrunt.hcl", "file", "^main.tf", "app/main.tf"},
		{"no file around", "app/main.tf", "file", "^main.tf", ""},
		{"no file", "modules/db/main.tf", "file", "tpl/none.tpl", ""},
		{"values beside", "envs/prod/main.tf", "values", ".", "envs/prod/west.tfvars*"},
		{"values below", "app/main.tf", "values", ".", "app/vars/eu/terraform.tfvars* app/vars/prod.tfvars*"},
		{"values of a neighbour", "infra/src/main.tf", "values", ".", "infra/config/prod.tfvars*"},
		{"no values", "modules/db/main.tf", "values", ".", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, l := range m.Find(tt.from, []setting.Import{{Language: "hcl", Local: tt.local, Path: tt.path}}) {
				mark := ""
				if l.Values {
					mark = "*"
				}
				got = append(got, l.Path+mark)
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// TestCalls looks at one connection in a module's file, as the module by itself and as its caller sees it.
func TestCalls(t *testing.T) {
	module, caller := source.NewFile("m/main.tf", []byte("host var.mode")), source.NewFile("env/main.tf", []byte("weak"))
	where := source.Place{File: module, Span: source.Span{End: 13}}
	mode := source.Place{File: module, Span: source.Span{Start: 5, End: 13}}
	weak := source.Verbatim(source.Place{File: caller, Span: source.Span{End: 4}})
	with := func(t source.Text) setting.Connection {
		return setting.Connection{Where: where, Anchor: where, Options: []setting.Option{{Name: source.Decoded(mode, "mode"), Value: setting.ValueOf(t)}}}
	}
	unknown, fallback := source.UnknownAt(mode, "var.mode"), source.Verbatim(mode).AsFallback("var.mode")
	tests := []struct {
		name           string
		itself, called source.Text
		want           string
	}{
		{"a value decides", unknown, weak, "weak"},
		{"a value instead of the default", fallback, weak, "weak"},
		{"nothing given", fallback, fallback, "var.mode"},
		{"nothing known", unknown, unknown, string(source.Hole)},
		{"what the module says itself", source.Verbatim(mode), source.Verbatim(mode), "var.mode"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := []setting.Found{{Connections: []setting.Connection{with(tt.itself)}}, {Connections: []setting.Connection{with(tt.called)}}}
			Calls(found, [][]*source.File{{module}, {caller}}, func(c *setting.Connection) (decided, refused bool) {
				return c.Options[0].Value.Known(), false
			})
			var got []string
			for _, c := range slices.Concat(found[0].Connections, found[1].Connections) {
				got = append(got, c.Options[0].Value.Text.String())
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}
