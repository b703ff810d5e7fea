package link

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestModules(t *testing.T) {
	m := NewModules([]string{
		"app/__init__.py", "app/config.py", "app/db/session.py", "config.py", "tools/x.py",
		"web/src/app.ts", "web/src/config.ts", "web/src/lib/index.js", "web/src/settings.js", "web/src/db.config.js",
		"cmd/api/main.go", "cmd/api/hosts.go", "cmd/api/hosts_test.go", "internal/config/a.go", "internal/config/b.go",
		"php/index.php", "php/config.php", "php/src/Conf/Db.php", "php/src/Db/Client.php",
		"rb/main.rb", "rb/lib/conf.rb", "rb/app/models/report_store.rb", "rs/src/main.rs", "rs/src/db.rs", "rs/src/db/pool.rs", "rs/src/conf/mod.rs",
		"cs/Data/Db.cs", "cs/Conf/Constants.cs", "cs/A/Twice.cs", "cs/B/Twice.cs", "ex/lib/my_app/conf.ex", "ex/lib/db.ex", "c/src/main.c", "c/include/db.h",
		"kt/com/acme/Db.kt", "kt/com/acme/Names.kt",
		"core/src/main/java/com/example/Main.java", "core/src/main/java/com/example/Near.java", "core/src/main/java/com/example/conf/Constants.java", "core/src/main/kotlin/com/example/conf/Urls.kt",
		"chart/templates/_helpers.tpl", "chart/templates/web.yaml", "chart/charts/db/templates/_db.tpl", "chart/charts/db/templates/db.yaml", "other/templates/_x.tpl",
	})
	tests := []struct{ name, language, from, path, want string }{
		{"module", "python", "app/db/session.py", "app.config", "app/config.py"},
		{"name of a module", "python", "app/db/session.py", "app.config.URL", "app/config.py#URL"},
		{"package", "python", "tools/x.py", "app", "app/__init__.py"},
		{"the nearest", "python", "app/db/session.py", "config", "app/config.py"},
		{"beside", "python", "app/__init__.py", ".config.URL", "app/config.py#URL"},
		{"above", "python", "app/db/session.py", "..config.URL", "app/config.py#URL"},
		{"above the root", "python", "config.py", "...config.URL", ""},
		{"library", "python", "app/config.py", "psycopg2.connect", ""},
		{"no folder is its own module", "python", "app/config.py", "ssl.CERT_NONE", ""},

		{"relative", "javascript", "web/src/app.ts", "./config", "web/src/config.ts"},
		{"member", "javascript", "web/src/app.ts", "./config.url", "web/src/config.ts#url"},
		{"index", "javascript", "web/src/app.ts", "./lib", "web/src/lib/index.js"},
		{"name with a dot", "javascript", "web/src/app.ts", "./db.config", "web/src/db.config.js"},
		{"what TypeScript is compiled to", "javascript", "web/src/app.ts", "./config.js", "web/src/config.ts"},
		{"alias", "javascript", "web/src/lib/index.js", "@/settings", "web/src/settings.js"},
		{"package of npm", "javascript", "web/src/app.ts", "pg.Pool", ""},

		{"own package", "go", "cmd/api/main.go", "", "cmd/api/hosts.go"},
		{"import path", "go", "cmd/api/main.go", "example.com/app/internal/config", "internal/config/a.go internal/config/b.go"},
		{"standard library", "go", "cmd/api/main.go", "crypto/tls", ""},

		{"class", "java", "core/src/main/java/com/example/Main.java", "com.example.conf.Constants", "core/src/main/java/com/example/conf/Constants.java"},
		{"static member", "java", "core/src/main/java/com/example/Main.java", "com.example.conf.Constants.URL", "core/src/main/java/com/example/conf/Constants.java#URL"},
		{"class of the package", "java", "core/src/main/java/com/example/Main.java", "com.example.Near", "core/src/main/java/com/example/Near.java"},
		{"class of a library", "java", "core/src/main/java/com/example/Main.java", "java.sql.DriverManager", ""},

		{"templates of the chart", "helm", "chart/templates/web.yaml", "templates", "chart/templates/_helpers.tpl"},
		{"templates of the charts around", "helm", "chart/charts/db/templates/db.yaml", "templates", "chart/charts/db/templates/_db.tpl chart/templates/_helpers.tpl"},
		{"no template", "helm", "chart/values.yaml", "templates", ""},

		{"namespace", "php", "php/src/Db/Client.php", "Acme.Conf.Db", "php/src/Conf/Db.php#Db"},
		{"class of a library", "php", "php/src/Db/Client.php", "Doctrine.DBAL.Connection", ""},
		{"constant", "ruby", "rb/main.rb", "Conf", "rb/lib/conf.rb"},
		{"constant in two words", "ruby", "rb/main.rb", "ReportStore", "rb/app/models/report_store.rb"},
		{"required", "ruby", "rb/main.rb", "lib/conf", "rb/lib/conf.rb"},
		{"gem", "ruby", "rb/main.rb", "pg", ""},
		{"crate", "rust", "rs/src/db.rs", "crate.conf.DSN", "rs/src/conf/mod.rs#DSN"},
		{"module inside", "rust", "rs/src/db.rs", "pool.URL", "rs/src/db/pool.rs#URL"},
		{"module beside", "rust", "rs/src/main.rs", "db.URL", "rs/src/db.rs#URL"},
		{"module above", "rust", "rs/src/db/pool.rs", "super.URL", "rs/src/db.rs#URL"},
		{"root of the crate", "rust", "rs/src/db/pool.rs", "crate.URL", "rs/src/main.rs#URL"},
		{"another crate", "rust", "rs/src/main.rs", "sqlx.PgPool", ""},
		{"class", "csharp", "cs/Data/Db.cs", "Constants", "cs/Conf/Constants.cs"},
		{"class that there are two of", "csharp", "cs/Data/Db.cs", "Twice", ""},
		{"class of the framework", "csharp", "cs/Data/Db.cs", "Console", ""},
		{"module", "elixir", "ex/lib/db.ex", "MyApp.Conf", "ex/lib/my_app/conf.ex"},
		{"module of a library", "elixir", "ex/lib/db.ex", "Postgrex", ""},
		{"header", "c", "c/src/main.c", "db.h", "c/include/db.h"},
		{"header of a library", "c", "c/src/main.c", "libpq-fe.h", ""},
		{"outside of classes", "java", "kt/com/acme/Db.kt", "com.acme.x", "kt/com/acme/Names.kt#x"},
		{"a language without modules here", "perl", "x.pl", "A::B", ""},
	}
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.name, func(t *testing.T) {
			var got []string
			for _, l := range m.Find(tt.from, []setting.Import{{Language: tt.language, Local: "x", Path: tt.path}}) {
				got = append(got, strings.TrimSuffix(l.Path+"#"+l.Name, "#"))
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}
