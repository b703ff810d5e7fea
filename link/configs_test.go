package link

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestConfigurations(t *testing.T) {
	m := NewModules([]string{
		"api/src/main/java/a/Main.java", "api/src/main/resources/application.yml", "api/src/main/resources/application-prod.yml",
		"api/src/main/resources/bootstrap.yml", "api/src/main/resources/db.properties", "api/src/test/resources/application.yml",
		"net/Data/Db.cs", "net/Web/appsettings.json", "net/Web/appsettings.Production.json", "net/Worker/appsettings.json",
		"js/src/app.js", "js/config/default.json", "js/config/production.json", "js/config/custom-environment-variables.json", "js/other/default.json",
		"ex/lib/db.ex", "ex/config/config.exs", "ex/config/prod.exs",
		"rb/app/x.rb", "rb/config/cache.yml", "rb/config/settings.yml", "rb/config/settings/production.yml",
		"py/app.py", "py/conf/db.dev.yml", "py/conf/db.prod.yml", "alone/x.py",
	})
	tests := []struct{ name, from, ask, want string }{
		{"spring, the nearest", "api/src/main/java/a/Main.java", "spring", "bootstrap.yml application.yml; prod: bootstrap.yml application.yml application-prod.yml"},
		{"a file of configuration itself has no environments", "api/src/main/resources/application.yml", "spring", "bootstrap.yml"},
		{"two programs", "net/Data/Db.cs", "dotnet", "appsettings.json; production: appsettings.json appsettings.Production.json; appsettings.json"},
		{"a folder of one name", "js/src/app.js", "node-config", "default.json custom-environment-variables.json; production: default.json custom-environment-variables.json production.json"},
		{"elixir", "ex/lib/db.ex", "elixir", "config.exs; prod: config.exs prod.exs"},
		{"environments in a folder below", "rb/app/x.rb", "ruby-settings", "settings.yml; production: settings.yml production.yml"},
		{"spelled", "rb/app/x.rb", "file:config/cache.yml", "cache.yml"},
		{"spelled without its end", "api/src/main/java/a/Main.java", "file:db", "db.properties"},
		{"on the class path", "api/src/main/java/a/Main.java", "file:classpath:/db.properties", "db.properties"},
		{"a star is an environment", "py/app.py", "file:conf/db.*.yml", "dev: db.dev.yml; prod: db.prod.yml"},
		{"a folder that is not known", "py/app.py", "file:*/db.yml", ""},
		{"none", "alone/x.py", "file:config.yml", ""},
		{"nobody's kind", "alone/x.py", "other", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			imports := []setting.Import{{Language: setting.Configuration, Path: tt.ask}}
			var got []string
			for _, c := range m.Configurations(tt.from, imports, func(string) []string { return nil }) {
				var files []string
				for _, l := range c.Files {
					files = append(files, l.Path[strings.LastIndexByte(l.Path, '/')+1:])
				}
				got = append(got, strings.TrimPrefix(c.Profile+": "+strings.Join(files, " "), ": "))
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// TestConfigurationsInside holds that environments which a file names inside are told apart.
func TestConfigurationsInside(t *testing.T) {
	m := NewModules([]string{"rb/x.rb", "rb/config/cache.yml"})
	imports := []setting.Import{{Language: setting.Configuration, Path: "file:config/cache.yml"}}
	var got []string
	for _, c := range m.Configurations("rb/x.rb", imports, func(string) []string { return []string{"test", "production"} }) {
		got = append(got, c.Profile)
	}
	if s := strings.Join(got, " "); s != " production test" {
		t.Errorf("got %q", s)
	}
}

func TestLayers(t *testing.T) {
	m := NewModules([]string{"a/application.yml", "a/application-prod.yml", "b/application-prod.yml", "c/appsettings.json", "c/appsettings.Dev.json", "x/default.json", "x/other.json"})
	var got []string
	for _, l := range m.Layers() {
		got = append(got, l.Path+" over "+strings.Join(l.Under, " "))
	}
	if s := strings.Join(got, "; "); s != "c/appsettings.Dev.json over c/appsettings.json; a/application-prod.yml over a/application.yml" {
		t.Errorf("got %q", s)
	}
}

func TestFolded(t *testing.T) {
	for ref, want := range map[string]string{
		"env:DB_URL": "dburl", "property:db.url": "dburl", "property:ConnectionStrings:Main": "connectionstringsmain",
		"env:ConnectionStrings__Main": "connectionstringsmain", "property:url": "", "env:URL": "",
	} {
		if got := folded(ref); got != want {
			t.Errorf("%s: got %q, want %q", ref, got, want)
		}
	}
}
