package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	laravelPgSQL     = "laravel/framework:src/Illuminate/Database/Connectors/PostgresConnector.php"
	doctrinePDOPgSQL = "doctrine/dbal:src/Driver/PDO/PgSQL/Driver.php"
	doctrinePgSQL    = "doctrine/dbal:src/Driver/PgSQL/Driver.php"
)

// besidesPDO are the places from which options reach libpq: the array beside PDO's connection string is none of them.
var besidesPDO = []setting.Layer{setting.InDSN, setting.InFile, setting.InEnv}

func libpqBesidesPDO() []Option {
	out := slices.Clone(libpqOptions)
	for i := range out {
		if len(out[i].In) == 0 {
			out[i].In = besidesPDO
		}
	}
	return out
}

// libpqPDORows are libpq's rows for PDO's strings, none of which is one of PostgreSQL's URIs.
func libpqPDORows() []Row {
	return slices.DeleteFunc(slices.Clone(libpqRows), func(r Row) bool {
		return strings.Contains(r.When, "@call") || strings.HasPrefix(r.When, "ssl=true !")
	})
}

// php-pdo-pgsql hands its connection string to libpq, every key of it, and nothing of the array beside it.
var _ = register(func() *Table {
	return &Table{
		ID: "php-pdo-pgsql", Title: "PDO PostgreSQL", Engine: "postgresql", Source: libpqSSL,
		Packages: []Package{{"composer", "ext-pdo_pgsql"}}, Unversioned: true, Releases: libpqReleases,
		Schemes: []setting.Scheme{{Name: "pgsql", Engine: "postgresql"}}, Grammars: []string{"pdo"},
		Stranger: RejectsStrangers, StrangerIn: besidesPDO, Repeat: LastWins, Prepare: libpqNames,
		Options: libpqBesidesPDO(), Rows: libpqPDORows(), TLS: libpqTLS, Full: libpqFull, DefaultHost: fact.Socket,
	}
})

// php-pgsql are pg_connect and pg_pconnect.
var _ = register(func() *Table {
	return &Table{
		ID: "php-pgsql", Title: "PHP pg_connect", Engine: "postgresql", Source: libpqSSL,
		Packages: []Package{{"composer", "ext-pgsql"}}, Unversioned: true, Releases: libpqReleases, Grammars: []string{"libpq"},
		Openers:  append(phpOpeners([]setting.Arg{{Position: 0, Keyword: "connection_string", Role: setting.DSN}}, "pg_connect", "pg_pconnect"), moodle),
		Stranger: RejectsStrangers, Repeat: LastWins, Prepare: libpqWords,
		Options: libpqOptions, Rows: libpqStringRows(), TLS: libpqTLS, Full: libpqFull, DefaultHost: fact.Socket,
	}
})

// moodle is its configuration, whose option ssl becomes sslmode (moodle/moodle:public/lib/dml/pgsql_native_moodle_database.php).
var moodle = setting.Opener{
	Language: "php", Callee: "assign:$CFG", Select: []setting.Selector{{Keyword: "dbtype", Values: []string{"pgsql"}}, {Keyword: "dbhost"}}, Args: []setting.Arg{
		{Position: -1, Keyword: "dbhost", Role: setting.Host},
		{Position: -1, Keyword: "dbpass", Role: setting.Secret},
		{Position: -1, Keyword: "dboptions.ssl", Role: setting.OptionArg, Name: "sslmode"},
	},
}

// libpqOnly are libpq's options of some names, and its rows that ask for no others. A CA that is not known may be null,
// and is left out then.
func libpqOnly(names ...string) ([]Option, []Row) {
	var options []Option
	for _, o := range libpqOptions {
		if slices.Contains(names, o.Name) {
			options = append(options, o)
		}
	}
	rows := slices.DeleteFunc(slices.Clone(libpqRows), func(r Row) bool {
		return slices.ContainsFunc(mustParseWhen(r.When), func(t term) bool { return !slices.Contains(names, t.name) })
	})
	for i := range rows {
		r := &rows[i]
		if !slices.Contains(names, "sslrootcert") {
			r.CA, r.Ignores = "none", ""
		}
		r.When = strings.Join(strings.Fields(strings.ReplaceAll(r.When+" ", "sslrootcert ", "sslrootcert:string ")), " ")
	}
	return options, rows
}

// libpqThrough is a library that copies some options into a string for libpq and leaves out all others.
func libpqThrough(t Table, names ...string) *Table {
	t.Engine, t.Stranger, t.Repeat, t.Releases, t.DefaultHost, t.Unversioned = "postgresql", IgnoresStrangers, LastWins, libpqReleases, fact.Socket, true
	t.Prepare = dropNull
	t.Options, t.Rows = libpqOnly(names...)
	return &t
}

// laravel-pgsql copies four of libpq's options; its URL outweighs the keys beside it.
var _ = register(func() *Table {
	return libpqThrough(Table{
		ID: "laravel-pgsql", Title: "Laravel's pgsql driver", Source: laravelPgSQL,
		Packages: []Package{{"composer", "laravel/framework"}, {"composer", "illuminate/database"}},
		Schemes:  []setting.Scheme{{Name: "postgres", Engine: "postgresql"}, {Name: "postgresql", Engine: "postgresql"}, {Name: "pgsql", Engine: "postgresql"}},
		Openers:  laravel.named("pgsql"), ByManifest: true,
		Layers: []setting.Layer{setting.InDSN, setting.InCall, setting.InFile, setting.InEnv}, Full: "'sslmode' => 'verify-full' with 'sslrootcert' => <CA file>",
	}, "sslmode", "sslrootcert", "sslcert", "sslkey")
})

// doctrine-pdo-pgsql copies most of libpq's options.
var _ = register(func() *Table {
	return libpqThrough(Table{
		ID: "doctrine-pdo-pgsql", Title: "Doctrine's pdo_pgsql driver", Source: doctrinePDOPgSQL,
		Packages: []Package{{"composer", "doctrine/dbal"}}, Wrappers: []Package{{"composer", "doctrine/orm"}, {"composer", "doctrine/doctrine-bundle"}, {"composer", "symfony/orm-pack"}},
		Schemes: []setting.Scheme{
			{Name: "postgres", Engine: "postgresql"},
			{Name: "postgresql", Engine: "postgresql"},
			{Name: "pgsql", Engine: "postgresql"},
			{Name: "pdo-pgsql", Engine: "postgresql", Certain: true},
			{Name: "pdo_pgsql", Engine: "postgresql", Certain: true},
		},
		Openers: doctrine.named("pdo_pgsql"), Full: "sslmode: verify-full with sslrootcert: <CA file>",
	}, "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "gssencmode")
})

// doctrine-pgsql copies the mode and no authority.
var _ = register(func() *Table {
	return libpqThrough(Table{
		ID: "doctrine-pgsql", Title: "Doctrine's pgsql driver", Source: doctrinePgSQL,
		Packages: []Package{{"composer", "doctrine/dbal"}},
		Openers:  doctrine.named("pgsql"), Full: "pdo_pgsql as driver, with sslmode: verify-full and sslrootcert: <CA file>: the pgsql driver passes no CA on",
	}, "sslmode", "gssencmode")
})
