package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// sharedOpeners belong to no single driver: the DSN's scheme decides which one reads the result, or the member of an
// options object that names the database.
func sharedOpeners() []setting.Opener {
	return slices.Concat(pythonShared, javaShared, jvmPools, goShared, javascriptShared(), prismaAdapters, prismaOpeners(), []setting.Opener{prismaConfig}, phpShared, peeweeOpeners, oldDjangoODBC, perlOpeners)
}

var engineArgs = []setting.Arg{
	{Position: 0, Keyword: "url", Role: setting.DSN},
	{Position: -1, Keyword: "connect_args", Role: setting.Options},
}

var pythonShared = []setting.Opener{
	{Language: "python", Callee: "sqlalchemy.create_engine", Args: engineArgs},
	{Language: "python", Callee: "sqlalchemy.engine.create_engine", Args: engineArgs},
	{Language: "python", Callee: "sqlalchemy.engine.create.create_engine", Args: engineArgs},
	{Language: "python", Callee: "sqlalchemy.ext.asyncio.create_async_engine", Args: engineArgs},
	{Language: "python", Callee: "sqlalchemy.ext.asyncio.engine.create_async_engine", Args: engineArgs},
	{Language: "python", Callee: "sqlmodel.create_engine", Args: engineArgs},
	{Language: "python", Callee: "databases.Database", Args: []setting.Arg{{Position: 0, Keyword: "url", Role: setting.DSN}}, Keywords: true},
	{Language: "python", Callee: "playhouse.db_url.connect", Args: []setting.Arg{{Position: 0, Keyword: "url", Role: setting.DSN}}, Keywords: true},
	{Language: "python", Callee: "tortoise.Tortoise.init", Args: tortoiseArgs},
	{Language: "python", Callee: "tortoise.contrib.fastapi.register_tortoise", Args: tortoiseArgs},
	{Language: "python", Callee: "tortoise.contrib.fastapi.RegisterTortoise", Args: tortoiseArgs},
	{Language: "python", Callee: "tortoise.contrib.starlette.register_tortoise", Args: tortoiseArgs},
	{Language: "python", Callee: "tortoise.contrib.sanic.register_tortoise", Args: tortoiseArgs},
	{Language: "python", Callee: "dj_database_url.config", Args: []setting.Arg{{Position: -1, Keyword: "default", Role: setting.DSN}, requireArg}},
	{Language: "python", Callee: "dj_database_url.parse", Args: []setting.Arg{{Position: 0, Keyword: "url", Role: setting.DSN}, requireArg}},
}

// sqlalchemyURLs are openers for URL.create("mysql+pymysql", …, query={…}) of one driver. Its Prepare has to know that
// the members of query stand in the URL: fromQuery.
func sqlalchemyURLs(schemes ...string) []setting.Opener {
	var out []setting.Opener
	for _, callee := range []string{"sqlalchemy.URL.create", "sqlalchemy.engine.URL.create", "sqlalchemy.engine.url.URL.create", "sqlalchemy.engine.url.URL", "sqlalchemy.engine.URL"} {
		for _, sel := range []setting.Selector{{Position: 0, Values: schemes}, {Keyword: "drivername", Values: schemes}} {
			out = append(out, setting.Opener{Language: "python", Callee: callee, Select: []setting.Selector{sel}, Args: []setting.Arg{
				{Position: 2, Keyword: "password", Role: setting.Secret},
				{Position: 3, Keyword: "host", Role: setting.Host},
				{Position: 4, Keyword: "port", Role: setting.Port},
				{Position: 6, Keyword: "query", Role: setting.Options, Name: "query"},
			}})
		}
	}
	return out
}

// jdbcOpener is a call that takes a JDBC URL at a position.
func jdbcOpener(callee string, position int) setting.Opener {
	return setting.Opener{Language: "java", Callee: callee, Args: []setting.Arg{{Position: position, Role: setting.DSN}}}
}

// poolArgs are the properties of connection pools that are no options of the driver.
var poolArgs = []setting.Arg{
	{Position: -1, Keyword: "jdbcUrl", Role: setting.DSN},
	{Position: -1, Keyword: "jdbcURL", Role: setting.DSN},
	{Position: -1, Keyword: "url", Role: setting.DSN},
	{Position: -1, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "dataSourceProperties", Role: setting.Options},
	{Position: -1, Keyword: "connectProperties", Role: setting.Options},
	{Position: -1, Keyword: "properties", Role: setting.Options},
}

// pool is a class with setters whose constructor takes nothing, another pool's settings, or a URL.
func pool(callee string, first setting.Role) setting.Opener {
	args := slices.Clone(poolArgs)
	if first != setting.Skip {
		args = append([]setting.Arg{{Position: 0, Role: first}}, args...)
	}
	return setting.Opener{Language: "java", Callee: callee, Args: args, Setters: true}
}

var javaShared = []setting.Opener{
	// Behind the URL stand a user and a password, or Properties; a user's name is no options object, hence Delegate.
	{Language: "java", Callee: "java.sql.DriverManager.getConnection", Keywords: true, Args: []setting.Arg{
		{Position: 0, Role: setting.DSN}, {Position: 1, Role: setting.Delegate}, {Position: 2, Role: setting.Secret},
	}},
	pool("com.zaxxer.hikari.HikariConfig", setting.Delegate),
	pool("com.zaxxer.hikari.HikariDataSource", setting.Delegate),
	pool("org.apache.commons.dbcp2.BasicDataSource", setting.Skip),
	pool("org.apache.commons.dbcp.BasicDataSource", setting.Skip),
	pool("com.alibaba.druid.pool.DruidDataSource", setting.Skip),
	pool("com.alibaba.druid.pool.xa.DruidXADataSource", setting.Skip),
	pool("com.mchange.v2.c3p0.ComboPooledDataSource", setting.Skip),
	pool("org.apache.tomcat.jdbc.pool.PoolProperties", setting.Skip),
	pool("org.apache.tomcat.jdbc.pool.DataSource", setting.Delegate),
	pool("com.jolbox.bonecp.BoneCPDataSource", setting.Skip),
	pool("com.jolbox.bonecp.BoneCPConfig", setting.Skip),
	pool("org.springframework.boot.jdbc.DataSourceBuilder.create", setting.Skip),
	pool("org.springframework.jdbc.datasource.DriverManagerDataSource", setting.DSN),
	pool("org.springframework.jdbc.datasource.SingleConnectionDataSource", setting.DSN),
	{Language: "java", Callee: "org.springframework.jdbc.datasource.SimpleDriverDataSource", Setters: true, Args: append([]setting.Arg{{Position: 1, Role: setting.DSN}}, poolArgs...)},
	pool("io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier", setting.Skip),
	jdbcOpener("org.jdbi.v3.core.Jdbi.create", 0),
	jdbcOpener("io.r2dbc.spi.ConnectionFactories.get", 0),
	{Language: "java", Callee: "org.jooq.impl.DSL.using", Args: []setting.Arg{{Position: 0, Role: setting.Delegate}, {Position: 2, Role: setting.Secret}}},
	{Language: "java", Callee: "org.jetbrains.exposed.sql.Database.connect", Args: []setting.Arg{
		{Position: 0, Role: setting.Delegate}, {Position: -1, Keyword: "url", Role: setting.DSN}, {Position: -1, Keyword: "password", Role: setting.Secret},
	}},
	{Language: "java", Callee: "scalikejdbc.ConnectionPool.singleton", Args: []setting.Arg{{Position: 0, Role: setting.DSN}, {Position: 2, Role: setting.Secret}}},
	{Language: "java", Callee: "slick.jdbc.JdbcBackend.Database.forURL", Args: []setting.Arg{{Position: 0, Role: setting.DSN}, {Position: 2, Role: setting.Secret}}},
}

var goShared = []setting.Opener{
	{Language: "go", Callee: "database/sql.OpenDB", Args: []setting.Arg{{Position: 0, Role: setting.Delegate}}},
	{Language: "go", Callee: "gorm.io/gorm.Open", Args: []setting.Arg{{Position: 0, Role: setting.Delegate}}},
	{Language: "go", Callee: "github.com/xo/dburl.Open", Args: []setting.Arg{{Position: 0, Role: setting.DSN}}},
	{Language: "go", Callee: "github.com/xo/dburl.Parse", Args: []setting.Arg{{Position: 0, Role: setting.DSN}}},
	{Language: "go", Callee: "github.com/golang-migrate/migrate/v4.New", Args: []setting.Arg{{Position: 1, Role: setting.DSN}}},
	{Language: "go", Callee: "github.com/golang-migrate/migrate.New", Args: []setting.Arg{{Position: 1, Role: setting.DSN}}},
	{Language: "go", Callee: "github.com/golang-migrate/migrate/v4.NewWithSourceInstance", Args: []setting.Arg{{Position: 2, Role: setting.DSN}}},
}

// dialect is a database as the JavaScript ORMs name it: by the words of one member, and the drivers that it stands for.
// Without drivers the engine decides, and with it the manifest.
type dialect struct {
	words   []string
	engine  string
	drivers []string
}

var (
	sequelizeDialects = []dialect{
		{[]string{"mysql"}, "mysql", []string{"mysql2"}},
		{[]string{"mariadb"}, "mariadb", []string{"mariadb-nodejs"}},
		{[]string{"postgres", "postgresql"}, "postgresql", []string{"node-postgres"}},
		{[]string{"mssql"}, "sqlserver", []string{"sequelize-mssql"}},
	}
	knexDialects = []dialect{
		{[]string{"mysql2"}, "mysql", []string{"mysql2"}},
		{[]string{"mysql"}, "mysql", []string{"mysqljs"}},
		{[]string{"pg", "postgres", "postgresql", "pgnative", "cockroachdb"}, "postgresql", []string{"node-postgres"}},
		{[]string{"mssql"}, "sqlserver", []string{"knex-mssql"}},
	}
	// TypeORM takes whichever MySQL driver is installed.
	typeormDialects = []dialect{
		{[]string{"mysql", "mariadb"}, "mysql", nil},
		{[]string{"postgres"}, "postgresql", []string{"node-postgres"}},
		{[]string{"cockroachdb"}, "postgresql", []string{"typeorm-cockroachdb"}},
		{[]string{"mssql"}, "sqlserver", nil},
	}
)

// ormArgs are an ORM's own options; those of the driver stand one level deeper.
var ormArgs = []setting.Arg{
	{Position: 0, Role: setting.DSN},
	{Position: 1, Role: setting.Delegate},
	{Position: 2, Role: setting.Secret},
	{Position: 3, Role: setting.Options},
	{Position: -1, Keyword: "dialectOptions", Role: setting.Options},
	{Position: -1, Keyword: "extra", Role: setting.Options},
	{Position: -1, Keyword: "connection", Role: setting.DSN},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
}

// orm makes openers of an ORM's callables, one for each dialect that the member may name.
func orm(member string, dialects []dialect, args []setting.Arg, callees ...string) []setting.Opener {
	var out []setting.Opener
	for _, callee := range callees {
		for _, d := range dialects {
			out = append(out, setting.Opener{
				Language: "javascript", Callee: callee, Drivers: d.drivers, Engine: d.engine, Args: args, Keywords: true,
				Select: []setting.Selector{{Keyword: member, Values: d.words}},
			})
		}
	}
	return out
}

var (
	sequelizeCallees = []string{"sequelize.Sequelize", "sequelize", "sequelize-typescript.Sequelize", "sequelize-typescript"}
	sequelize7       = []string{"@sequelize/core.Sequelize"}
	knexCallees      = []string{"knex", "knex.knex", "knex.Knex"}
	typeormCallees   = []string{
		"typeorm.DataSource", "typeorm.createConnection", "typeorm.createConnections", "typeorm.Connection",
		"@nestjs/typeorm.TypeOrmModule.forRoot", "@nestjs/typeorm.TypeOrmModule.forRootAsync", "assign:createTypeOrmOptions()",
	}
	configFiles = []string{"assign:module.exports", "assign:module.exports.*", "assign:export.default", "assign:export.default.*"}
)

func javascriptShared() []setting.Opener {
	out := slices.Concat(
		orm("dialect", sequelizeDialects, sequelizeArgs, slices.Concat(sequelizeCallees, configFiles, []string{"@nestjs/sequelize.SequelizeModule.forRoot", "@nestjs/sequelize.SequelizeModule.forRootAsync"})...),
		orm("dialect", sequelizeDialects, ormArgs, sequelize7...),
		orm("client", knexDialects, ormArgs, slices.Concat(knexCallees, configFiles)...),
		orm("type", typeormDialects, typeormArgs, typeormCallees...),
		drizzleOpeners,
	)
	for _, callee := range sequelizeCallees { // new Sequelize(url): the scheme decides
		out = append(out, setting.Opener{Language: "javascript", Callee: callee, Drivers: sequelizeDrivers, Args: sequelizeArgs, Keywords: true})
	}
	return out
}

// sharedKeys are config keys and environment names that belong to no single driver.
func sharedKeys() []setting.Key { return slices.Concat(springKeys, jvmKeys, urlVariables()) }

var springKeys = []setting.Key{
	{Pattern: "spring.datasource.url", Role: setting.DSN, Group: "spring.datasource"},
	{Pattern: "spring.datasource.jdbc-url", Role: setting.DSN, Group: "spring.datasource"},
	{Pattern: "spring.datasource.password", Role: setting.Secret, Group: "spring.datasource"},
	{Pattern: "spring.datasource.hikari.jdbc-url", Role: setting.DSN, Group: "spring.datasource"},
	{Pattern: "spring.datasource.hikari.password", Role: setting.Secret, Group: "spring.datasource"},
	{Pattern: "spring.datasource.hikari.data-source-properties", Role: setting.Options, Group: "spring.datasource"},
	{Pattern: "spring.datasource.tomcat.url", Role: setting.DSN, Group: "spring.datasource"},
	{Pattern: "spring.datasource.dbcp2.url", Role: setting.DSN, Group: "spring.datasource"},
	{Pattern: "spring.datasource.druid.url", Role: setting.DSN, Group: "spring.datasource"},
	{Pattern: "spring.datasource.druid.password", Role: setting.Secret, Group: "spring.datasource"},
	{Pattern: "spring.datasource.druid.connect-properties", Role: setting.Options, Group: "spring.datasource"},
	{Pattern: "spring.datasource.druid.*.url", Role: setting.DSN, Group: "spring.datasource.druid"},
	{Pattern: "spring.datasource.druid.*.password", Role: setting.Secret, Group: "spring.datasource.druid"},
	{Pattern: "spring.datasource.dynamic.datasource.*.url", Role: setting.DSN, Group: "spring.datasource.dynamic"},
	{Pattern: "spring.datasource.dynamic.datasource.*.password", Role: setting.Secret, Group: "spring.datasource.dynamic"},
	{Pattern: "spring.datasource.*.url", Role: setting.DSN, Group: "spring.datasource.named"},
	{Pattern: "spring.datasource.*.jdbc-url", Role: setting.DSN, Group: "spring.datasource.named"},
	{Pattern: "spring.datasource.*.password", Role: setting.Secret, Group: "spring.datasource.named"},
	{Pattern: "spring.datasource.*.data-source-properties", Role: setting.Options, Group: "spring.datasource.named"},
	{Pattern: "spring.datasource.*.hikari.data-source-properties", Role: setting.Options, Group: "spring.datasource.named"},
	{Pattern: "spring.r2dbc.url", Role: setting.DSN, Group: "spring.r2dbc"},
	{Pattern: "spring.r2dbc.password", Role: setting.Secret, Group: "spring.r2dbc"},
	{Pattern: "spring.r2dbc.properties", Role: setting.Options, Group: "spring.r2dbc"},
	{Pattern: "spring.flyway.url", Role: setting.DSN, Group: "spring.flyway"},
	{Pattern: "spring.flyway.password", Role: setting.Secret, Group: "spring.flyway"},
	{Pattern: "spring.flyway.jdbc-properties", Role: setting.Options, Group: "spring.flyway"},
	{Pattern: "spring.liquibase.url", Role: setting.DSN, Group: "spring.liquibase"},
	{Pattern: "spring.liquibase.password", Role: setting.Secret, Group: "spring.liquibase"},
}

var jvmKeys = []setting.Key{
	{Pattern: "quarkus.datasource.jdbc.url", Role: setting.DSN, Group: "quarkus.datasource"},
	{Pattern: "quarkus.datasource.url", Role: setting.DSN, Group: "quarkus.datasource"},
	{Pattern: "quarkus.datasource.password", Role: setting.Secret, Group: "quarkus.datasource"},
	{Pattern: "quarkus.datasource.jdbc.additional-jdbc-properties", Role: setting.Options, Group: "quarkus.datasource"},
	{Pattern: "quarkus.datasource.reactive.url", Role: setting.DSN, Group: "quarkus.datasource.reactive", Drivers: vertxClients},
	{Pattern: "quarkus.datasource.*.jdbc.url", Role: setting.DSN, Group: "quarkus.datasource.named"},
	{Pattern: "quarkus.datasource.*.password", Role: setting.Secret, Group: "quarkus.datasource.named"},
	{Pattern: "quarkus.datasource.*.jdbc.additional-jdbc-properties", Role: setting.Options, Group: "quarkus.datasource.named"},
	{Pattern: "quarkus.datasource.*.reactive.url", Role: setting.DSN, Group: "quarkus.datasource.named.reactive", Drivers: vertxClients},
	{Pattern: "datasources.*.url", Role: setting.DSN, Group: "datasources"},
	{Pattern: "datasources.*.password", Role: setting.Secret, Group: "datasources"},
	{Pattern: "datasources.*.data-source-properties", Role: setting.Options, Group: "datasources"},
	{Pattern: "hibernate.connection.url", Role: setting.DSN, Group: "hibernate.connection"},
	{Pattern: "hibernate.connection.password", Role: setting.Secret, Group: "hibernate.connection"},
	{Pattern: "javax.persistence.jdbc.url", Role: setting.DSN, Group: "persistence.jdbc"},
	{Pattern: "javax.persistence.jdbc.password", Role: setting.Secret, Group: "persistence.jdbc"},
	{Pattern: "jakarta.persistence.jdbc.url", Role: setting.DSN, Group: "persistence.jdbc"},
	{Pattern: "jakarta.persistence.jdbc.password", Role: setting.Secret, Group: "persistence.jdbc"},
	{Pattern: "flyway.url", Role: setting.DSN, Group: "flyway"},
	{Pattern: "flyway.password", Role: setting.Secret, Group: "flyway"},
	{Pattern: "sqlalchemy.url", Role: setting.DSN, Group: "sqlalchemy"},
}

// urlVariables are the names that programs and platforms give to a variable with a connection string.
func urlVariables() []setting.Key {
	var out []setting.Key
	for _, name := range []string{
		"DATABASE_URL", "DATABASE_URI", "DATABASE_DSN", "DB_URL", "DB_URI", "DB_DSN", "DB_CONNECTION_STRING", "SQLALCHEMY_DATABASE_URI",
		"SQLALCHEMY_DATABASE_URL", "JDBC_URL", "JDBC_DATABASE_URL", "MYSQL_URL", "MYSQL_URI", "MYSQL_DSN", "MARIADB_URL",
		"POSTGRES_URL", "POSTGRES_DSN", "POSTGRESQL_URL", "CLEARDB_DATABASE_URL", "JAWSDB_URL", "GOOSE_DBSTRING",
	} {
		out = append(out, setting.Key{Pattern: "env:" + name, Role: setting.DSN, Group: "env:" + name})
	}
	return out
}
