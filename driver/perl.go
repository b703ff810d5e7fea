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
var _ = register(&Table{
	ID: "perl-dbd-pg", Title: "DBD::Pg", Engine: "postgresql", Source: libpqSSL,
	Unversioned: true, Releases: libpqReleases,
	Schemes:  []setting.Scheme{{Name: "dbi:pg", Engine: "postgresql", Certain: true}},
	Stranger: RejectsStrangers, StrangerIn: besidesPDO, Repeat: LastWins, Prepare: perlNames,
	Options: libpqBesidesPDO(), Rows: libpqPDORows(), TLS: libpqTLS, Full: libpqFull, DefaultHost: fact.Socket,
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

// dbdRows are the rows of the two drivers for MySQL and MariaDB, whose options differ by their prefix alone. They are
// those of MariaDB's library, which distributions link both with: it can insist on TLS only by checking everything.
func dbdRows(prefix string) []Row {
	rows := []Row{
		{When: "%=true %_optional=true %_verify_server_cert=true", Rejects: "with MariaDB's library %_optional=1 and %_verify_server_cert=1 exclude each other", By: "%_optional"},
		{When: "%=true %_optional=true %_ca_file", Then: OpportuneCA, CA: "%_ca_file", By: "%_optional", Because: "%_optional=1 checks a CA if there is TLS, and continues in plaintext when the server or an attacker declines it"},
		{When: "%=true %_optional=true %_ca_path", Then: OpportuneCA, CA: "%_ca_path", By: "%_optional", Because: "%_optional=1 checks a CA if there is TLS, and continues in plaintext when the server or an attacker declines it"},
		{When: "%=true %_optional=true", Then: Opportune, CA: "none", By: "%_optional", Because: "%_optional=1 continues in plaintext when the server or an attacker declines TLS"},
		{When: "%=true %_verify_server_cert=false", Rejects: "with MariaDB's library TLS cannot be insisted on without %_verify_server_cert=1", By: "%_verify_server_cert"},
		{When: "%=true %_ca_file", Then: Full, CA: "%_ca_file", By: "%", Because: "%=1 requires TLS; with MariaDB's library chain and host name are checked, with MySQL's own the host name only with %_verify_server_cert=1"},
		{When: "%=true %_ca_path", Then: Full, CA: "%_ca_path", By: "%", Because: "%=1 requires TLS; with MariaDB's library chain and host name are checked, with MySQL's own the host name only with %_verify_server_cert=1"},
		{When: "%=true %_verify_server_cert=true", Rejects: "%_verify_server_cert=1 is refused without %_ca_file or %_ca_path", By: "%_verify_server_cert"},
		{When: "%=true", Then: Full, CA: "system", Because: "%=1 requires TLS; with MariaDB's library chain and host name are checked, with MySQL's own no certificate is without %_ca_file"},
		{Then: Off, CA: "none", Ignores: "%_ca_file %_ca_path %_verify_server_cert %_optional", Because: "without %=1 the driver never uses TLS"},
	}
	return dbdNamed(prefix, rows)
}

// dbdOwnRows are those of MySQL's own library, which has a mode for each level.
func dbdOwnRows(prefix string) []Row {
	return dbdNamed(prefix, []Row{
		{When: "%=true %_verify_server_cert=true !%_ca_file !%_ca_path", Rejects: "%_verify_server_cert=1 is refused without %_ca_file or %_ca_path", By: "%_verify_server_cert"},
		{When: "%=true %_optional=true", Then: Opportune, CA: "none", By: "%_optional", Ignores: "%_ca_file %_ca_path %_verify_server_cert", Because: "%_optional=1 continues in plaintext when the server or an attacker declines TLS, and checks no certificate"},
		{When: "%=true %_verify_server_cert=true", Then: Full, CA: "%_ca_file|%_ca_path", By: "%_verify_server_cert", Because: "%_verify_server_cert=1 checks chain and host name"},
		{When: "%=true %_ca_file", Then: ChainOnly, CA: "%_ca_file", By: "%", Because: "%=1 with a CA checks the chain; the host name is checked with %_verify_server_cert=1 only"},
		{When: "%=true %_ca_path", Then: ChainOnly, CA: "%_ca_path", By: "%", Because: "%=1 with a CA folder checks the chain; the host name is checked with %_verify_server_cert=1 only"},
		{When: "%=true", Then: Unchecked, CA: "none", Because: "%=1 requires TLS and checks no certificate without %_ca_file"},
		{Then: Off, CA: "none", Ignores: "%_ca_file %_ca_path %_verify_server_cert %_optional", Because: "without %=1 the driver never uses TLS"},
	})
}

// dbdNamed writes a driver's prefix into rows.
func dbdNamed(prefix string, rows []Row) []Row {
	for i := range rows {
		r := &rows[i]
		for _, s := range []*string{&r.When, &r.CA, &r.By, &r.Ignores, &r.Because, &r.Rejects} {
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

// perl-dbd-mariadb takes its options in the string or as attributes, which go before.
var _ = register(&Table{
	ID: "perl-dbd-mariadb", Title: "DBD::MariaDB", Engine: "mariadb", Source: dbdMariaDB, Unversioned: true,
	Schemes:  []setting.Scheme{{Name: "dbi:mariadb", Engine: "mariadb", Certain: true}},
	Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.Socket, Prepare: dropNull,
	Layers:  []setting.Layer{setting.InDSN, setting.InCall},
	Full:    "mariadb_ssl=1 with mariadb_ssl_ca_file=<CA file> and mariadb_ssl_verify_server_cert=1",
	Options: dbdOptions("mariadb_ssl"), Rows: dbdRows("mariadb_ssl"),
})

// perl-dbd-mysql is the older of the two; from 5.001 on it takes MySQL's own library alone.
var _ = register(&Table{
	ID: "perl-dbd-mysql", Title: "DBD::mysql", Engine: "mysql", Source: dbdMySQL,
	Schemes:  []setting.Scheme{{Name: "dbi:mysql", Engine: "mysql", Certain: true}},
	Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.Socket, Prepare: dropNull,
	Layers:  []setting.Layer{setting.InDSN, setting.InCall},
	Full:    "mysql_ssl=1 with mysql_ssl_ca_file=<CA file> and mysql_ssl_verify_server_cert=1",
	Options: dbdOptions("mysql_ssl"), Releases: []Release{{"5.001", "2023-10-04"}},
	Rows: append(between("", "5.001", dbdRows("mysql_ssl")), between("5.001", "", dbdOwnRows("mysql_ssl"))...),
})
