package link

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

// FuzzEnvironments gives names of a unit the values of any files: there are no more environments than are told apart, each
// is another one, and no value is longer than one may be.
func FuzzEnvironments(f *testing.F) {
	f.Add("HOST=h1\nDB=$HOST\x00k8s/a.yaml\nHOST=$DB", "services/a/a.py", "env:HOST")
	f.Add("A=$B\nB=$C\nC=$A\x00services/a/.env\nDB_HOST=x\nDB.HOST=y", "services/a/b/a.py", "property:db.host")
	f.Add("A=$A", "a.py", "env:A")
	f.Fuzz(func(t *testing.T, texts, file, ref string) {
		var all []setting.Found
		for i, text := range strings.Split(texts, "\x00") {
			name, body, ok := strings.Cut(text, "\n")
			if !ok || i == 0 {
				name, body = ".env", text
			}
			all = append(all, env(name, body))
		}
		files, unit := code(file, ref)
		for _, space := range Spaces() {
			got := New(all, component).Environments(space, files, &unit)
			if len(got) > MaxEnvironments+1 {
				t.Errorf("%d environments", len(got))
			}
			for i, e := range got {
				for name, value := range e {
					if value.Len() > maxText+len(texts) {
						t.Errorf("%s has %d bytes", name, value.Len())
					}
				}
				if slices.ContainsFunc(got[:i], func(other Environment) bool { return fingerprint(other) == fingerprint(e) }) {
					t.Errorf("%v is there twice", e)
				}
			}
		}
		for name := range Wanted([]setting.Found{unit}) {
			if name == "" {
				t.Error("every file has the empty word")
			}
		}
	})
}

// FuzzFind follows imports of any language among any files: what they lead to is there, and is another file.
func FuzzFind(f *testing.F) {
	languages := slices.Sorted(maps.Keys(resolvers))
	for i, path := range []string{"app.config.URL", "..config", "./config", "example.com/m/db", "com.example.Db", "./chart", "../../x", "#/", "/etc/x", "@/config", "~/x"} {
		f.Add("a.py\napp/config.py\nsrc/config.ts\ngo.mod\ndb/db.go\nsrc/main/java/com/example/Db.java\nchart/values.yaml\nmain.tf\nx/main.tf", uint8(i), uint8(i), path, "x")
	}
	f.Fuzz(func(t *testing.T, list string, from, language uint8, path, local string) {
		paths := slices.DeleteFunc(strings.Split(list, "\n"), func(p string) bool { return !fs.ValidPath(p) || p == "." }) // as the walk has them
		if len(paths) == 0 || len(paths) > 100 {
			return
		}
		m := NewModules(paths)
		here := paths[int(from)%len(paths)]
		imports := []setting.Import{{Language: languages[int(language)%len(languages)], Path: path, Local: local, Whole: from%2 == 0}}
		for _, l := range m.Find(here, imports) {
			if !slices.Contains(paths, l.Path) || l.Path == here {
				t.Errorf("%q of %q leads to %q", path, here, l.Path)
			}
		}
		imports[0].Language = setting.Configuration
		for _, c := range m.Configurations(here, imports, func(string) []string { return []string{"prod", local} }) {
			for _, p := range c.Files {
				if !slices.Contains(paths, p.Path) {
					t.Errorf("%q of %q reads %q", path, here, p.Path)
				}
			}
		}
	})
}
