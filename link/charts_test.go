package link

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// values is a unit that gives names of a space values: lines of name=value, where $name is another name.
func values(space Space, file, text string) setting.Found {
	f := source.NewFile(file, []byte(text))
	var out []setting.Definition
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		name, value, ok := source.Verbatim(source.Place{File: f, Span: source.Span{Start: at, End: at + len(line)}}).Cut("=")
		if ref, found := strings.CutPrefix(value.String(), "$"); found {
			value = source.UnknownAt(value.Place(), ref)
		}
		if ok {
			out = append(out, setting.Definition{Ref: string(space) + name.String(), Value: value, Block: source.Place{File: f}})
		}
		at += len(line) + 1
	}
	return setting.Found{Definitions: out}
}

// asks lists what the environments of a unit that asks for names say: "name=value name=value; …".
func asks(space Space, file string, refs []string, defs ...setting.Found) string {
	f := source.NewFile(file, []byte("x"))
	var out []string
	found := setting.Found{References: refs}
	for _, e := range New(defs, component).Environments(space, []*source.File{f}, &found) {
		var one []string
		for ref, value := range e {
			one = append(one, strings.TrimPrefix(ref, string(space))+"="+value.String())
		}
		slices.Sort(one)
		out = append(out, strings.Join(one, " "))
	}
	return strings.Join(out, "; ")
}

func TestCharts(t *testing.T) {
	base := values(Values, "web/values.yaml", "host=h1\nmode=require")
	tests := []struct {
		name string
		file string
		refs string
		defs []setting.Found
		want string
	}{
		{"base", "web/templates/a.yaml", "host mode", []setting.Found{base}, "host=h1 mode=require"},
		{"in a folder of templates", "web/templates/db/a.yaml", "host", []setting.Found{base}, "host=h1"},
		{"no template", "web/a.yaml", "host", []setting.Found{base}, ""},
		{"another chart's", "other/templates/a.yaml", "host", []setting.Found{base}, ""},
		{"nothing is set", "web/templates/a.yaml", "user", []setting.Found{base}, ""},
		{"overlay", "web/templates/a.yaml", "host mode", []setting.Found{base, values(Values, "web/values-prod.yaml", "mode=verify-full")}, "host=h1 mode=require; host=h1 mode=verify-full"},
		{"overlay in a folder", "web/templates/a.yaml", "host", []setting.Found{base, values(Values, "web/env/prod/values.yaml", "host=h2")}, "host=h1; host=h2"},
		{"overlay that says the same", "web/templates/a.yaml", "host", []setting.Found{base, values(Values, "web/values-prod.yaml", "host=h1")}, "host=h1"},
		{"overlay above the only chart", "deploy/web/templates/a.yaml", "host", []setting.Found{values(Values, "deploy/web/values.yaml", "host=h1"), values(Values, "deploy/values-prod.yaml", "host=h2")}, "host=h1; host=h2"},
		{"overlay above two charts", "deploy/web/templates/a.yaml", "host", []setting.Found{values(Values, "deploy/web/values.yaml", "host=h1"), values(Values, "deploy/db/values.yaml", "x=y"), values(Values, "deploy/values-prod.yaml", "host=h2")}, "host=h1"},
		{"values of a part are its own", "web/charts/db/templates/a.yaml", "host", []setting.Found{base, values(Values, "web/charts/db/values.yaml", "host=h2")}, "host=h2"},
		{"values for a part", "web/charts/db/templates/a.yaml", "host", []setting.Found{values(Values, "web/values.yaml", "db.host=h3"), values(Values, "web/charts/db/values.yaml", "host=h2")}, "host=h3"},
		{"values for all parts", "web/charts/db/templates/a.yaml", "global.mode", []setting.Found{values(Values, "web/values.yaml", "global.mode=allow")}, "global.mode=allow"},
		{"a part's part", "a/charts/b/charts/c/templates/x.yaml", "host", []setting.Found{values(Values, "a/values.yaml", "b.c.host=h4")}, "host=h4"},
		{"a value that names another", "web/templates/a.yaml", "url", []setting.Found{values(Values, "web/values.yaml", "url=$values:host\nhost=h5")}, "url=h5"},
		{"a circle", "web/templates/a.yaml", "url", []setting.Found{values(Values, "web/values.yaml", "url=$values:host\nhost=$values:url")}, "url=" + string(source.Hole)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var refs []string
			for _, r := range strings.Fields(tt.refs) {
				refs = append(refs, string(Values)+r)
			}
			if got := asks(Values, tt.file, refs, tt.defs...); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSets(t *testing.T) {
	set := func(file, text string) setting.Found { return values(Sets, file, text) }
	tests := []struct {
		name string
		file string
		refs string
		defs []setting.Found
		want string
	}{
		{"one variable", "k/a.yaml", "configmap/app/A", []setting.Found{set("k/c.yaml", "configmap/app/A=1\nconfigmap/app/B=2")}, "configmap/app/A=1"},
		{"all variables", "k/a.yaml", "configmap/app/", []setting.Found{set("k/c.yaml", "configmap/app/A=1\nconfigmap/app/B=2\nconfigmap/apple/C=3")}, "configmap/app/A=1 configmap/app/B=2"},
		{"another kind", "k/a.yaml", "secret/app/A", []setting.Found{set("k/c.yaml", "configmap/app/A=1")}, ""},
		{"its own file", "k/a.yaml", "configmap/app/A", []setting.Found{set("k/a.yaml", "configmap/app/A=1")}, ""},
		{"the nearest", "apps/a/x.yaml", "configmap/app/A", []setting.Found{set("apps/b/c.yaml", "configmap/app/A=1"), set("apps/a/c.yaml", "configmap/app/A=2")}, "configmap/app/A=2"},
		{"each of those that are as near", "base/x.yaml", "configmap/app/A", []setting.Found{set("one/c.yaml", "configmap/app/A=1"), set("two/c.yaml", "configmap/app/A=2")}, "configmap/app/A=1; configmap/app/A=2"},
		{"another project's", "services/a/k/x.yaml", "configmap/app/A", []setting.Found{set("services/b/k/c.yaml", "configmap/app/A=1")}, ""},
		{"a file", "x/compose.yaml", "file/x/app.env/", []setting.Found{env("x/app.env", "A=1\nB=$A"), env("x/other.env", "A=2")}, "file/x/app.env/A=1 file/x/app.env/B=1"},
		{"a set made of a file", "k/x.yaml", "configmap/app/", []setting.Found{set("k/kustomization.yaml", "configmap/app/=$set:file/k/app.env/\nconfigmap/app/B=2"), env("k/app.env", "A=1")}, "configmap/app/A=1 configmap/app/B=2"},
		{"a circle", "k/x.yaml", "configmap/app/", []setting.Found{set("k/c.yaml", "configmap/app/=$set:configmap/app/\nconfigmap/app/B=2")}, "configmap/app/B=2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := asks(Sets, tt.file, []string{string(Sets) + tt.refs}, tt.defs...); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
