package c

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var dsn = []setting.Arg{{Position: 0, Role: setting.DSN}}

var handle = setting.Arg{Position: 0, Role: setting.Delegate}

var known = setting.Known{
	Openers: []setting.Opener{
		{Language: "c", Callee: "PQconnectdb", Drivers: []string{"libpq"}, Grammar: "libpq", Args: dsn},
		{Language: "c", Callee: "pqxx.connection", Drivers: []string{"libpq"}, Grammar: "libpq", Args: dsn},
		{Language: "c", Callee: "mongocxx.uri", Drivers: []string{"libmongoc"}, Args: dsn},
		{Language: "c", Callee: "PQconnectdbParams", Drivers: []string{"libpq"}, Keywords: true, Args: []setting.Arg{
			{Position: 0, Keyword: setting.NamesArray}, {Position: 1, Keyword: setting.ValuesArray},
		}},
		{Language: "c", Callee: "mysql_init", Drivers: []string{"mysql"}, Setters: true},
		{Language: "c", Callee: "mysql_real_connect", Drivers: []string{"mysql"}, Args: []setting.Arg{
			handle, {Position: 1, Role: setting.Host}, {Position: 3, Role: setting.Secret},
		}},
		{
			Language: "c", Callee: "mysql_options", Drivers: []string{"mysql"}, Args: []setting.Arg{handle, {Position: 2, Role: setting.OptionArg, Name: "mode"}},
			Select: []setting.Selector{{Position: 1, Values: []string{"MYSQL_OPT_SSL_MODE"}}},
		},
		{Language: "c", Callee: "RdKafka.Conf.create", Drivers: []string{"kafka"}, Setters: true, Args: []setting.Arg{{Position: -1, Keyword: "bootstrap.servers", Role: setting.Host}}},
	},
	Schemes: []setting.Scheme{{Name: "postgres", Engine: "postgresql"}, {Name: "mongodb", Engine: "mongodb"}},
}

// show renders what is found: driver, hosts, options, what is open.
func show(in string) string {
	var out []string
	for _, c := range opener.Find(Read(source.NewFile("a.cpp", []byte(in))), known).Connections {
		line := strings.Join(c.Hint.Drivers, ",")
		for _, h := range c.Hosts {
			line += " " + strings.ReplaceAll(h.String(), string(source.Hole), "?")
		}
		for _, o := range c.Options {
			line += " " + o.Name.String() + "=" + strings.ReplaceAll(o.Value.Text.String(), string(source.Hole), "?")
		}
		if len(c.Open) > 0 {
			line += " open"
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

func TestStrings(t *testing.T) {
	testkit.Run(t, show, []testkit.Case{
		{"a literal", `PGconn *c = PQconnectdb("host=h sslmode=require");`, "libpq h sslmode=require"},
		{"side by side", "void f(void) {\n PQconnectdb(\"host=h \"\n  \"sslmode=\" \"require\");\n}", "libpq h sslmode=require"},
		{"a macro", "#define H \"h\"\nvoid f(void) { PQconnectdb(\"host=\" H \" sslmode=require\"); }", "libpq h sslmode=require"},
		{"a macro of macros", "#define H \"h\"\n#define C \"host=\" H \\\n  \" sslmode=require\" /* x */\nvoid f(void) { PQconnectdb(C); }", "libpq h sslmode=require"},
		{"a macro that comes first", "#define H \"host=h\"\nvoid f(void) { PQconnectdb(H \" sslmode=require\"); }", "libpq h sslmode=require"},
		{"a macro from elsewhere is a host", `void f(void) { PQconnectdb("host=" H " sslmode=require"); }`, "libpq ? sslmode=require"},
		{"a macro from elsewhere is anything", `void f(void) { PQconnectdb("host=h " OPTS); }`, "libpq h open"},
		{"two macros", `void f(void) { PQconnectdb("host=" H OPTS " dbname=d"); }`, "libpq ?? open"},
		{"a macro with parameters", `void f(void) { PQconnectdb("host=h" STR(x) " dbname=d"); }`, "libpq h? open"},
		{"a definition with parameters", "#define F(x) PQconnectdb(\"host=h \" x)\nint a;", ""},
		{"more than strings", "#define C (\"host=h\")\n#define D \"host=h\" + 1\nvoid f(void) { PQconnectdb(D); }", "libpq ? open"},
		{"prefixes and escapes", `void f(void) { PQconnectdb(u8"host=h sslmode=\x72equire"); }`, "libpq h sslmode=require"},
		{"raw", "void f() { pqxx::connection c(R\"x(host=h sslmode='a)\"' )x\"); }", "libpq h sslmode=a)\""},
		{"raw without an end", "void f() { pqxx::connection c(R\"x(host=h )\" ); }", "libpq h"},
		{"a string object", "using namespace std::string_literals;\nvoid f() { pqxx::connection c(\"host=h\"s); }", "libpq h"},
		{"plus", `void f(const std::string &h) { pqxx::connection c("host=" + h + " sslmode=require"); }`, "libpq ? sslmode=require"},
		{"written", "void f(char *h) {\n char b[9];\n snprintf(b, sizeof b, \"host=%s port=%d sslmode=require\", \"h\", 5);\n PQconnectdb(b);\n}", "libpq h sslmode=require"},
		{"copied", "void f(void) {\n char b[9];\n strcpy(b, \"host=h\");\n strcat(b, \" sslmode=require\");\n PQconnectdb(b);\n}", "libpq h sslmode=require"},
	})
}

func TestDeclarations(t *testing.T) {
	testkit.Run(t, show, []testkit.Case{
		{"a pointer to a constant", "static const char *const C = \"host=h\";\nPGconn *f(void)\n{\n return PQconnectdb(C);\n}", "libpq h"},
		{"several", "void f(void) { const char *a = \"x\", *b = \"host=h\"; PQconnectdb(b); }", "libpq h"},
		{"a structure's type", "void f(void) { struct x *a = g(PQconnectdb(\"host=h\")); }", "libpq h"},
		{"a body inside a class", "class A : public B {\n void f() { pqxx::connection c{\"host=h\"}; }\n int x;\n};", "libpq h"},
		{"a parameter hides", "const char *c = \"host=h\";\nvoid f(const char *c) { PQconnectdb(c); }", "libpq ? open"},
		{"a prototype", "PGconn *PQconnectdb(const char *conninfo);\npqxx::connection make(const char *c);", ""},
		{"new", "auto *f() { return new pqxx::connection(\"host=h\"); }", "libpq h"},
		{"made", "auto f() { return std::make_shared<pqxx::connection>(\"host=h\"); }", "libpq h"},
		{"braces", "void f() { mongocxx::client c{mongocxx::uri{\"mongodb://h/?tls=true\"}}; }", "libmongoc h tls=true"},
		{"a cast", "void f(void) { PQconnectdb((const char *) \"host=h\"); }", "libpq h"},
		{"extern", "extern \"C\" {\nvoid f(void) { PQconnectdb(\"host=h\"); }\n}", "libpq h"},
		{"both branches", "void f(void) {\n#ifdef X\n const char *c = \"host=a\";\n#else\n const char *c = \"host=b\";\n#endif\n PQconnectdb(c);\n}", "libpq b"},
		{"a comment", "/* PQconnectdb(\"host=h\"); */ // PQconnectdb(\"host=h\");\n", ""},
		{"behind a broken body", "void f(void) { if (x { }\nvoid g(void) { PQconnectdb(\"host=h\"); }", "libpq h"},
		{"a character", "void f(void) { char q = '\"'; PQconnectdb(\"host=h\"); }", "libpq h"},
	})
}

func TestHandles(t *testing.T) {
	testkit.Run(t, show, []testkit.Case{
		{"a pointer", "void f(void) {\n MYSQL *m = mysql_init(NULL);\n int v = SSL_MODE_REQUIRED;\n mysql_options(m, MYSQL_OPT_SSL_MODE, &v);\n mysql_real_connect(m, \"h\", \"u\", \"pw\");\n}", "mysql h mode=SSL_MODE_REQUIRED"},
		{"a variable", "void f(void) {\n MYSQL m;\n mysql_init(&m);\n mysql_real_connect(&m, \"h\", \"u\", \"pw\");\n}", "mysql h"},
		{"a member", "void f(struct s *x) {\n x->m = mysql_init(NULL);\n mysql_real_connect(x->m, \"h\", \"u\", \"pw\");\n}", "mysql h"},
		{"two", "void f(void) {\n MYSQL a, b;\n mysql_init(&a);\n mysql_init(&b);\n mysql_real_connect(&a, \"x\", \"u\", \"pw\");\n mysql_real_connect(&b, \"y\", \"u\", \"pw\");\n}", "mysql x; mysql y"},
		{"from elsewhere", "void f(MYSQL *m) { mysql_real_connect(m, \"h\", \"u\", \"pw\"); }", "mysql h open"},
		{"never connected", "void f(void) { MYSQL *m = mysql_init(NULL); mysql_close(m); }", ""},
		{"a socket", "void f(void) { MYSQL *m = mysql_init(NULL); mysql_real_connect(m, NULL, \"u\", \"pw\"); }", ""},
		{"an option that is not known", "void f(int o) { MYSQL *m = mysql_init(NULL); mysql_options(m, o, \"x\"); mysql_real_connect(m, \"h\", \"u\", \"pw\"); }", "mysql h open"},
		{"an object", "void f() {\n auto c = RdKafka::Conf::create(0);\n c->set(\"bootstrap.servers\", \"h:1\", e);\n c->set(\"security.protocol\", \"ssl\", e);\n}", "kafka h security.protocol=ssl"},
		{"two arrays", "void f(void) {\n const char *k[] = {\"host\", \"sslmode\", NULL}, *v[] = {\"h\", \"require\", NULL};\n const char *w[] = {\"h\", \"require\", NULL};\n PQconnectdbParams(k, w, 0);\n}", "libpq h sslmode=require"},
		{"one by one", "void f(void) {\n const char *k[2], *v[2];\n k[0] = \"host\"; v[0] = \"h\"; k[1] = NULL;\n PQconnectdbParams(k, v, 0);\n}", "libpq h"},
		{"arrays from elsewhere", "void f(char **k, char **v) { PQconnectdbParams(k, v, 0); }", "libpq ? open"},
	})
}

func TestSecrets(t *testing.T) {
	in := "#define DB_PASSWORD \"one\"\nvoid f(void) {\n const char *password = \"two\";\n PQconnectdb(\"host=h password=three\");\n mysql_real_connect(m, \"h\", \"u\", \"four\");\n}"
	var got []string
	for _, p := range opener.Find(Read(source.NewFile("a.c", []byte(in))), known).Secrets {
		got = append(got, strings.Trim(p.Raw(), `"`))
	}
	for _, want := range []string{"one", "two", "three", "four"} {
		if !strings.Contains(strings.Join(got, " "), want) {
			t.Errorf("%s is not among the secrets %v", want, got)
		}
	}
}

func TestTime(t *testing.T) {
	units := []string{"#define A \"", "R\"x(", "\"a\" ", "a b(", "a<b, ", "#define A \\\n", "x::", "struct a {", "A \"b\" ", "f(\"a\", ", "'", "a *b = "}
	testkit.InTime(t, units, testkit.Sized(20_000, 200_000), 5*time.Second, func(in string) {
		opener.Find(Read(source.NewFile("a.c", []byte(in))), known)
	})
}

// FuzzRead: nothing panics, and what an opener finds in the Unit lies inside the file.
func FuzzRead(f *testing.F) {
	f.Add("#define H \"h\" \\\n \"x\"\nPGconn *f(const char *a) { return PQconnectdb(\"host=\" H \" sslmode=\" a); }")
	f.Add("void f() { pqxx::connection c(R\"x(host=h)x\"); auto d = std::make_unique<pqxx::connection>(u8\"host=\\x68\"s); }")
	f.Add("MYSQL m; mysql_init(&m); mysql_options(&m, MYSQL_OPT_SSL_MODE, (const void *)&v); mysql_real_connect(&m, \"h\", u, \"pw\");")
	f.Add("const char *k[] = {\"host\", 0}, *v[2]; v[0] = \"h\"; PQconnectdbParams(k, v, 0); sprintf(b, \"%s=%1$s\", k[0]);")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("a.cpp", []byte(in))
		testkit.CheckFound(t, file, opener.Find(Read(file), known))
	})
}
