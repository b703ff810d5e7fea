package driver

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	snowflakeNode = "snowflakedb/snowflake-connector-nodejs:lib/connection/connection_config.js"
	snowflakeJDBC = "https://docs.snowflake.com/en/developer-guide/jdbc/jdbc-configure"
	snowSQLDocs   = "https://docs.snowflake.com/en/user-guide/snowsql-config"
)

var _ = register(func() *Table {
	return &Table{
		ID: "snowflake-sdk", Title: "snowflake-sdk", Engine: "snowflake", Source: snowflakeNode, DefaultHost: fact.HostUnknown,
		Packages: []Package{{"npm", "snowflake-sdk"}},
		Openers: []setting.Opener{
			{Language: "javascript", Callee: "snowflake-sdk.createConnection", Keywords: true, Args: snowflakeNodeArgs},
			{Language: "javascript", Callee: "snowflake-sdk.createPool", Keywords: true, Args: snowflakeNodeArgs},
		},
		Names: Exact, Stranger: IgnoresStrangers, Full: snowflakeFull, Prepare: dropNull,
		Options: []Option{{Name: "protocol", Role: Mode, Fold: true}, {Name: "disableOCSPChecks", Role: Mode, Bool: true}, {Name: "insecureConnect", Role: Mode, Bool: true}, {Name: "ocspFailOpen"}},
		Rows:    snowflakeRows("disableOCSPChecks", "insecureConnect"),
	}
})

var snowflakeNodeArgs = []setting.Arg{
	{Position: 0, Role: setting.Options},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "accessUrl", Role: setting.Skip},
	{Position: -1, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "privateKey", Role: setting.Secret},
	{Position: -1, Keyword: "token", Role: setting.Secret},
}

// snowflake-jdbc speaks HTTPS unless ssl=off.
var _ = register(func() *Table {
	return &Table{
		ID: "snowflake-jdbc", Title: "Snowflake JDBC", Engine: "snowflake", Source: snowflakeJDBC, DefaultHost: fact.HostUnknown,
		Packages: []Package{{"maven", "net.snowflake:snowflake-jdbc"}},
		Schemes:  []setting.Scheme{{Name: "jdbc:snowflake", Engine: "snowflake", Certain: true}},
		Names:    FoldCase, Stranger: IgnoresStrangers, Full: "none needed: the driver checks chain and host name unless ssl is off",
		Options: []Option{{Name: "ssl", Role: Mode, Bool: true, Fold: true}, {Name: "insecureMode", Role: Mode, Bool: true, Fold: true}, {Name: "disableOCSPChecks", Role: Mode, Bool: true, Fold: true}, {Name: "ocspFailOpen"}},
		Rows: []Row{
			{When: "ssl=false", Then: Off, CA: "none", Source: "snowflakedb/snowflake-jdbc:src/main/java/net/snowflake/client/jdbc/SnowflakeConnectString.java", Because: "ssl=off makes the driver speak plain HTTP"},
			{When: "insecureMode=true", Then: Full, CA: "system", By: "-", Because: "insecureMode is no switch for verification: " + snowflakeOCSP},
			{When: "disableOCSPChecks=true", Then: Full, CA: "system", By: "-", Because: "disableOCSPChecks is no switch for verification: " + snowflakeOCSP},
			{Then: Full, CA: "system", By: "-", Because: "the driver speaks HTTPS and checks chain and host name"},
		},
	}
})

// snowsql stands on the Python connector.
var _ = register(func() *Table {
	return &Table{
		ID: "snowsql", Title: "SnowSQL", Engine: "snowflake", Source: snowSQLDocs, DefaultHost: fact.HostUnknown,
		Names: DashScore, Stranger: IgnoresStrangers, Full: snowflakeFull,
		Options: []Option{{Name: "protocol", Role: Mode, Fold: true}, {Name: "insecure_mode", Role: Mode, Bool: true, Fold: true}, {Name: "ocsp_fail_open"}},
		Rows:    snowflakeRows("insecure_mode"),
	}
})
