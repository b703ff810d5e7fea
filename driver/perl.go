package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	dbdPg      = "bucardo/dbdpg:dbdimp.c"
	dbdMariaDB = "perl5-dbi/DBD-MariaDB:dbdimp.c"
	dbdMySQL   = "perl5-dbi/DBD-mysql:dbdimp.c"
)

// perlOpeners are DBI's own: the driver's name in the string decides.
var perlOpeners = func() []setting.Opener {
	var out []setting.Opener
	for _, callee := range []string{"DBI.connect", "DBI.connect_cached"} {
		out = append(out, setting.Opener{Language: "perl", Callee: callee, Args: []setting.Arg{
			{Position: 0, Role: setting.DSN}, {Position: 2, Role: setting.Secret}, {Position: 3, Role: setting.Options},
		}})
	}
	return out
}()

// perl-dbd-pg hands the string to libpq, every key of it, and nothing of the attributes beside it.
var _ = register(func() *Table {
	return &Table{
		ID: "perl-dbd-pg", Title: "DBD::Pg", Engine: "postgresql", Source: libpqSSL,
		Unversioned: true, Releases: libpqReleases,
		Schemes:  []setting.Scheme{{Name: "dbi:pg", Engine: "postgresql", Certain: true}},
		Stranger: RejectsStrangers, StrangerIn: besidesPDO, Repeat: LastWins, Prepare: perlNames,
		Options: libpqBesidesPDO(), Rows: libpqPDORows(), TLS: libpqTLS, Full: libpqFull, DefaultHost: fact.Socket,
	}
})

// perlNames leaves out the names that DBD::Pg has for the database.
func perlNames(options []setting.Option) []setting.Option {
	return libpqNames(slices.DeleteFunc(options, func(o setting.Option) bool {
		switch o.Name.String() {
		case "db", "dbname", "database":
			return true
		}
		return false
	}))
}

// dbdMariaDBRows are those of DBD::MariaDB, which can insist on TLS only by checking everything: optional are the rows of
// a CA with mariadb_ssl_optional=1, bare is the one without a CA.
func dbdMariaDBRows(optional []Row, bare Row) []Row {
	return dbdNamed("mariadb_ssl", slices.Concat([]Row{
		{When: "%=true %_optional=true %_verify_server_cert=true", Rejects: "%_optional=1 and %_verify_server_cert=1 exclude each other", By: "%_optional"},
	}, optional, []Row{
		{When: "%=true %_optional=true", Then: Opportune, CA: "none", By: "%_optional", Because: "%_optional=1 continues in plaintext when the server or an attacker declines TLS"},
		{When: "%=true %_verify_server_cert=false", Rejects: "with MariaDB's library TLS cannot be insisted on without %_verify_server_cert=1", By: "%_verify_server_cert"},
		{When: "%=true %_ca_file", Then: Full, CA: "%_ca_file", By: "%", Because: "%=1 requires TLS; with MariaDB's library chain and host name are checked, with MySQL's own the host name only with %_verify_server_cert=1"},
		{When: "%=true %_ca_path", Then: Full, CA: "%_ca_path", By: "%", Because: "%=1 requires TLS; with MariaDB's library chain and host name are checked, with MySQL's own the host name only with %_verify_server_cert=1"},
		{When: "%=true %_verify_server_cert=true", Rejects: "%_verify_server_cert=1 is refused without %_ca_file or %_ca_path", By: "%_verify_server_cert"},
		bare,
	}, dbdUnasked))
}

// dbdChecked and dbdUnchecked are what MariaDB's library makes of a CA where TLS is optional, before 3.4 and since.
var (
	dbdChecked = []Row{
		{When: "%=true %_optional=true %_ca_file", Then: OpportuneCA, CA: "%_ca_file", By: "%_optional", Because: "%_optional=1 checks a CA if there is TLS, and continues in plaintext when the server or an attacker declines it"},
		{When: "%=true %_optional=true %_ca_path", Then: OpportuneCA, CA: "%_ca_path", By: "%_optional", Because: "%_optional=1 checks a CA if there is TLS, and continues in plaintext when the server or an attacker declines it"},
	}
	dbdUnchecked = []Row{
		{When: "%=true %_optional=true %_ca_file", Then: Opportune, CA: "none", By: "%_optional", Ignores: "%_ca_file", Because: "%_optional=1 continues in plaintext when the server or an attacker declines TLS, and since MariaDB 11.4 its library does not look at the CA"},
		{When: "%=true %_optional=true %_ca_path", Then: Opportune, CA: "none", By: "%_optional", Ignores: "%_ca_path", Because: "%_optional=1 continues in plaintext when the server or an attacker declines TLS, and since MariaDB 11.4 its library does not look at the CA"},
	}
	dbdChecking = Row{When: "%=true", Then: Full, CA: "system", Because: "%=1 requires TLS; with MariaDB's library chain and host name are checked, with MySQL's own no certificate is without %_ca_file"}
	dbdTrusting = Row{When: "%=true", Then: anyAuthority, CA: "none", Because: "%=1 requires TLS; without a CA the library of newer MariaDB takes a certificate of any authority"}
	dbdUnasked  = []Row{{Then: Off, CA: "none", Ignores: "%_ca_file %_ca_path %_verify_server_cert %_optional", Because: "without %=1 the driver never uses TLS"}}
)

// dbdMySQLRows are those of DBD::mysql before 5.001 with MariaDB's library, which distributions link it with.
func dbdMySQLRows() []Row {
	return dbdNamed("mysql_ssl", slices.Concat([]Row{
		{When: "%=true %_optional=true %_verify_server_cert=true %_ca_file", Then: Full, CA: "%_ca_file", By: "%_verify_server_cert", Overrides: "%_optional", Because: "%_verify_server_cert=1 checks chain and host name, and MariaDB's library then requires TLS even with %_optional=1"},
		{When: "%=true %_optional=true %_verify_server_cert=true %_ca_path", Then: Full, CA: "%_ca_path", By: "%_verify_server_cert", Overrides: "%_optional", Because: "%_verify_server_cert=1 checks chain and host name, and MariaDB's library then requires TLS even with %_optional=1"},
		{When: "%=true %_optional=true %_verify_server_cert=true", Rejects: "%_verify_server_cert=1 is refused without %_ca_file or %_ca_path", By: "%_verify_server_cert"},
		{When: "%=true %_optional=true %_ca_file", Then: byBuild, CA: "%_ca_file", By: "%_optional", Because: "%_optional=1 continues in plaintext when the server or an attacker declines TLS; the CA is checked by MariaDB's library before 11.4 and not since"},
		{When: "%=true %_optional=true %_ca_path", Then: byBuild, CA: "%_ca_path", By: "%_optional", Because: "%_optional=1 continues in plaintext when the server or an attacker declines TLS; the CA is checked by MariaDB's library before 11.4 and not since"},
		{When: "%=true %_optional=true", Then: Opportune, CA: "none", By: "%_optional", Because: "%_optional=1 continues in plaintext when the server or an attacker declines TLS"},
		{When: "%=true", Rejects: "linked with MariaDB's library, as distributions do, DBD::mysql 4 cannot insist on TLS and refuses %=1 without %_optional=1", By: "%"},
	}, dbdUnasked))
}

// dbdOwnRows are those of MySQL's own library, which has a mode for each level.
func dbdOwnRows(prefix string) []Row {
	return dbdNamed(prefix, append([]Row{
		{When: "%=true %_verify_server_cert=true !%_ca_file !%_ca_path", Rejects: "%_verify_server_cert=1 is refused without %_ca_file or %_ca_path", By: "%_verify_server_cert"},
		{When: "%=true %_optional=true", Then: Opportune, CA: "none", By: "%_optional", Ignores: "%_ca_file %_ca_path %_verify_server_cert", Because: "%_optional=1 continues in plaintext when the server or an attacker declines TLS, and checks no certificate"},
		{When: "%=true %_verify_server_cert=true", Then: Full, CA: "%_ca_file|%_ca_path", By: "%_verify_server_cert", Because: "%_verify_server_cert=1 checks chain and host name"},
		{When: "%=true %_ca_file", Then: ChainOnly, CA: "%_ca_file", By: "%", Because: "%=1 with a CA checks the chain; the host name is checked with %_verify_server_cert=1 only"},
		{When: "%=true %_ca_path", Then: ChainOnly, CA: "%_ca_path", By: "%", Because: "%=1 with a CA folder checks the chain; the host name is checked with %_verify_server_cert=1 only"},
		{When: "%=true", Then: Unchecked, CA: "none", Because: "%=1 requires TLS and checks no certificate without %_ca_file"},
	}, dbdUnasked...))
}

// dbdNamed writes a driver's prefix into rows.
func dbdNamed(prefix string, rows []Row) []Row {
	rows = slices.Clone(rows)
	for i := range rows {
		r := &rows[i]
		for _, s := range []*string{&r.When, &r.CA, &r.By, &r.Ignores, &r.Overrides, &r.Because, &r.Rejects} {
			*s = strings.ReplaceAll(*s, "%", prefix)
		}
	}
	return rows
}

func dbdOptions(prefix string) []Option {
	return []Option{
		{Name: prefix, Role: Mode, Bool: true, Words: phpFalse},
		{Name: prefix + "_optional", Role: Mode, Bool: true, Words: phpFalse},
		{Name: prefix + "_verify_server_cert", Role: Mode, Bool: true, Words: phpFalse},
		{Name: prefix + "_ca_file", Role: CA},
		{Name: prefix + "_ca_path", Role: CA},
		{Name: prefix + "_cipher", Role: Cipher},
		{Name: prefix + "_client_cert"},
		{Name: prefix + "_client_key", Role: Private},
	}
}

// perl-dbd-mariadb takes its options in the string or as attributes, which go before. The versions of its rows are those
// of the library below it.
var _ = register(func() *Table {
	return &Table{
		ID: "perl-dbd-mariadb", Title: "DBD::MariaDB", Engine: "mariadb", Source: dbdMariaDB, Unversioned: true,
		Schemes:  []setting.Scheme{{Name: "dbi:mariadb", Engine: "mariadb", Certain: true}},
		Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.Socket, Prepare: dropNull,
		Layers:  []setting.Layer{setting.InCall, setting.InDSN},
		Full:    "mariadb_ssl=1 with mariadb_ssl_ca_file=<CA file> and mariadb_ssl_verify_server_cert=1",
		Options: dbdOptions("mariadb_ssl"),
		Rows: slices.Concat(
			between("", "11.4", dbdMariaDBRows(dbdChecked, dbdChecking)),
			between("11.4", "", dbdMariaDBRows(dbdUnchecked, dbdTrusting)),
		),
	}
})

// perl-dbd-mysql is the older of the two; from 5.001 on it takes MySQL's own library alone.
var _ = register(func() *Table {
	return &Table{
		ID: "perl-dbd-mysql", Title: "DBD::mysql", Engine: "mysql", Source: dbdMySQL,
		Schemes:  []setting.Scheme{{Name: "dbi:mysql", Engine: "mysql", Certain: true}},
		Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.Socket, Prepare: dropNull,
		Layers:  []setting.Layer{setting.InDSN, setting.InCall},
		Full:    "mysql_ssl=1 with mysql_ssl_ca_file=<CA file> and mysql_ssl_verify_server_cert=1",
		Options: dbdOptions("mysql_ssl"), Releases: []Release{{"5.001", "2023-10-04"}},
		Rows: append(between("", "5.001", dbdMySQLRows()), between("5.001", "", dbdOwnRows("mysql_ssl"))...),
	}
})
