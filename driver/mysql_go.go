package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const goMySQL = "go-sql-driver/mysql:dsn.go"

// goMySQLCustomRows are a tls.Config: one registered under the name that tls= has, or the one in Config.TLS. Where none
// of its members is seen, it is made elsewhere.
var goMySQLCustomRows = slices.Concat(
	below("tls", "", goTLSTable[:3]),
	[]Row{
		{When: "tls:object", Then: Full, CA: "tls.RootCAs|system", Because: "crypto/tls checks chain and host name unless InsecureSkipVerify is set"},
		{When: "tls tls.RootCAs", Then: Full, CA: "tls.RootCAs", Because: "the registered configuration checks chain and host name"},
		{When: "tls tls.InsecureSkipVerify=false", Then: Full, CA: "tls.RootCAs|system", Because: "the registered configuration checks chain and host name"},
		{When: "tls tls.ServerName", Then: Full, CA: "tls.RootCAs|system", Because: "the registered configuration checks chain and host name"},
		{When: "tls tls.MinVersion", Then: Full, CA: "tls.RootCAs|system", Because: "the registered configuration checks chain and host name"},
		{When: "tls tls.Certificates", Then: Full, CA: "tls.RootCAs|system", Because: "the registered configuration checks chain and host name"},
		{When: "tls", Then: ByCode, CA: "unknown", Because: "tls names a configuration that the program registers elsewhere with RegisterTLSConfig"},
	},
)

// withFallback returns rows for allowFallbackToPlaintext=true, which goes on in plaintext where the server has no TLS.
func withFallback(rows []Row) []Row {
	out := below("", "allowFallbackToPlaintext=true", fallingBack(rows))
	for i := range out {
		out[i].By = "allowFallbackToPlaintext"
		out[i].Because = "allowFallbackToPlaintext continues in plaintext when the server or an attacker declines TLS, whatever is checked otherwise"
	}
	return out
}

var goMySQLRows = slices.Concat(
	[]Row{
		{When: "allowFallbackToPlaintext", Rejects: "before 1.7.0 the driver takes allowFallbackToPlaintext for a server variable, which the server does not know", Until: "1.7.0"},
		{When: "FormatDSN tls:object", Then: Off, CA: "none", By: "tls", Ignores: "tls tls.RootCAs tls.InsecureSkipVerify", Because: "FormatDSN has no words for Config.TLS: the DSN is without tls, and the driver never uses TLS"},
		{When: "tls:bare", Then: Off, CA: "none", By: "-", Ignores: "tls allowFallbackToPlaintext", Because: "the driver passes over tls without a value, and never uses TLS"},
		{When: "tls=false", Then: Off, CA: "none", Ignores: "allowFallbackToPlaintext", Because: "tls=false never uses TLS"},
		{When: "tls=skip-verify allowFallbackToPlaintext=true", Then: Opportune, CA: "none", By: "allowFallbackToPlaintext", Because: "allowFallbackToPlaintext continues in plaintext when the server or an attacker declines TLS"},
		{When: "tls=skip-verify", Then: Unchecked, CA: "none", Because: "tls=skip-verify accepts every certificate"},
		{When: "tls=preferred", Then: Opportune, CA: "none", Because: "tls=preferred checks no certificate and continues in plaintext when the server or an attacker declines TLS"},
		{When: "tls=true allowFallbackToPlaintext=true", Then: OpportuneAll, CA: "system", By: "allowFallbackToPlaintext", Because: "allowFallbackToPlaintext continues in plaintext when the server or an attacker declines TLS, whatever is checked otherwise"},
		{When: "tls=true", Then: Full, CA: "system", Because: "tls=true checks chain and host name against the system's authorities"},
	},
	withFallback(goMySQLCustomRows),
	goMySQLCustomRows,
	[]Row{
		{When: "allowFallbackToPlaintext=true", Then: Off, CA: "none", By: "-", Ignores: "allowFallbackToPlaintext", Because: "without tls the driver never uses TLS"},
		{Then: Off, CA: "none", Because: "without tls the driver never uses TLS"},
	},
)

// keepLoss drops the word that Config was turned into a DSN unless that loses something: a tls.Config. Of a DSN it drops
// what has no '=', which the driver passes over; tls stays where it is not written once more, so that somebody is told.
func keepLoss(options []setting.Option) []setting.Option {
	given := map[string]bool{}
	for _, o := range options {
		given[o.Name.String()] = given[o.Name.String()] || o.Value.Kind != setting.Bare
	}
	options = slices.DeleteFunc(options, func(o setting.Option) bool {
		name := o.Name.String()
		return o.Layer == setting.InDSN && o.Value.Kind == setting.Bare && (given[name] || name == "allowFallbackToPlaintext")
	})
	loses := slices.ContainsFunc(options, func(o setting.Option) bool {
		return (o.Name.String() == "tls" || o.Name.String() == "TLS") && o.Value.Kind == setting.Object
	})
	return slices.DeleteFunc(options, func(o setting.Option) bool { return o.Name.String() == "FormatDSN" && !loses })
}

// goMySQLArgs are the fields of mysql.Config.
var goMySQLArgs = []setting.Arg{
	{Position: -1, Keyword: "Addr", Role: setting.Host},
	{Position: -1, Keyword: "Passwd", Role: setting.Secret},
	{Position: -1, Keyword: "TLSConfig", Role: setting.OptionArg, Name: "tls"},
	{Position: -1, Keyword: "TLS", Role: setting.OptionArg, Name: "tls"},
	{Position: -1, Keyword: "AllowFallbackToPlaintext", Role: setting.OptionArg, Name: "allowFallbackToPlaintext"},
}

// goDriverOpener is a Go function that takes the registered name of a database/sql driver at one position and a DSN at
// another.
func goDriverOpener(callee string, name, dsn int, values ...string) setting.Opener {
	return setting.Opener{
		Language: "go", Callee: callee, Args: []setting.Arg{{Position: dsn, Role: setting.DSN}},
		Select: []setting.Selector{{Position: name, Values: values}},
	}
}

// goDriverOpeners are the libraries that open a database by a driver's name, for one driver's names.
func goDriverOpeners(values ...string) []setting.Opener {
	var out []setting.Opener
	for _, callee := range []string{
		"database/sql.Open", "github.com/jmoiron/sqlx.Open", "github.com/jmoiron/sqlx.Connect", "github.com/jmoiron/sqlx.MustConnect",
		"github.com/jmoiron/sqlx.MustOpen", "github.com/XSAM/otelsql.Open", "github.com/jinzhu/gorm.Open", "xorm.io/xorm.NewEngine",
		"github.com/go-xorm/xorm.NewEngine", "entgo.io/ent/dialect/sql.Open", "github.com/pressly/goose/v3.OpenDBWithDriver",
		"github.com/uptrace/opentelemetry-go-extra/otelsql.Open", "go.nhat.io/otelsql.Open", "go.elastic.co/apm/module/apmsql/v2.Open",
		"github.com/DataDog/dd-trace-go/contrib/database/sql/v2.Open", "gopkg.in/DataDog/dd-trace-go.v1/contrib/database/sql.Open",
		"github.com/zeromicro/go-zero/core/stores/sqlx.NewSqlConn",
	} {
		out = append(out, goDriverOpener(callee, 0, 1, values...))
	}
	return append(out,
		goDriverOpener("github.com/jmoiron/sqlx.ConnectContext", 1, 2, values...),
		goDriverOpener("github.com/beego/beego/v2/client/orm.RegisterDataBase", 1, 2, values...),
		goDriverOpener("github.com/astaxie/beego/orm.RegisterDataBase", 1, 2, values...),
	)
}

// go-sql-driver is the MySQL driver of nearly all Go programs, also below GORM, sqlx and xorm.
var _ = register(func() *Table {
	return &Table{
		ID: "go-sql-driver", Title: "go-sql-driver/mysql", Engine: "mysql", Source: goMySQL,
		Packages: []Package{{"go", "github.com/go-sql-driver/mysql"}},
		Schemes:  []setting.Scheme{{Name: "mysql", Engine: "mysql"}},
		Grammars: []string{"go-sql-driver"},
		Openers: slices.Concat(goDriverOpeners("mysql", "nrmysql"), []setting.Opener{
			{Language: "go", Callee: "github.com/go-sql-driver/mysql.ParseDSN", Args: append([]setting.Arg{{Position: 0, Role: setting.DSN}}, goMySQLArgs...), Setters: true},
			{Language: "go", Callee: "github.com/go-sql-driver/mysql.NewConfig", Args: goMySQLArgs, Setters: true},
			{Language: "go", Callee: "github.com/go-sql-driver/mysql.Config", Args: goMySQLArgs, Keywords: true, Setters: true},
			{Language: "go", Callee: "github.com/go-sql-driver/mysql.NewConnector", Args: []setting.Arg{{Position: 0, Role: setting.Delegate}}},
			{Language: "go", Callee: "gorm.io/driver/mysql.Open", Args: []setting.Arg{{Position: 0, Role: setting.DSN}}},
			{Language: "go", Callee: "gorm.io/driver/mysql.Config", Args: []setting.Arg{
				{Position: -1, Keyword: "DSN", Role: setting.DSN}, {Position: -1, Keyword: "DSNConfig", Role: setting.Delegate},
			}},
			{Language: "go", Callee: "github.com/go-zero/go-zero/core/stores/sqlx.NewMysql", Args: []setting.Arg{{Position: 0, Role: setting.DSN}}},
			{Language: "go", Callee: "github.com/zeromicro/go-zero/core/stores/sqlx.NewMysql", Args: []setting.Arg{{Position: 0, Role: setting.DSN}}},
		}),
		Names: Exact, Stranger: ForwardsStrangers, Prepare: keepLoss,
		Full: "tls=true, or tls=<name> with a tls.Config that has RootCAs",
		Options: append([]Option{
			{Name: "tls", Role: Mode, Words: map[string]string{
				"": "false", "1": "true", "TRUE": "true", "True": "true", "0": "false", "FALSE": "false", "False": "false",
				"SKIP-VERIFY": "skip-verify", "Skip-Verify": "skip-verify", "PREFERRED": "preferred", "Preferred": "preferred",
			}},
			{Name: "allowFallbackToPlaintext", Role: Mode, Values: []string{"true", "false"}, Words: map[string]string{
				"1": "true", "TRUE": "true", "True": "true", "0": "false", "FALSE": "false", "False": "false",
			}},
			{Name: "FormatDSN"},
		}, goTLSOptions("tls")...),
		Rows:     fromSource(goMySQL, goMySQLRows),
		TLS:      goTLSVersions("tls"),
		Releases: []Release{{"1.7.0", "2022-11-29"}},
	}
})
