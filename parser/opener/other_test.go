package opener_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"

	"github.com/dsnlint/dsnlint/parser/dotnet"
	"github.com/dsnlint/dsnlint/parser/jvm"
	"github.com/dsnlint/dsnlint/parser/node"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

type langTest struct{ name, path, src, want string }

func runTests(t *testing.T, read func(*source.File) token.Unit, tests []langTest) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile(tt.path, []byte(tt.src))
			found := opener.Find(read(f), known())
			testkit.CheckFound(t, f, found)
			if got := showAll(found.Connections); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestNode(t *testing.T) {
	const pool = "const { Pool } = require('pg');\n"
	runTests(t, node.Read, []langTest{
		{
			"object", "x.js", pool + "const p = new Pool({ host: 'h', password: 'pw', ssl: { rejectUnauthorized: false } });",
			"Pool [node-postgres] @h ssl={} ssl.rejectUnauthorized=false!",
		},
		{"module", "x.ts", "import pg from 'pg'\nconst p = new pg.Pool({ connectionString: 'postgres://u:pw@h/d', ssl: true })", "Pool [node-postgres] postgres @h ssl=true!"},
		{"namespace", "x.ts", "import * as pg from 'pg'\nconst p = new pg.Client('postgres://u:pw@h/d?sslmode=require')", "Client [node-postgres] postgres @h sslmode=require"},
		{"renamed", "x.mjs", "import { Pool as P } from 'pg'\nnew P({ host: 'h', ssl: false })", "P [node-postgres] @h ssl=false!"},
		{"taken apart", "x.js", "const pg = require('pg')\nconst { Client } = pg\nnew Client({ host: 'h' })", "Client [node-postgres] @h"},
		{"without a name", "x.js", "const c = require('mysql2').createConnection({ host: 'h', ssl: {} })", "createConnection [mysql2] @h ssl={}"},
		{"submodule", "x.js", "import mysql from 'mysql2/promise'\nmysql.createPool('mysql://u:pw@h/d')", "createPool [mysql2] mysql @h"},
		{
			"environment", "x.js", pool + "new Pool({ host: process.env.PGHOST, connectionString: process.env.DATABASE_URL || 'postgres://u:pw@h/d?sslmode=disable' })",
			"Pool [node-postgres] postgres? @<env:PGHOST> @h? sslmode=disable?",
		},
		{"nullish", "x.ts", "import { Pool } from 'pg'\nnew Pool({ connectionString: process.env['URL'] ?? 'postgres://u:pw@h/d' })", "Pool [node-postgres] postgres? @h?"},
		{
			"template", "x.js", pool + "new Pool({ connectionString: `postgres://${u}:${pw}@${process.env.H}:5432/d?sslmode=disable` })",
			"Pool [node-postgres] postgres @<env:H>:5432 sslmode=disable",
		},
		{
			"conditional", "x.js", pool + "new Pool({ host: 'h', ssl: process.env.NODE_ENV === 'production' ? { rejectUnauthorized: false } : false })",
			"Pool [node-postgres] @h ssl={} ssl.rejectUnauthorized=false!\nPool [node-postgres] @h ssl=false! if development",
		},
		{
			"variable", "x.js", pool + "const config = { host: 'h' };\nconfig.ssl = { rejectUnauthorized: false, ca: fs.readFileSync('/ca.pem').toString() };\nnew Pool(config);",
			"Pool [node-postgres] @h ssl={} ssl.rejectUnauthorized=false! ssl.ca=/ca.pem",
		},
		{
			"variable changed in a branch", "x.js", pool + "const config = { host: 'h', ssl: true };\nif (x) {\n  config.ssl = false;\n}\nnew Pool(config);",
			"Pool [node-postgres] @h ssl=false!\nPool [node-postgres] @h ssl=true!",
		},
		{"spread", "x.js", pool + "new Pool({ ...base, ssl: false })", "Pool [node-postgres] @<call> ssl=false! open()"},
		{"spread of an object", "x.js", pool + "const base = { host: 'h', ssl: true };\nnew Pool({ ...base, ssl: false })", "Pool [node-postgres] @h ssl=false!"},
		{"default object", "x.js", pool + "new Pool({ host: 'h', ssl: opts.ssl || { rejectUnauthorized: false } })", "Pool [node-postgres] @h ssl={} ssl.rejectUnauthorized=false!?"},
		{"unknown object", "x.js", pool + "new Pool(config)", "Pool [node-postgres] @<config> open()"},
		{
			"knex", "x.js", "const knex = require('knex')({ client: 'pg', connection: { host: 'h', password: 'pw', ssl: { rejectUnauthorized: false } } })",
			"require('knex') [node-postgres] @h ssl={} ssl.rejectUnauthorized=false!",
		},
		{"knex with a string", "x.js", "import knex from 'knex'\nknex({ client: 'pg', connection: 'postgres://u:pw@h/d' })", "knex [node-postgres] postgres @h"},
		{
			"sequelize", "x.js", "const { Sequelize } = require('sequelize')\nnew Sequelize('d', 'u', 'pw', { dialect: 'postgres', host: 'h', dialectOptions: { ssl: { require: true, rejectUnauthorized: false } } })",
			"Sequelize [node-postgres] @h dialectOptions={} dialectOptions.ssl={} dialectOptions.ssl.require=true! dialectOptions.ssl.rejectUnauthorized=false!",
		},
		{"sequelize, another dialect", "x.js", "const { Sequelize } = require('sequelize')\nnew Sequelize({ dialect: 'sqlite' })", ""},
		{"nested address", "x.ts", pool + "new Pool({ replication: { master: { url: 'postgres://u:canary@h/d', ssl: false } } })", "Pool [node-postgres] postgres @h replication={} replication.master={} replication.master.ssl=false!"},
		{"literal elsewhere", "x.ts", "export const url = 'redis://h:6379'", "redis [] redis @h:6379"},
		{"comment", "x.js", "// new Pool('postgres://u:pw@h/d')\n/* postgres://u:pw@h/d */", ""},
		{"regular expression", "x.js", "const r = /postgres:\\/\\/u:pw@h\\/d/", ""},
		{"expectation", "x.test.js", "it('x', () => { expect(parse(a)).toEqual('postgres://u:pw@h/d') })", ""},
		{"inside a callback", "x.js", pool + "describe('a', () => {\n  const url = 'postgres://u:pw@h/d'\n  it('b', async () => {\n    new Pool(url)\n  })\n})", "Pool [node-postgres] postgres @h"},
	})
}

func TestJVM(t *testing.T) {
	const sql = "import java.sql.*;\n"
	runTests(t, jvm.Read, []langTest{
		{
			"driver manager", "X.java", sql + "class X { void f() { Connection c = DriverManager.getConnection(\"jdbc:mysql://h/d?useSSL=false\", \"u\", \"pw\"); } }",
			"getConnection [] jdbc:mysql @h useSSL=false",
		},
		{
			"constant", "X.java", "import java.sql.DriverManager;\nclass X { static final String URL = \"jdbc:postgresql://h/d\" + \"?sslmode=disable\"; void f() { DriverManager.getConnection(URL); } }",
			"getConnection [] jdbc:postgresql @h sslmode=disable",
		},
		{
			"properties", "X.java", sql + "class X { void f() {\n  Properties p = new Properties();\n  p.setProperty(\"sslmode\", \"require\");\n  p.put(\"password\", \"pw\");\n  DriverManager.getConnection(\"jdbc:postgresql://h/d\", p);\n} }",
			"getConnection [] jdbc:postgresql @h sslmode=require",
		},
		{
			"data source", "X.java", "import com.mysql.cj.jdbc.MysqlDataSource;\nclass X { void f() {\n  MysqlDataSource ds = new MysqlDataSource();\n  ds.setURL(\"jdbc:mysql://h/d\");\n  ds.setSslMode(\"VERIFY_IDENTITY\");\n  ds.setTrustCertificateKeyStorePassword(\"pw\");\n  ds.setPassword(\"pw\");\n} }",
			"MysqlDataSource [connector-j] jdbc:mysql @h sslMode=VERIFY_IDENTITY",
		},
		{
			"data source by parts", "X.java", "import com.mysql.cj.jdbc.MysqlDataSource;\nclass X { void f() {\n  var ds = new MysqlDataSource();\n  ds.setServerName(\"h\");\n  ds.setPortNumber(3306);\n  ds.setUseSSL(false);\n} }",
			"MysqlDataSource [connector-j] @h:3306 useSSL=false!",
		},
		{
			"pool", "X.java", "import com.zaxxer.hikari.*;\nclass X { void f() {\n  HikariConfig c = new HikariConfig();\n  c.setJdbcUrl(\"jdbc:mysql://h/d\");\n  c.addDataSourceProperty(\"sslMode\", \"DISABLED\");\n  HikariDataSource ds = new HikariDataSource(c);\n} }",
			"HikariConfig [] jdbc:mysql @h sslMode=DISABLED",
		},
		{"same package", "X.java", "class X { void f() { MysqlDataSource ds = new MysqlDataSource(); ds.setUseSSL(true); } }", "MysqlDataSource [connector-j] useSSL=true!"},
		{
			"environment", "X.java", sql + "class X { void f() { DriverManager.getConnection(System.getenv(\"U\")); DriverManager.getConnection(System.getProperty(\"u\", \"jdbc:mysql://h/d\")); } }",
			"getConnection [] <env:U> @<env:U> open()\ngetConnection [] jdbc:mysql? @h?",
		},
		{
			"formatted", "X.java", sql + "class X { void f() { DriverManager.getConnection(String.format(\"jdbc:mysql://%s:%d/%s?useSSL=false\", host, 3306, db)); } }",
			"getConnection [] jdbc:mysql @<host>:3306 useSSL=false",
		},
		{
			"builder", "X.java", "import io.r2dbc.postgresql.*;\nimport io.r2dbc.postgresql.client.SSLMode;\nclass X { void f() { var c = PostgresqlConnectionConfiguration.builder().host(\"h\").password(\"pw\").sslMode(SSLMode.REQUIRE).build(); } }",
			"builder [r2dbc-postgresql] @h sslMode='SSLMode.REQUIRE",
		},
		{"kotlin", "X.kt", "import com.zaxxer.hikari.HikariConfig\nfun f() {\n  val c = HikariConfig()\n  c.jdbcUrl = \"jdbc:postgresql://${host}/d?sslmode=disable\"\n}", "HikariConfig [] jdbc:postgresql @<host> sslmode=disable"},
		{"placeholder", "X.java", "class X { void f(@Value(\"${db.url:jdbc:mysql://h/d?useSSL=false}\") String url) { } }", "jdbc:mysql [] jdbc:mysql? @h? useSSL=false?"},
		{
			"placeholder of a field", "X.java", sql + "class X {\n  @Value(\"${db.url:jdbc:mysql://h/d?useSSL=false}\")\n  private String url;\n  void f() { DriverManager.getConnection(url); }\n}",
			"getConnection [] jdbc:mysql? @h? useSSL=false?",
		},
		{"comment", "X.java", "/** jdbc:mysql://h/d?useSSL=false */ class X { // jdbc:mysql://h/d\n}", ""},
		{"prefix", "X.java", "class X { boolean f(String u) { return u.startsWith(\"jdbc:mysql://\"); } }", ""},
	})
}

func TestDotNet(t *testing.T) {
	runTests(t, dotnet.Read, []langTest{
		{
			"using", "X.cs", "using Microsoft.Data.SqlClient;\nclass X { void F() { using var c = new SqlConnection(\"Server=h;Database=d;Encrypt=False\"); } }",
			"SqlConnection [microsoft-data-sqlclient] @h Encrypt=False",
		},
		{
			"old package", "X.cs", "using System.Data.SqlClient;\nclass X { const string Cs = @\"Server=h;Database=d;TrustServerCertificate=True\"; void F() { var c = new SqlConnection(Cs); } }",
			"SqlConnection [system-data-sqlclient] @h TrustServerCertificate=True",
		},
		{"global using", "X.cs", "class X { void F() { var c = new NpgsqlConnection(\"Host=h;Database=d;SSL Mode=Disable\"); } }", "NpgsqlConnection [npgsql] @h SSL Mode=Disable"},
		{
			"builder", "X.cs", "using Npgsql;\nclass X { void F() { var b = new NpgsqlConnectionStringBuilder { Host = \"h\", Password = \"pw\", SslMode = SslMode.Require }; b.TrustServerCertificate = true; var c = new NpgsqlConnection(b.ConnectionString); } }",
			"NpgsqlConnectionStringBuilder [npgsql] @h SslMode='SslMode.Require TrustServerCertificate=true!",
		},
		{
			"builder from a string", "X.cs", "using Npgsql;\nclass X { void F() {\n  var b = new NpgsqlConnectionStringBuilder(\"Host=h;Database=d\");\n  b.SslMode = SslMode.Disable;\n  var c = new NpgsqlConnection(b.ToString());\n} }",
			"NpgsqlConnectionStringBuilder [npgsql] @h SslMode='SslMode.Disable",
		},
		{"extension method", "X.cs", "class X { void F() { services.AddDbContext<C>(o => o.UseNpgsql(\"Host=h;Database=d;SSL Mode=Prefer\")); } }", "UseNpgsql [npgsql] @h SSL Mode=Prefer"},
		{
			"configuration", "X.cs", "class X { void F() { o.UseNpgsql(configuration.GetConnectionString(\"Default\")); } }",
			"UseNpgsql [npgsql] <property:ConnectionStrings:Default> @<property:ConnectionStrings:Default> open()",
		},
		{"environment", "X.cs", "using Npgsql;\nclass X { void F() { var c = new NpgsqlConnection(Environment.GetEnvironmentVariable(\"CS\") ?? \"Host=h;Database=d\"); } }", "NpgsqlConnection [npgsql] @h?"},
		{"interpolated", "X.cs", "using Npgsql;\nclass X { void F() { var c = new NpgsqlConnection($\"Host={host};Password={pw};SSL Mode=Require\"); } }", "NpgsqlConnection [npgsql] @<host> SSL Mode=Require"},
		{"loose literal", "X.cs", "class X { string cs = \"Server=h;Database=d;Encrypt=False\"; }", "Server [] @h Encrypt=False"},
		{"comment", "X.cs", "/// <summary>Server=h;Database=d;Encrypt=False</summary>\nclass X { }", ""},
	})
}

func TestOtherSwitches(t *testing.T) {
	tests := []struct {
		name, src, want string
		read            func(*source.File) token.Unit
	}{
		{"node", "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'", "process-env NODE_TLS_REJECT_UNAUTHORIZED=0", node.Read},
		{"node by index", "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0", "process-env NODE_TLS_REJECT_UNAUTHORIZED=0!", node.Read},
		{
			"java", "class X { void f() { System.setProperty(\"javax.net.ssl.trustStore\", \"/x\"); Security.setProperty(\"jdk.tls.disabledAlgorithms\", \"\"); } }",
			"system-property javax.net.ssl.trustStore=/x\njava.security jdk.tls.disabledAlgorithms=", jvm.Read,
		},
		{"C#", "class X { void F() { Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"disable\"); } }", "process-env PGSSLMODE=disable", dotnet.Read},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			name := map[string]string{"java": "X.java", "C#": "X.cs"}[tt.name]
			if name == "" {
				name = "x.js"
			}
			found := opener.Find(tt.read(source.NewFile(name, []byte(tt.src))), known())
			var got []string
			for _, r := range found.Resources {
				got = append(got, r.Type+" "+r.Name+"="+value(r.Attributes[0].Value))
			}
			if strings.Join(got, "\n") != tt.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), tt.want)
			}
		})
	}
}
