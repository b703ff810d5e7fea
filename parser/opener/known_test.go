package opener_test

import "github.com/dsnlint/dsnlint/setting"

// known is what the driver tables say, cut down to what the tests open.
func known() setting.Known {
	return setting.Known{
		Openers: append(append(goOpeners(), pythonOpeners()...), append(jvmOpeners(), append(nodeOpeners(), sharpOpeners()...)...)...),
		Schemes: schemes(),
	}
}

func schemes() []setting.Scheme {
	engines := map[string][]string{
		"postgresql": {"postgres", "postgresql", "jdbc:postgresql"}, "mysql": {"mysql", "jdbc:mysql"}, "redis": {"redis", "rediss"},
		"mongodb": {"mongodb", "mongodb+srv"}, "amqp": {"amqp", "amqps"}, "sqlserver": {"sqlserver", "jdbc:sqlserver"},
		"mariadb": {"mariadb", "jdbc:mariadb"}, "oracle": {"jdbc:oracle:thin"},
	}
	var out []setting.Scheme
	for engine, names := range engines {
		for _, name := range names {
			out = append(out, setting.Scheme{Name: name, Engine: engine})
		}
	}
	return out
}

func at(position int, role setting.Role) setting.Arg {
	return setting.Arg{Position: position, Role: role}
}

func key(keyword string, role setting.Role, name string) setting.Arg {
	return setting.Arg{Position: -1, Keyword: keyword, Role: role, Name: name}
}

func goOpeners() []setting.Opener {
	o := func(callee, engine, driver, grammar string, args ...setting.Arg) setting.Opener {
		return setting.Opener{Language: "go", Callee: callee, Engine: engine, Drivers: []string{driver}, Grammar: grammar, Args: args}
	}
	with := func(o setting.Opener, f func(*setting.Opener)) setting.Opener { f(&o); return o }
	setters := func(o *setting.Opener) { o.Setters = true }
	chosen := func(names ...string) func(*setting.Opener) {
		return func(o *setting.Opener) { o.Select = []setting.Selector{{Position: 0, Values: names}} }
	}
	return []setting.Opener{
		with(o("database/sql.Open", "mysql", "go-mysql", "go-sql-driver", at(1, setting.DSN)), chosen("mysql")),
		with(o("database/sql.Open", "postgresql", "pgx", "", at(1, setting.DSN)), chosen("pgx", "pgx/v5")),
		with(o("database/sql.Open", "snowflake", "gosnowflake", "bare-url", at(1, setting.DSN)), chosen("snowflake")),
		with(o("database/sql.Open", "postgresql", "lib-pq", "", at(1, setting.DSN)), func(o *setting.Opener) {
			o.Drivers = []string{"lib-pq", "pgx"}
			chosen("postgres")(o)
		}),
		o("github.com/lib/pq.NewConnector", "postgresql", "lib-pq", "", at(0, setting.DSN)),
		o("github.com/jackc/pgx/v5.Connect", "postgresql", "pgx", "", at(1, setting.DSN)),
		with(o("github.com/jackc/pgx/v5.ParseConfig", "postgresql", "pgx", "", at(0, setting.DSN)), setters),
		o("github.com/jackc/pgx/v5.ConnectConfig", "postgresql", "pgx", "", at(1, setting.Delegate)),
		with(o("github.com/jackc/pgx/v5/pgxpool.ParseConfig", "postgresql", "pgx", "", at(0, setting.DSN)), setters),
		o("github.com/jackc/pgx/v5/pgxpool.NewWithConfig", "postgresql", "pgx", "", at(1, setting.Delegate)),
		with(o("new:github.com/go-sql-driver/mysql.Config", "mysql", "go-mysql", "", key("Addr", setting.Host, ""), key("Passwd", setting.Secret, ""),
			key("DBName", setting.Skip, ""), key("Net", setting.Skip, "")), setters),
		with(o("github.com/go-sql-driver/mysql.NewConfig", "mysql", "go-mysql", ""), setters),
		o("github.com/go-sql-driver/mysql.NewConnector", "mysql", "go-mysql", "", at(0, setting.Delegate)),
		with(o("github.com/go-sql-driver/mysql.ParseDSN", "mysql", "go-mysql", "go-sql-driver", at(0, setting.DSN)), setters),
		o("gorm.io/driver/postgres.Open", "postgresql", "pgx", "", at(0, setting.DSN)),
		o("gorm.io/gorm.Open", "", "", "", at(0, setting.Delegate)),
		with(o("new:github.com/redis/go-redis/v9.Options", "redis", "go-redis", ""), setters),
		with(o("go.mongodb.org/mongo-driver/mongo/options.Client", "mongodb", "go-mongo", ""), setters),
	}
}

func pythonOpeners() []setting.Opener {
	o := func(callee, engine, driver string, args ...setting.Arg) setting.Opener {
		return setting.Opener{Language: "python", Callee: callee, Engine: engine, Drivers: []string{driver}, Args: args, Keywords: true}
	}
	django := o("assign:DATABASES.*", "postgresql", "psycopg2", key("HOST", setting.Host, ""), key("PASSWORD", setting.Secret, ""),
		key("OPTIONS", setting.Options, ""), key("ENGINE", setting.Skip, ""), key("NAME", setting.Skip, ""), key("USER", setting.Skip, ""))
	django.Select = []setting.Selector{{Position: -1, Keyword: "ENGINE", Values: []string{"django.db.backends.postgresql"}}}
	return []setting.Opener{
		o("psycopg2.connect", "postgresql", "psycopg2", setting.Arg{Position: 0, Keyword: "dsn", Role: setting.DSN}),
		o("pymysql.connect", "mysql", "pymysql", setting.Arg{Position: 0, Keyword: "host", Role: setting.Host}),
		o("asyncpg.connect", "postgresql", "asyncpg", setting.Arg{Position: 0, Keyword: "dsn", Role: setting.DSN}),
		o("mysql.connector.connect", "mysql", "mysql-connector-python"),
		{Language: "python", Callee: "sqlalchemy.create_engine", Args: []setting.Arg{
			{Position: 0, Keyword: "url", Role: setting.DSN}, key("connect_args", setting.Options, ""),
		}},
		django,
	}
}

func jvmOpeners() []setting.Opener {
	return []setting.Opener{
		{Language: "java", Callee: "java.sql.DriverManager.getConnection", Args: []setting.Arg{at(0, setting.DSN), at(1, setting.Options), at(2, setting.Secret)}},
		{Language: "java", Callee: "new:com.mysql.cj.jdbc.MysqlDataSource", Engine: "mysql", Drivers: []string{"connector-j"}, Setters: true},
		{Language: "java", Callee: "new:com.zaxxer.hikari.HikariConfig", Setters: true},
		{Language: "java", Callee: "new:com.zaxxer.hikari.HikariDataSource", Args: []setting.Arg{at(0, setting.Delegate)}, Setters: true},
		{Language: "java", Callee: "io.r2dbc.postgresql.PostgresqlConnectionConfiguration.builder", Engine: "postgresql", Drivers: []string{"r2dbc-postgresql"}, Setters: true},
	}
}

func nodeOpeners() []setting.Opener {
	pg := []setting.Arg{at(0, setting.Options), key("connectionString", setting.DSN, ""), key("password", setting.Secret, "")}
	object := func(callee, engine, driver string) setting.Opener {
		return setting.Opener{Language: "javascript", Callee: callee, Engine: engine, Drivers: []string{driver}, Args: pg}
	}
	sequelize := setting.Opener{Language: "javascript", Callee: "new:sequelize.Sequelize", Engine: "postgresql", Drivers: []string{"node-postgres"}, Args: []setting.Arg{
		at(0, setting.DSN), at(1, setting.Options), at(3, setting.Options), key("dialect", setting.Skip, ""),
	}}
	sequelize.Select = []setting.Selector{{Position: -1, Keyword: "dialect", Values: []string{"postgres"}}}
	knex := setting.Opener{Language: "javascript", Callee: "knex", Engine: "postgresql", Drivers: []string{"node-postgres"}, Args: []setting.Arg{
		at(0, setting.Options), key("connection", setting.Options, ""), key("client", setting.Skip, ""),
	}}
	knex.Select = []setting.Selector{{Position: -1, Keyword: "client", Values: []string{"pg"}}}
	return []setting.Opener{
		object("new:pg.Pool", "postgresql", "node-postgres"), object("new:pg.Client", "postgresql", "node-postgres"),
		object("mysql2.createConnection", "mysql", "mysql2"), object("mysql2/promise.createPool", "mysql", "mysql2"), sequelize, knex,
	}
}

func sharpOpeners() []setting.Opener {
	o := func(callee, engine, driver string, args ...setting.Arg) setting.Opener {
		return setting.Opener{Language: "csharp", Callee: callee, Engine: engine, Drivers: []string{driver}, Grammar: "ado", Args: args}
	}
	builder := o("new:Npgsql.NpgsqlConnectionStringBuilder", "postgresql", "npgsql", at(0, setting.DSN))
	builder.Setters = true
	return []setting.Opener{
		o("new:Microsoft.Data.SqlClient.SqlConnection", "sqlserver", "microsoft-data-sqlclient", at(0, setting.DSN)),
		o("new:System.Data.SqlClient.SqlConnection", "sqlserver", "system-data-sqlclient", at(0, setting.DSN)),
		o("new:Npgsql.NpgsqlConnection", "postgresql", "npgsql", at(0, setting.DSN)),
		builder,
		o("*.UseNpgsql", "postgresql", "npgsql", at(0, setting.DSN)),
	}
}
