package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const sqlalchemyMySQL = "sqlalchemy/sqlalchemy:lib/sqlalchemy/dialects/mysql/mysqldb.py"

const sqlalchemyForgets = "ssl_ca ssl_capath ssl_check_hostname"

// sqlalchemyStringRows are the names that SQLAlchemy hands over from the URL as strings. They make PyMySQL build its TLS
// settings anew, without the CA that the URL names.
var sqlalchemyStringRows = []Row{
	{When: "ssl_verify_cert@dsn=true", Then: ChainOnly, CA: "system", Overrides: sqlalchemyForgets, Ignores: "ssl_verify_identity", Because: "ssl_verify_cert in the URL makes PyMySQL forget ssl_ca: the chain is checked against the system's store, the host name not at all"},
	{When: "ssl_verify_cert@dsn", Then: Unchecked, CA: "none", Overrides: sqlalchemyForgets, Ignores: "ssl_verify_identity", Because: "a false ssl_verify_cert in the URL is still a string: PyMySQL forgets ssl_ca and verifies nothing"},
	{When: "ssl_verify_identity@dsn", Then: Unchecked, CA: "none", Overrides: sqlalchemyForgets, Ignores: "ssl_verify_identity", Because: "ssl_verify_identity in the URL makes PyMySQL forget ssl_ca and verify nothing"},
}

// sqlalchemyImpliedRows are sqlalchemyStringRows since 1.2.4.
var sqlalchemyImpliedRows = append([]Row{
	{When: "ssl_verify_identity@dsn", Then: ChainOnly, CA: "system", Overrides: sqlalchemyForgets, Ignores: "ssl_verify_cert", Because: "ssl_verify_identity in the URL makes PyMySQL forget ssl_ca: the chain is checked against the system's store, the host name not at all"},
}, sqlalchemyStringRows[:2]...)

// sqlalchemyStrings are those rows in the versions that begin with since.
func sqlalchemyStrings(since string) []Row {
	switch since {
	case "":
		return below("@dsn", "", pymysqlNoFlat("ssl_verify_cert", "ssl_verify_identity", "ssl_disabled")) // ssl_ca is folded
	case pymysqlImplies:
		return sqlalchemyImpliedRows
	}
	return sqlalchemyStringRows
}

// sqlalchemyFoldedRows are the names that SQLAlchemy folds into the dictionary ssl={…}.
var sqlalchemyFoldedRows = []Row{
	{When: "ssl_ca@dsn ssl_check_hostname@dsn=false", Then: ChainOnly, CA: "ssl_ca", By: "ssl_check_hostname", Overrides: "ssl", Because: "ssl_check_hostname=false leaves the chain check alone"},
	{When: "ssl_ca@dsn", Then: Full, CA: "ssl_ca", Overrides: "ssl", Because: "SQLAlchemy makes a dictionary of ssl_ca in the URL, with which PyMySQL checks chain and host name"},
	{When: "ssl_capath@dsn ssl_check_hostname@dsn=false", Then: ChainOnly, CA: "ssl_capath", By: "ssl_check_hostname", Overrides: "ssl", Because: "ssl_check_hostname=false leaves the chain check alone"},
	{When: "ssl_capath@dsn", Then: Full, CA: "ssl_capath", Overrides: "ssl", Because: "SQLAlchemy makes a dictionary of ssl_capath in the URL, with which PyMySQL checks chain and host name"},
	{When: "ssl_cert@dsn", Then: Unchecked, CA: "none", Overrides: "ssl", Because: "a dictionary without a CA verifies nothing"},
	{When: "ssl_key@dsn", Then: Unchecked, CA: "none", Overrides: "ssl", Because: "a dictionary without a CA verifies nothing"},
	{When: "ssl_check_hostname@dsn", Then: Unchecked, CA: "none", Overrides: "ssl", Ignores: "ssl_check_hostname", Because: "a dictionary without a CA verifies nothing"},
	{When: "ssl_cipher@dsn", Then: Unchecked, CA: "none", Overrides: "ssl", Because: "a dictionary without a CA verifies nothing"},
}

// sqlalchemyWord is ssl in the URL, where it can be nothing but a string.
var sqlalchemyWord = []Row{
	{When: "ssl:string!=", Rejects: "ssl takes a dictionary or an SSLContext: a string raises AttributeError", By: "ssl"},
}

// sqlalchemyURLOptions are the names that only the URL knows.
var sqlalchemyURLOptions = []Option{
	{Name: "ssl_capath", Role: CA},
	{Name: "ssl_check_hostname", Role: Mode, Bool: true},
	{Name: "ssl_cipher", Role: Cipher},
}

// pymysql-sqlalchemy is PyMySQL behind SQLAlchemy, whose URL means something else than the same names as arguments.
var _ = register(func() *Table {
	return &Table{
		ID: "pymysql-sqlalchemy", Title: "PyMySQL", Engine: "mysql", Source: sqlalchemyMySQL,
		Packages: []Package{{"pypi", "pymysql"}},
		Releases: pymysqlReleases,
		Schemes: []setting.Scheme{
			{Name: "mysql+pymysql", Engine: "mysql", Certain: true}, {Name: "mariadb+pymysql", Engine: "mariadb", Certain: true},
		},
		Openers: sqlalchemyURLs("mysql+pymysql", "mariadb+pymysql"),
		Names:   Exact, Stranger: RejectsStrangers, Prepare: dropEmptyDict,
		Full:    "ssl_ca=<CA file> in the URL and no other ssl_ option, on PyMySQL 1.2.0 or later",
		Options: slices.Concat(pymysqlOptions(), sqlalchemyURLOptions),
		Rows: pymysqlBands(func(since string) []Row {
			return slices.Concat(
				pymysqlFlatRows("@call", since), callDictRows(since), sqlalchemyStrings(since), sqlalchemyFoldedRows, sqlalchemyWord, pymysqlFileRows,
			)
		}),
		TLS: contextTLS("ssl"),
	}
})

// callDictRows are connect_args={"ssl": …}, which replaces the dictionary that SQLAlchemy makes of the URL.
func callDictRows(since string) []Row {
	rows := slices.Concat(contextRows("ssl", "ssl:object@call"), below("", "ssl@call", pymysqlDictsOf(since)))
	for i := range rows {
		rows[i].Overrides = sqlalchemyForgets
	}
	return rows
}
