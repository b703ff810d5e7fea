package plan_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/json"
	"github.com/dsnlint/dsnlint/parser/plan"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func find(src string) (*source.File, setting.Found, *tree.Node) {
	f := source.NewFile("plan.json", []byte(src))
	root, _ := json.Read(f)
	found, values := plan.Find(f, root)
	return f, found, values
}

// change is a plan of one change.
func change(address, after, unknown, sensitive, configuration string) string {
	return `{"format_version":"1.2","resource_changes":[{"address":"` + address + `","mode":"managed","type":"t_x","name":"n","change":{"actions":["create"],"after":` +
		after + `,"after_unknown":` + unknown + `,"after_sensitive":` + sensitive + `}}],"configuration":{"root_module":` + configuration + `}}`
}

// show writes the resources, with the values of their attributes, and the secrets.
func show(found setting.Found) string {
	var out []string
	for _, r := range found.Resources {
		line := r.Type + " " + r.Name + " @" + r.Anchor.Raw()
		for _, a := range r.Attributes {
			if a.Value.Kind == setting.Opaque {
				line += " " + a.Name.String() + "=?"
			} else {
				line += " " + a.Name.String() + "=" + a.Value.Text.String()
			}
		}
		out = append(out, line)
	}
	for _, s := range found.Secrets {
		out = append(out, "secret "+s.Raw())
	}
	return strings.Join(out, "\n")
}

func TestFind(t *testing.T) {
	const written = `{"resources":[{"mode":"managed","type":"t_x","name":"n","expressions":{"a":{"references":["t_y.m.name","t_y.m"]},"b":{"references":["var.b"]},"c":[{"d":{}}]}}]}`
	tests := []struct{ name, in, want string }{
		{"values", change("t_x.n", `{"a":true,"b":null,"c":[{"d":"1"},{"d":2}],"e":[],"f":{"g.h":"i"}}`, `{}`, `{}`, `{}`), `t_x t_x.n @t_x.n a=true c.0.d=1 c.1.d=2 e= f.g.h=i`},
		{"unknown and nothing configured", change("t_x.n", `{"z":1}`, `{"a":true,"c":[{"d":true}]}`, `{}`, `{}`), `t_x t_x.n @t_x.n z=1 a=? c.0.d=?`},
		{"unknown, and the provider's to choose", change("t_x.n", `{"z":1}`, `{"y":true,"c":[{"x":true}]}`, `{}`, written), `t_x t_x.n @t_x.n z=1`},
		{"unknown, and perhaps a dynamic block's", change("t_x.n", `{"z":1}`, `{"parameter":true,"w":[{"x":true}]}`, `{}`, written), `t_x t_x.n @t_x.n z=1 parameter=? w.0.x=?`},
		{"unknown and a reference", change("t_x.n", `{"z":1}`, `{"a":true,"b":true,"c":[{"d":true}]}`, `{}`, written), `t_x t_x.n @t_x.n z=1 a=t_y.m.name b=? c.0.d=?`},
		{"a secret", change("t_x.n", `{"password":"c4n4ry","a":"c4n4ry","b":{"c":["c4n4ry"]},"z":1}`, `{}`, `{"a":true,"b":{"c":[true]}}`, `{}`), "t_x t_x.n @t_x.n z=1\nsecret c4n4ry\nsecret c4n4ry\nsecret c4n4ry"},
		{"a whole that is sensitive", change("t_x.n", `{"a":{"b":"c4n4ry"},"z":1}`, `{}`, `true`, `{}`), "t_x t_x.n @t_x.n\nsecret c4n4ry"},
		{"deleted", change("t_x.n", `null`, `{}`, `{}`, `{}`), ""},
		{"read", strings.Replace(change("data.t_x.n", `{"a":1}`, `{}`, `{}`, `{}`), "managed", "data", 1), ""},
		{"in a module", change(`module.a[\"x.y\"].module.b.t_x.n[0]`, `{"z":1}`, `{"a":true}`, `{}`, `{"module_calls":{"a":{"module":{"module_calls":{"b":{"module":`+written+`}}}}}}`), `t_x module.a["x.y"].module.b.t_x.n[0] @module.a[\"x.y\"].module.b.t_x.n[0] z=1 a=module.a["x.y"].module.b.t_y.m.name`},
		{"planned values", `{"format_version":"1","planned_values":{"root_module":{"resources":[{"address":"t_x.n","mode":"managed","type":"t_x","name":"n","values":{"a":1}}]}}}`, `t_x t_x.n @t_x.n a=1 *=?`},
		{"a state", `{"format_version":"1","values":{"root_module":{"child_modules":[{"resources":[{"address":"module.m.t_x.n","mode":"managed","type":"t_x","name":"n","values":{"a":1},"sensitive_values":{}}]}]}}}`, `t_x module.m.t_x.n @module.m.t_x.n a=1`},
		{"a raw state", `{"version":4,"resources":[{"mode":"managed","type":"t_x","name":"n","instances":[{"attributes":{"a":1}}]}]}`, ""},
		{"no plan", `{"format_version":"1","resources":[]}`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, found, values := find(tt.in)
			testkit.CheckFound(t, f, found)
			if got := show(found); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
			if values != nil && strings.Contains(testkit.ShowTree(values, nil), `"a": "c4n4ry"`) {
				t.Errorf("what is sensitive is left among the values")
			}
		})
	}
}

func TestModules(t *testing.T) {
	_, found, _ := find(change(`module.a[\"x.y\"].module.b.t_x.n[0]`, `{"z":1}`, `{}`, `{}`, `{}`))
	if got := found.Resources[0].Module; got != `module.a["x.y"].module.b` {
		t.Errorf("got %s", got)
	}
}

func TestFindInTime(t *testing.T) {
	entry := `{"address":"t_x.n","mode":"managed","type":"t_x","name":"n","change":{"after":{"a":[{"b":"c"}]},"after_unknown":{"a":[{"d":true}]}}},`
	testkit.InTime(t, []string{entry, `{"address":"t_x.n","type":"t_x","change":{"after":`}, 200_000, 5*time.Second, func(in string) {
		find(`{"format_version":"1","resource_changes":[` + strings.TrimSuffix(in, ",") + `],"configuration":{"root_module":{"resources":[` + strings.TrimSuffix(strings.Repeat(`{"type":"t","name":"m"},`, 1000), ",") + `]}}}`)
	})
}

func FuzzFind(f *testing.F) {
	f.Add(change("module.a[0].t_x.n", `{"a":[{"b":"c"}],"d":null}`, `{"e":true}`, `{"a":[{"b":true}]}`, `{"resources":[{"type":"t_x","name":"n","expressions":{"e":{"references":["t_y.z"]}}}]}`))
	f.Add(`{"format_version":"1","planned_values":{"root_module":{"child_modules":[{"child_modules":[{"resources":[{"address":"x","type":"y","values":{"a":1}}]}]}]}}}`)
	f.Fuzz(func(t *testing.T, src string) {
		file, found, _ := find(src)
		testkit.CheckFound(t, file, found)
	})
}
