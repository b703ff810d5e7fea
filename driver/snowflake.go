package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	snowflakePython = "snowflakedb/snowflake-connector-python:src/snowflake/connector/connection.py"
	snowflakeGo     = "snowflakedb/gosnowflake:internal/config/connection_configuration.go"
	snowflakeFull   = "none needed: the connector checks chain and host name unless protocol is http"
	snowflakeOCSP   = "only whether the certificate is revoked stays unchecked; chain and host name are checked"
)

// snowflakeRows are what the connectors do, with the option that switches the revocation check off.
func snowflakeRows(off ...string) []Row {
	rows := []Row{{When: "protocol=http", Then: Off, CA: "none", Because: "protocol=http never uses TLS"}}
	for _, name := range off {
		rows = append(rows, Row{When: name + "=true", Then: Full, CA: "bundled", By: "-", Because: name + " is no switch for verification: " + snowflakeOCSP})
	}
	return append(rows, Row{Then: Full, CA: "bundled", By: "-", Because: "the connector speaks HTTPS and checks chain and host name"})
}

var _ = register(func() *Table {
	return &Table{
		ID: "snowflake-connector-python", Title: "snowflake-connector-python", Engine: "snowflake", Source: snowflakePython,
		Packages: []Package{{"pypi", "snowflake-connector-python"}, {"pypi", "snowflake-sqlalchemy"}}, DefaultHost: fact.HostUnknown,
		Openers: pythonOpeners([]setting.Arg{{Position: -1, Keyword: "host", Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret}, {Position: -1, Keyword: "private_key", Role: setting.Secret}},
			"snowflake.connector.connect", "snowflake.connector.connection.SnowflakeConnection"),
		Names: Exact, Stranger: IgnoresStrangers, Full: snowflakeFull,
		Options: []Option{{Name: "protocol", Role: Mode, Fold: true}, {Name: "insecure_mode", Role: Mode, Bool: true}, {Name: "disable_ocsp_checks", Role: Mode, Bool: true}, {Name: "ocsp_fail_open"}},
		Rows:    snowflakeRows("insecure_mode", "disable_ocsp_checks"),
	}
})

var _ = register(func() *Table {
	return &Table{
		ID: "gosnowflake", Title: "gosnowflake", Engine: "snowflake", Source: snowflakeGo,
		Packages: []Package{{"go", "github.com/snowflakedb/gosnowflake"}, {"go", "github.com/snowflakedb/gosnowflake/v2"}}, DefaultHost: fact.HostUnknown,
		Openers: bare(withSelect(goOpener("database/sql.Open", 1), "snowflake"), sqlxOpen("Open", "snowflake"), sqlxOpen("Connect", "snowflake")),
		Names:   FoldCase, Stranger: IgnoresStrangers, Full: snowflakeFull,
		Options: []Option{{Name: "protocol", Role: Mode, Fold: true}, {Name: "insecureMode", Role: Mode, Bool: true}, {Name: "disableOCSPChecks", Role: Mode, Bool: true}, {Name: "tlsConfigName", Role: Mode}, {Name: "ocspFailOpen"}},
		Rows: slices.Concat(
			[]Row{{When: "tlsConfigName", Then: ByCode, CA: "unknown", Because: "tlsConfigName names a tls.Config that code registers and that is not read here"}},
			snowflakeRows("insecureMode", "disableOCSPChecks"),
		),
	}
})

// bare are openers whose DSN is a URL without a scheme.
func bare(openers ...setting.Opener) []setting.Opener {
	for i := range openers {
		openers[i].Grammar = "bare-url"
	}
	return openers
}
