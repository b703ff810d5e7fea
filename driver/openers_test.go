package driver

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

func TestKnownOpenersAreSound(t *testing.T) {
	languages := []string{"go", "python", "java", "javascript", "csharp", "php", "ruby", "rust", "perl", "elixir", "prisma", "c"}
	for _, o := range Known().Openers {
		if !slices.Contains(languages, o.Language) || o.Callee == "" {
			t.Errorf("opener %q of language %q", o.Callee, o.Language)
		}
		for _, id := range o.Drivers {
			if Lookup(id) == nil {
				t.Errorf("%s: no driver %q", o.Callee, id)
			}
		}
		for _, s := range o.Select {
			if len(s.Values) == 0 && s.Keyword == "" {
				t.Errorf("%s: a selector that asks for nothing", o.Callee)
			}
		}
		seen := map[int]bool{}
		for _, a := range o.Args {
			if a.Position >= 0 && seen[a.Position] {
				t.Errorf("%s: two arguments at position %d", o.Callee, a.Position)
			}
			seen[a.Position] = true
		}
	}
}

func TestSharedKeysAreSound(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range sharedKeys() {
		if seen[k.Pattern] || k.Group == "" {
			t.Errorf("%s: twice, or without a group", k.Pattern)
		}
		seen[k.Pattern] = true
		if !strings.HasPrefix(k.Pattern, "env:") && k.Pattern != strings.ToLower(k.Pattern) {
			t.Errorf("%s: patterns are lower case", k.Pattern)
		}
		if k.Role == setting.OptionArg && k.Name == "" {
			t.Errorf("%s: an option without a name", k.Pattern)
		}
	}
}

// find lists the openers of a callee that select a word.
func find(callee, word string) []setting.Opener {
	var out []setting.Opener
	for _, o := range Known().Openers {
		selects := slices.ContainsFunc(o.Select, func(s setting.Selector) bool { return slices.Contains(s.Values, word) })
		if o.Callee == callee && (selects || word == "" && len(o.Select) == 0) {
			out = append(out, o)
		}
	}
	return out
}

func TestSelectedOpeners(t *testing.T) {
	for _, tc := range []struct{ callee, word, engine, driver string }{
		{"database/sql.Open", "mysql", "mysql", "go-sql-driver"},
		{"github.com/jmoiron/sqlx.ConnectContext", "mysql", "mysql", "go-sql-driver"},
		{"xorm.io/xorm.NewEngine", "postgres", "postgresql", "lib-pq"},
		{"entgo.io/ent/dialect/sql.Open", "mysql", "mysql", "go-sql-driver"},
		{"github.com/beego/beego/v2/client/orm.RegisterDataBase", "postgres", "postgresql", "lib-pq"},
		{"assign:DATABASES.*", "mssql", "sqlserver", "mssql-django"},
		{"assign:DATABASES.*", "sql_server.pyodbc", "sqlserver", "msodbcsql"},
		{"peewee.PostgresqlDatabase", "", "postgresql", "psycopg2,psycopg"},
		{"sequelize.Sequelize", "mysql", "mysql", "mysql2"},
		{"sequelize", "mariadb", "mariadb", "mariadb-nodejs"},
		{"sequelize.Sequelize", "postgres", "postgresql", "node-postgres"},
		{"knex", "mysql", "mysql", "mysqljs"},
		{"knex", "mysql2", "mysql", "mysql2"},
		{"knex.knex", "pg", "postgresql", "node-postgres"},
		{"typeorm.DataSource", "mysql", "mysql", ""},
		{"assign:module.exports.*", "mysql2", "mysql", "mysql2"},
		{"assign:DATABASES.*", "django.db.backends.mysql", "mysql", "mysqlclient"},
		{"assign:DATABASES.*", "mysql.connector.django", "mysql", "mysql-connector-python"},
		{"assign:DATABASES.*", "django.db.backends.postgresql", "postgresql", "psycopg2,psycopg"},
		{"sqlalchemy.URL.create", "postgresql", "postgresql", "psycopg2"},
		{"sqlalchemy.URL.create", "postgresql+asyncpg", "postgresql", "asyncpg-sqlalchemy"},
		{"sqlalchemy.URL.create", "mysql+pymysql", "mysql", "pymysql-sqlalchemy"},
		{"sqlalchemy.engine.URL.create", "mysql+asyncmy", "mysql", "asyncmy"},
		{"java.sql.DriverManager.getConnection", "", "", ""},
		{"com.zaxxer.hikari.HikariConfig", "", "", ""},
	} {
		t.Run(tc.callee+" "+tc.word, func(t *testing.T) {
			got := find(tc.callee, tc.word)
			if len(got) == 0 {
				t.Fatal("no such opener")
			}
			if o := got[0]; o.Engine != tc.engine || strings.Join(o.Drivers, ",") != tc.driver {
				t.Errorf("got engine %q, drivers %q", o.Engine, o.Drivers)
			}
		})
	}
}
