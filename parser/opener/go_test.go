package opener_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"

	"github.com/dsnlint/dsnlint/parser/golang"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const goImports = `package x
import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"database/sql"
	"fmt"
	"os"
	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/mongo/options"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)
`

func findGo(t *testing.T, src string) setting.Found {
	t.Helper()
	f := source.NewFile("x.go", []byte(src))
	found := opener.Find(golang.Read(f), known())
	testkit.CheckFound(t, f, found)
	if len(found.Problems) > 0 {
		t.Fatalf("problems: %v", found.Problems)
	}
	return found
}

func body(src string) string {
	return goImports + "func f(ctx context.Context, p string) {\n" + src + "\n}\n"
}

func TestGo(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{
			"literal", body(`	db, err := sql.Open("mysql", "u:pw@tcp(db.example.com:3306)/app?tls=false")`),
			"Open [go-mysql] @db.example.com:3306 tls=false",
		},
		{
			"constant", "const dsn = \"postgres://u:pw@h/db?sslmode=require\"\n" + `func f() { pgx.Connect(ctx, dsn) }`,
			"Connect [pgx] postgres @h sslmode=require",
		},
		{
			"format with holes", body(`	db, _ := sql.Open("pgx", fmt.Sprintf("postgres://%s:%s@%s:%d/%s?sslmode=disable", u, pw, host, port, name))`),
			"Open [pgx] postgres @<host>:<port> sslmode=disable",
		},
		{
			"keyword string in an unknown function", body(`	connect(fmt.Sprintf("host=%s user=%s password=%s dbname=%s sslmode=disable", os.Getenv("H"), u, pw, d))`),
			"host [] @<env:H> user=<u> sslmode=disable",
		},
		{
			"driver by blank import", strings.Replace(body(`	sql.Open("postgres", "postgres://u:pw@h/db")`), `"fmt"`, "_ \"github.com/lib/pq\"", 1),
			"Open [lib-pq] postgres @h",
		},
		{
			"driver undecided", "import \"database/sql\"\nfunc f() { sql.Open(\"postgres\", \"postgres://u:pw@h/db\") }",
			"Open [lib-pq,pgx] postgres @h",
		},
		{
			"driver by variable", body(`	sql.Open(os.Getenv("D"), "postgres://u:pw@h/db")`),
			"Open [] postgres @h",
		},
		{"neither driver nor string known", body(`	sql.Open(driver, s.dsn)`), ""},
		{"driver of no interest", body(`	sql.Open("sqlite3", "file.db")`), ""},
		{
			"environment", body(`	pgx.Connect(ctx, os.Getenv("DATABASE_URL"))`),
			"Connect [pgx] <env:DATABASE_URL> @<env:DATABASE_URL> open()",
		},
		{
			"environment with default set later", body("	dsn := os.Getenv(\"X\")\n	if dsn == \"\" {\n		dsn = \"postgres://u:pw@h/db?sslmode=allow\"\n	}\n	pgx.Connect(ctx, dsn)"),
			"Connect [pgx] postgres? @h? sslmode=allow?",
		},
		{
			"own getter", body(`	pgx.Connect(ctx, "postgres://u:pw@"+getEnv("H", "db.example.com")+"/x?sslmode="+envOr("M", "disable"))`),
			"Connect [pgx] postgres @db.example.com? sslmode=disable?",
		},
		{"parameter", body(`	pgx.Connect(ctx, p)`), "Connect [pgx] <expression> @<expression> open()"},
		{
			"parameter hides a constant", "const dsn = \"postgres://u:pw@h/db\"\nfunc f(dsn string) { pgx.Connect(ctx, dsn) }",
			"Connect [pgx] <expression> @<expression> open()\npostgres [] postgres @h",
		},
		{
			"branches", body("	var dsn string\n	if x {\n		dsn = \"postgres://u:pw@a/db?sslmode=disable\"\n	} else {\n		dsn = \"postgres://u:pw@b/db?sslmode=verify-full\"\n	}\n	pgx.Connect(ctx, dsn)"),
			"Connect [pgx] postgres @a sslmode=disable\nConnect [pgx] postgres @b sslmode=verify-full",
		},
		{
			"reassigned", body("	dsn := \"postgres://u:pw@a/db\"\n	dsn = \"postgres://u:pw@b/db\"\n	pgx.Connect(ctx, dsn)"),
			"Connect [pgx] postgres @b\npostgres [] postgres @a",
		},
		{
			"appended", body("	dsn := \"postgres://u:pw@a/db\"\n	dsn += \"?sslmode=disable\"\n	pgx.Connect(ctx, dsn)"),
			"Connect [pgx] postgres @a sslmode=disable",
		},
		{
			"appended in a branch", body("	dsn := \"postgres://u:pw@a/db\"\n	if x {\n		dsn += \"?sslmode=disable\"\n	}\n	pgx.Connect(ctx, dsn)"),
			"Connect [pgx] postgres @a\nConnect [pgx] postgres @a sslmode=disable",
		},
		{
			"development branch", body("	if env == \"development\" {\n		pgx.Connect(ctx, \"postgres://u:pw@a/db?sslmode=disable\")\n	}"),
			"Connect [pgx] postgres @a sslmode=disable if development",
		},
		{
			"cycle", body("	a := b\n	b := a\n	for {\n		a = b\n		b = a\n		pgx.Connect(ctx, a)\n	}"),
			"Connect [pgx] <a> @<a> open()",
		},
		{
			"result of a function", "func dsn() string {\n	return fmt.Sprintf(\"postgres://%s/db?sslmode=disable\", host)\n}\nfunc f() { pgx.Connect(ctx, dsn()) }",
			"Connect [pgx] postgres @<host> sslmode=disable",
		},
		{
			"gorm delegates", body(`	db, err := gorm.Open(postgres.Open("host=h user=u password=pw dbname=d sslmode=disable"), &gorm.Config{})`),
			"Open [pgx] @h user=u sslmode=disable",
		},
		{
			"gorm delegates through a variable", body("	dial := postgres.Open(\"host=h dbname=d sslmode=disable\")\n	db, err := gorm.Open(dial)"),
			"Open [pgx] @h sslmode=disable",
		},
		{
			"parsed configuration", body("	cfg, err := pgx.ParseConfig(os.Getenv(\"X\"))\n	cfg.TLSConfig = &tls.Config{InsecureSkipVerify: true}\n	pgx.ConnectConfig(ctx, cfg)"),
			"ParseConfig [pgx] <env:X> @<env:X> TLSConfig={} TLSConfig.InsecureSkipVerify=true! open()",
		},
		{
			"parsed pool configuration", body("	cfg, err := pgxpool.ParseConfig(\"postgres://u:pw@h/db\")\n	cfg.ConnConfig.TLSConfig = nil\n	pgxpool.NewWithConfig(ctx, cfg)"),
			"ParseConfig [pgx] postgres @h ConnConfig.TLSConfig=null",
		},
		{"configuration of unknown making", body(`	pgx.ConnectConfig(ctx, s.cfg)`), ""},
		{
			"driver configuration", body("	cfg := mysql.Config{User: \"u\", Passwd: \"pw\", Net: \"tcp\", Addr: \"h:3306\", TLSConfig: \"skip-verify\"}\n	db, err := sql.Open(\"mysql\", cfg.FormatDSN())"),
			"Config [go-mysql] @h:3306 TLSConfig=skip-verify FormatDSN=",
		},
		{
			"connector", body("	cfg := mysql.NewConfig()\n	cfg.Addr = \"h\"\n	cfg.Passwd = \"pw\"\n	cfg.TLSConfig = \"preferred\"\n	c, err := mysql.NewConnector(cfg)"),
			"NewConfig [go-mysql] @h TLSConfig=preferred",
		},
		{
			"registered", body("	mysql.RegisterTLSConfig(\"custom\", &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS10})\n	sql.Open(\"mysql\", \"u:pw@tcp(h)/d?tls=custom\")"),
			"Open [go-mysql] @h tls=custom tls.InsecureSkipVerify=true! tls.MinVersion='tls.VersionTLS10",
		},
		{
			"registered through a variable", body("	tc := &tls.Config{ServerName: \"s\"}\n	tc.InsecureSkipVerify = true\n	mysql.RegisterTLSConfig(\"custom\", tc)\n	sql.Open(\"mysql\", \"u:pw@tcp(h)/d?tls=custom\")"),
			"Open [go-mysql] @h tls=custom tls.ServerName=s tls.InsecureSkipVerify=true!",
		},
		{
			"certificate pool", body("	pool := x509.NewCertPool()\n	pem, err := os.ReadFile(\"/certs/ca.pem\")\n	pool.AppendCertsFromPEM(pem)\n	c := redis.NewClient(&redis.Options{Addr: \"h:6379\", Password: \"pw\", TLSConfig: &tls.Config{RootCAs: pool}})"),
			"Options [go-redis] @h:6379 TLSConfig={} TLSConfig.RootCAs=/certs/ca.pem",
		},
		{
			"conditional change", body("	o := &redis.Options{Addr: \"h:6379\"}\n	if x {\n		o.TLSConfig = &tls.Config{}\n	}\n	redis.NewClient(o)"),
			"Options [go-redis] @h:6379 TLSConfig={}\nOptions [go-redis] @h:6379",
		},
		{
			"builder", body(`	o := options.Client().ApplyURI("mongodb://h/?tls=true").SetTLSConfig(&tls.Config{InsecureSkipVerify: true})`),
			"Client [go-mongo] mongodb @h tls=true tlsConfig={} tlsConfig.InsecureSkipVerify=true!",
		},
		{
			"default in a tag", "type C struct { Mode string `env:\"M\" envDefault:\"disable\"` }\nfunc f(c C) { pgx.Connect(ctx, \"postgres://u:pw@h/d?sslmode=\"+c.Mode) }",
			"Connect [pgx] postgres @h sslmode=disable?",
		},
		{
			"flag", body("	d := flag.String(\"dsn\", \"postgres://u:pw@h/d?sslmode=allow\", \"the DSN\")\n	pgx.Connect(ctx, *d)"),
			"Connect [pgx] postgres? @h? sslmode=allow?",
		},
		{"URL without a scheme", "import \"database/sql\"\nfunc f() { sql.Open(\"snowflake\", \"u:pw@h.example.com/d?protocol=http\") }", "Open [gosnowflake] @h.example.com protocol=http"},
		{"local import name", "import db \"database/sql\"\nfunc f() { db.Open(\"mysql\", \"u:pw@tcp(h)/d\") }", "Open [go-mysql] @h"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src := tt.src
			if !strings.HasPrefix(src, "package") {
				src = goImports + src
				if strings.Contains(tt.src, "import") {
					src = "package x\n" + tt.src
				}
			}
			found := findGo(t, src)
			if got := showAll(found.Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// What looks like a connection string and is none.
func TestGoNegatives(t *testing.T) {
	tests := []struct{ name, src string }{
		{"comment", "// sql.Open(\"mysql\", \"u:pw@tcp(h)/d\")\nfunc f() {}"},
		{"scheme alone", body(`	if strings.HasPrefix(x, "postgres://") { y(x, "postgres://") }`)},
		{"comparison", body(`	if dsn == "postgres://u@h/db?sslmode=disable" { y() }`)},
		{"switch", body(`	switch dsn { case "postgres://u@h/db?sslmode=disable": y() }`)},
		{"log", body(`	log.Printf("postgres://u@h/db?sslmode=%s", m)`)},
		{"error", body(`	return fmt.Errorf("postgres://u@h/db")`)},
		{"prose", body(`	flag.String("dsn", "", "for example postgres://u@h/db?sslmode=disable")`)},
		{"usage", body("	x := `usage: tool DSN\n  tool postgres://u@h/db?sslmode=disable\n`")},
		{"option name", body(`	x := "sslmode="`)},
		{"one keyword", body(`	x := "host=a.example.com"`)},
		{"keywords in prose", body(`	x := "please set host=x and dbname=y"`)},
		{"web address", body(`	x := "https://example.com/?sslmode=disable"`)},
		{"regular expression", body("	x := regexp.MustCompile(`^postgres://([^@]+)@(.*)$`)\n	y := `^postgres://([^@]+)$`")},
		{"query of a web page", body(`	x := "a=b&c=d&host=1"`)},
		{"unknown scheme", body(`	x := "stub://u:pw@h/db?sslmode=disable"`)},
		{"HTTP client", body(`	t := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}`)},
		{"homonym", body(`	x := other.Open("mysql", y)`)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src := tt.src
			if !strings.HasPrefix(src, "package") {
				src = goImports + src
			}
			if got := showAll(findGo(t, src).Connections); got != "" {
				t.Errorf("found\n%s", got)
			}
		})
	}
}

func TestLiteralsElsewhere(t *testing.T) {
	tests := []struct{ name, src, want, hint string }{
		{"variable", `var databaseURL = "postgres://u:pw@h/db"`, "postgres [] postgres @h", "databaseURL"},
		{"argument", body(`	store.Connect(ctx, "redis://h:6379")`), "redis [] redis @h:6379", "store.Connect"},
		{"concatenation", body(`	x := "amqp://" + u + ":" + pw + "@" + h + ":5672/"`), "amqp [] amqp @<h>:5672", "x"},
		{"only holes", body(`	x := fmt.Sprintf("mysql://%s:%s@%s/%s", a, b, c, d)`), "mysql [] mysql @<c>", "x"},
		{"driver's own syntax", body(`	x := fmt.Sprintf("%s:%s@tcp(%s)/%s?tls=skip-verify", a, b, c, d)`), "tcp [] @<c> tls=skip-verify", "x"},
		{"JDBC", body(`	x := "jdbc:postgresql://h/db?sslmode=disable"`), "jdbc:postgresql [] jdbc:postgresql @h sslmode=disable", "x"},
		{"returned", "func dsn() string { return \"postgres://u:pw@h/db\" }", "postgres [] postgres @h", "dsn()"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src := tt.src
			if !strings.HasPrefix(src, "package") {
				src = goImports + src
			}
			found := findGo(t, src)
			if len(found.Connections) != 1 {
				t.Fatalf("found %s", showAll(found.Connections))
			}
			if got := show(found.Connections[0]); tt.want != "" && got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			if got := found.Connections[0].Hint.Name; got != tt.hint {
				t.Errorf("named %q, want %q", got, tt.hint)
			}
		})
	}
}

func TestGoSwitches(t *testing.T) {
	found := findGo(t, body(`	os.Setenv("PGSSLMODE", "disable")
	os.Setenv("PGPASSWORD", "pw")
	t.Setenv("PGHOST", host)
	x := "https://s3.amazonaws.com/rds-downloads/rds-ca-2019-root.pem"
	run("curl -o ca.pem https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem")`))
	var got []string
	for _, r := range found.Resources {
		got = append(got, r.Type+" "+r.Name+" "+r.Anchor.Raw()+"="+value(r.Attributes[0].Value))
	}
	want := []string{
		"process-env PGSSLMODE PGSSLMODE=disable", "process-env PGHOST PGHOST=<host>",
		"download url https://s3.amazonaws.com/rds-downloads/rds-ca-2019-root.pem=https://s3.amazonaws.com/rds-downloads/rds-ca-2019-root.pem",
		"download url https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem=https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSecretsAreLocated(t *testing.T) {
	found := findGo(t, body(`	a := mysql.Config{Addr: "h", Passwd: "canary1"}
	pgx.Connect(ctx, "postgres://u:canary2@h/db")
	x := "postgres://u:canary3@h/db"
	b := redis.Options{Addr: "h", Password: getEnv("P", "canary4")}
	os.Setenv("PGPASSWORD", "canary5")
	log.Printf("postgres://u:canary6@h/db")
	os.Setenv("DATABASE_URL", "postgres://u:canary7@h/db")
	c := redis.Options{Addr: "redis://u:canary8@h:6379"}
	e := redis.Options{Addr: "h", Network: "redis://u:canary9@h:6379"}
	g := redis.Options{Addrs: []string{"redis://u:canary10@h:6379", "redis://u:canary11@i:6379"}}
	i := redis.Options{Addr: "u:canary12@h"}`))
	var all []string
	for _, s := range found.Secrets {
		all = append(all, s.Raw())
	}
	for _, want := range []string{"canary1", "canary2", "canary3", "canary4", "canary5", "canary6", "canary7", "canary8", "canary9", "canary10", "canary11", "canary12"} {
		if !strings.Contains(strings.Join(all, " "), want) {
			t.Errorf("%s is not located, only %v", want, all)
		}
	}
	text := showAll(found.Connections)
	for _, r := range found.Resources {
		text += r.Name + value(r.Attributes[0].Value)
	}
	if strings.Contains(text, "canary") {
		t.Errorf("a password is carried along: %s", text)
	}
}

func FuzzGo(f *testing.F) {
	f.Add(body(`	sql.Open("mysql", fmt.Sprintf("%s:pw@tcp(%s)/x?tls=%s", a, os.Getenv("H"), m))`))
	f.Add(body("	cfg, _ := pgx.ParseConfig(x)\n	if y {\n		cfg.TLSConfig = &tls.Config{RootCAs: pool}\n	}\n	pgx.ConnectConfig(ctx, cfg)"))
	f.Add(body("	a := b + b\n	b := a + a\n	pgx.Connect(ctx, a)"))
	f.Add(body(`	options.Client().ApplyURI("mongodb://h").SetTLSConfig(c)`))
	f.Fuzz(func(t *testing.T, src string) {
		file := source.NewFile("x.go", []byte(src))
		testkit.CheckFound(t, file, opener.Find(golang.Read(file), known()))
	})
}
