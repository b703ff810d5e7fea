package opener_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/dotnet"
	"github.com/dsnlint/dsnlint/parser/elixir"
	"github.com/dsnlint/dsnlint/parser/golang"
	"github.com/dsnlint/dsnlint/parser/jvm"
	"github.com/dsnlint/dsnlint/parser/node"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/php"
	"github.com/dsnlint/dsnlint/parser/python"
	"github.com/dsnlint/dsnlint/parser/ruby"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// readers are by the ends of files.
var readers = map[string]func(*source.File) token.Unit{
	"py": python.Read, "js": node.Read, "rb": ruby.Read, "php": php.Read, "cs": dotnet.Read, "java": jvm.Read, "go": golang.Read, "ts": node.Read, "exs": elixir.Read, "ex": elixir.Read,
}

// configured reads a program with a configuration, which a script that exports it stands for.
func configured(name, text, in, config string) setting.Found {
	f, c := source.NewFile(name, []byte(text)), source.NewFile("config.js", []byte("module.exports = "+config))
	unit := readers[name[strings.LastIndexByte(name, '.')+1:]](f)
	return opener.Find(unit, known(), opener.Beside{
		Neighbour: setting.Neighbour{Import: setting.Import{Language: setting.Configuration, Path: in}, File: c}, Unit: node.Read(c),
	})
}

// TestQuestions holds which configuration a program asks, and that the answer is found under the key.
func TestQuestions(t *testing.T) {
	const url = "'postgres://h/d?sslmode=disable'"
	tests := []struct{ name, file, text, in, config string }{
		{"yaml", "a.py", "import psycopg2, yaml\nc = yaml.safe_load(open('conf/db.yml'))\npsycopg2.connect(c['db']['url'])", "file:conf/db.yml", "{db: {url: " + url + "}}"},
		{"a handle", "a.py", "import psycopg2, json\nwith open('a.json') as f:\n    c = json.load(f)\npsycopg2.connect(c.get('url', 'x'))", "file:a.json", "{url: " + url + "}"},
		{"a folder that is not known", "a.py", "import psycopg2, json\nc = json.load(open(os.path.join(HERE, 'a.json')))\npsycopg2.connect(c['url'])", "file:a.json", "{url: " + url + "}"},
		{"what a function reads", "a.py", "import psycopg2, json\ndef load():\n    return json.load(open('a.json'))\npsycopg2.connect(load()['url'])", "file:a.json", "{url: " + url + "}"},
		{"sections", "a.py", "import psycopg2, configparser\np = configparser.ConfigParser()\np.read('a.ini')\npsycopg2.connect(p.get('db', 'dsn'))", "file:a.ini", "{db: {dsn: " + url + "}}"},
		{"node-config", "a.js", "const config = require('config'); new (require('pg').Pool)({connectionString: config.get('db.url')})", "node-config", "{db: {url: " + url + "}}"},
		{"node-config, a member", "a.js", "const config = require('config'); new (require('pg').Pool)({connectionString: config.db.url})", "node-config", "{db: {url: " + url + "}}"},
		{"the environment's name", "a.js", "const env = process.env.NODE_ENV; const c = require(__dirname + '/a.json')[env]; new (require('pg').Pool)({connectionString: c.url})", "file:a.json", "{url: " + url + "}"},
		{"key in any case", "a.cs", "using Npgsql; class A { void F() { new NpgsqlConnection(_config[\"connectionstrings:main\"]); } }", "dotnet", "{ConnectionStrings: {Main: 'Host=h;SSL Mode=Disable'}}"},
		{"connection string", "a.cs", "using Npgsql; class A { void F(IConfiguration c) { new NpgsqlConnection(c.GetConnectionString(\"Main\")); } }", "dotnet", "{ConnectionStrings: {Main: 'Host=h;SSL Mode=Disable'}}"},
		{"constant key", "a.cs", "using Npgsql; class A { const string K = \"Main\"; void F(IConfiguration c) { new NpgsqlConnection(c.GetConnectionString(K)); } }", "dotnet", "{ConnectionStrings: {Main: 'Host=h;SSL Mode=Disable'}}"},
		{"older .NET", "a.cs", "using Npgsql; class A { void F() { new NpgsqlConnection(ConfigurationManager.ConnectionStrings[\"Main\"].ConnectionString); } }", "dotnet-xml", "{connectionStrings: {Main: 'Host=h;SSL Mode=Disable'}}"},
		{"section as an object", "a.cs", "using Npgsql; class A { void F() { var o = _config.GetSection(\"Db\").Get<Options>(); new NpgsqlConnection(o.Conn); } }", "dotnet", "{Db: {conn: 'Host=h;SSL Mode=Disable'}}"},
		{"placeholder", "a.java", "import java.sql.DriverManager; class A { @Value(\"${db.my-url}\") String url; void f() { DriverManager.getConnection(url); } }", "spring", "{db: {myUrl: 'jdbc:postgresql://h/d?sslmode=disable'}}"},
		{"environment", "a.java", "import java.sql.DriverManager; class A { void f() { DriverManager.getConnection(env.getProperty(\"db.url\")); } }", "spring", "{'db.url': 'jdbc:postgresql://h/d?sslmode=disable'}"},
		{"properties", "a.java", "import java.sql.DriverManager; class A { void f() { Properties p = new Properties(); p.load(A.class.getResourceAsStream(\"/a.properties\")); DriverManager.getConnection(p.getProperty(\"url\")); } }", "file:/a.properties", "{url: 'jdbc:postgresql://h/d?sslmode=disable'}"},
		{"viper", "a.go", "package a\nimport (\"database/sql\"; \"github.com/spf13/viper\"; _ \"github.com/lib/pq\")\nfunc f() { v := viper.New(); sql.Open(\"postgres\", v.GetString(\"db.url\")) }", "viper", "{db: {url: " + url + "}}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := configured(tt.file, tt.text, tt.in, tt.config)
			if len(found.Connections) != 1 || !strings.Contains(strings.ToLower(showAll(found.Connections)), "disable") {
				t.Errorf("got %s", showAll(found.Connections))
			}
			asked := opener.Find(readers[tt.file[2:]](source.NewFile(tt.file, []byte(tt.text))), known())
			for _, i := range asked.Imports {
				if i.Language == setting.Configuration && i.Path == tt.in {
					return
				}
			}
			t.Errorf("the program does not ask %s: %v", tt.in, asked.Imports)
		})
	}
}

// TestNoQuestions holds that what only looks like a question to the configuration is none.
func TestNoQuestions(t *testing.T) {
	tests := []struct{ name, file, text string }{
		{"a map of the program's own", "a.js", "const cache = new Map(); new (require('pg').Pool)({connectionString: cache.get('url')})"},
		{"a dictionary", "a.cs", "using Npgsql; class A { void F() { var d = new Dictionary<string, string>(); new NpgsqlConnection(d[\"Main\"]); } }"},
		{"a method of a class of the program's own", "a.go", "package a\nimport (\"database/sql\"; _ \"github.com/lib/pq\")\nfunc f(s store) { sql.Open(\"postgres\", s.GetString(\"db.url\")) }"},
		{"a parameter", "a.py", "import psycopg2\ndef f(c):\n    psycopg2.connect(c['url'])"},
		{"a path that nobody knows", "a.py", "import psycopg2, json\npsycopg2.connect(json.load(open(PATH))['url'])"},
		{"an answer of a server", "a.py", "import psycopg2, json\npsycopg2.connect(json.loads(fetch('x'))['url'])"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := opener.Find(readers[tt.file[2:]](source.NewFile(tt.file, []byte(tt.text))), known())
			for _, i := range found.Imports {
				if i.Language == setting.Configuration {
					t.Errorf("asks %s", i.Path)
				}
			}
		})
	}
}

// TestQuestionsInCircles holds that values which lead to themselves end.
func TestQuestionsInCircles(t *testing.T) {
	for _, text := range []string{
		"a = b['x']\nb = a['y']\nimport psycopg2\npsycopg2.connect(a['z'])",
		"import psycopg2, yaml\nc = yaml.safe_load(c['x'])\npsycopg2.connect(c['x'])",
		"import psycopg2\npsycopg2.connect(f(f(f(g()[1])['a'])['b'])['c'])\ndef f(x):\n    return f(x)['d']\ndef g():\n    return f(g())",
		"import psycopg2, json\npsycopg2.connect(" + strings.Repeat("json.loads(open(", 60) + "'x'" + strings.Repeat("))['a']", 60) + ")",
		"import psycopg2\npsycopg2.connect(f()" + strings.Repeat("['a']", 5000) + ")",
	} {
		found := opener.Find(python.Read(source.NewFile("a.py", []byte(text))), known())
		if len(found.Connections) == 0 {
			t.Errorf("nothing is found in %.40q", text)
		}
	}
}

// FuzzConfigured holds that a configuration breaks nothing, whatever program and configuration say.
func FuzzConfigured(f *testing.F) {
	f.Add("a.py", "import psycopg2, yaml\nc = yaml.safe_load(open('a'))\npsycopg2.connect(c['db']['url'], **c['o'])", "file:a", "{db: {url: 'x', y: {}}, o: {sslmode: 'z'}}")
	f.Add("a.js", "const config = require('config'); new (require('pg').Pool)(config.get('db'))", "node-config", "{db: {ssl: {rejectUnauthorized: false}}}")
	f.Add("a.cs", "using Npgsql; class A { void F() { new NpgsqlConnection(_config[\"a:b\"]); } }", "dotnet", "{a: {b: 'Host=h'}}")
	f.Add("a.java", "class A { @Value(\"${a.b}\") String u; void f() { DriverManager.getConnection(u); } }", "spring", "{a: {b: '${a.b}'}}")
	f.Fuzz(func(t *testing.T, name, text, in, config string) {
		if readers[name[strings.LastIndexByte(name, '.')+1:]] == nil {
			return
		}
		for _, c := range configured(name, text, in, config).Connections {
			for _, o := range c.Options {
				for _, p := range o.Value.Text.Places() {
					if p.Span.Start < 0 || p.Span.End > len(p.File.Data) {
						t.Errorf("option at %v", p.Span)
					}
				}
			}
		}
	})
}
