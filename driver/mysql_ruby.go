package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	mysql2Ruby  = "brianmario/mysql2:ext/mysql2/client.c"
	mysql2Lib   = "brianmario/mysql2:lib/mysql2/client.rb"
	trilogyC    = "trilogy-libraries/trilogy:src/socket.c"
	trilogyRuby = "trilogy-libraries/trilogy:contrib/ruby/ext/trilogy-ruby/cext.c"
	railsMySQL  = "rails/rails:activerecord/lib/active_record/connection_adapters/trilogy_adapter.rb"
)

// mysqlWords are the spellings of MySQL's modes in Ruby, in any case: with and without their prefix, and as a symbol in
// YAML.
func mysqlWords() map[string]string {
	out := map[string]string{}
	for _, m := range []string{"disabled", "preferred", "required", "verify_ca", "verify_identity"} {
		out["ssl_mode_"+m], out[":"+m], out[":ssl_mode_"+m] = m, m, m
		out["mysql2.client.ssl_mode_"+m] = m
	}
	return out
}

const (
	mysql2Dropped = "linked with MariaDB's library, mysql2 before 0.5.4 drops ssl_mode with a warning"
	mysql2Worse   = "linked with MariaDB's library "
	mysql2CA      = "MariaDB's library checks the CA before 3.4 and not since, and"
	mysql2Go      = " the driver continues in plaintext when the server or an attacker declines TLS"
)

// mysql2Rows give the worse of the two C libraries that the gem may be linked with: on Debian and the official images
// that is MariaDB's, which has no mode of its own.
var mysql2Rows = []Row{
	{When: "ssl_mode=disabled", Then: Off, CA: "none", Ignores: "sslca sslcapath sslverify", Because: "ssl_mode: :disabled never uses TLS with MySQL's library; MariaDB's turns it on again for a CA"},
	{When: "ssl_mode=preferred|required|verify_ca|verify_identity sslca", Then: byBuild, CA: "sslca", Until: "0.5.4", Because: mysql2Dropped + ": " + mysql2CA + mysql2Go},
	{When: "ssl_mode=preferred|required|verify_ca|verify_identity sslcapath", Then: byBuild, CA: "sslcapath", Until: "0.5.4", Because: mysql2Dropped + ": " + mysql2CA + mysql2Go},
	{When: "ssl_mode=preferred|required|verify_ca|verify_identity sslverify", Then: Opportune, CA: "none", Until: "0.5.4", Because: mysql2Dropped + "; sslverify asks for TLS at most and checks nothing without a CA"},
	{When: "ssl_mode=preferred|required|verify_ca|verify_identity", Then: Off, CA: "none", Until: "0.5.4", Because: mysql2Dropped + ", and nothing else asks for TLS"},
	{When: "ssl_mode=verify_identity", Then: Full, CA: "sslca|sslcapath|system", Since: "0.5.4", Because: "ssl_mode: :verify_identity requires TLS and checks chain and host name"},
	{When: "ssl_mode=preferred|required|verify_ca sslca", Then: byBuild, CA: "sslca", Since: "0.5.4", Because: mysql2Worse + "ssl_mode asks for TLS and does not insist on it; " + mysql2CA + mysql2Go},
	{When: "ssl_mode=preferred|required|verify_ca sslcapath", Then: byBuild, CA: "sslcapath", Since: "0.5.4", Because: mysql2Worse + "ssl_mode asks for TLS and does not insist on it; " + mysql2CA + mysql2Go},
	{When: "ssl_mode=preferred|required", Then: Opportune, CA: "none", Since: "0.5.4", Because: mysql2Worse + "ssl_mode asks for TLS and does not insist on it:" + mysql2Go},
	{When: "ssl_mode=verify_ca", Then: byBuild, CA: "system", Since: "0.5.4", Because: mysql2Worse + "ssl_mode: :verify_ca has no effect but to look for a CA; " + mysql2CA + mysql2Go},
	{When: "sslca", Then: byBuild, CA: "sslca", Source: mysql2Lib, Because: "a CA without ssl_mode asks for TLS; " + mysql2CA + mysql2Go},
	{When: "sslcapath", Then: byBuild, CA: "sslcapath", Source: mysql2Lib, Because: "a CA folder without ssl_mode asks for TLS; " + mysql2CA + mysql2Go},
	{When: "sslverify", Then: Opportune, CA: "none", Source: mysql2Lib, Because: "sslverify without a CA asks for TLS at most and checks nothing with MariaDB's library"},
	{When: "sslcert", Then: Opportune, CA: "none", Source: mysql2Lib, Because: "a client certificate asks for TLS at most"},
	{When: "sslkey", Then: Opportune, CA: "none", Source: mysql2Lib, Because: "a client key asks for TLS at most"},
	{When: "sslcipher", Then: Opportune, CA: "none", Source: mysql2Lib, Because: "a list of ciphers asks for TLS at most"},
	{When: "default_file", Then: Undecided, CA: "unknown", Source: mysql2Lib, Because: "the option file may hold ssl-ca and ssl-mode"},
	{Then: Off, CA: "none", Because: mysql2Worse + "the driver uses no TLS by itself; MySQL's library would try it, check nothing and continue in plaintext"},
}

// ruby-mysql2 is the mysql2 gem, also below Active Record and Sequel, which hand every key over.
var _ = register(func() *Table {
	return &Table{
		ID: "ruby-mysql2", Title: "the mysql2 gem", Engine: "mysql", Source: mysql2Ruby, ByManifest: true,
		Packages: []Package{{"gem", "mysql2"}},
		Schemes:  []setting.Scheme{{Name: "mysql2", Engine: "mysql", Certain: true}, {Name: "mysql", Engine: "mysql"}},
		Openers: slices.Concat(
			rubyOpeners(rubyHash, "Mysql2.Client.new", "Mysql2.EM.Client.new"),
			activeRecord("mysql2", "mysql", "makara_mysql2", "mysql2spatial"), sequel("mysql2"),
		),
		Stranger: IgnoresStrangers, Prepare: dropNull, DefaultHost: fact.Socket,
		Full: "ssl_mode: :verify_identity with sslca: <CA file>, and the gem linked with MySQL's own library",
		Options: []Option{
			{Name: "ssl_mode", Role: Mode, Fold: true, Words: mysqlWords(), Else: "unknown", Values: []string{"disabled", "preferred", "required", "verify_ca", "verify_identity"}, Source: mysql2Lib},
			{Name: "sslca", Role: CA},
			{Name: "sslcapath", Role: CA},
			{Name: "sslcert"},
			{Name: "sslkey", Role: Private},
			{Name: "sslcipher", Role: Cipher},
			{Name: "sslverify", Role: Mode, Bool: true},
			{Name: "default_file"},
		},
		Rows: mysql2Rows, Releases: []Release{{"0.5.4", "2022-05-03"}},
	}
})

// trilogyRows do what the modes say; the number 1 is deliberately the strictest.
var trilogyRows = []Row{
	{When: "ssl_mode=preferred", Then: Opportune, CA: "none", Ignores: "ssl_ca ssl_capath", Because: "SSL_PREFERRED_NOVERIFY continues in plaintext when the server or an attacker declines TLS"},
	{When: "ssl_mode=required", Then: Unchecked, CA: "none", Ignores: "ssl_ca ssl_capath", Because: "SSL_REQUIRED_NOVERIFY accepts every certificate"},
	{When: "ssl_mode=verify_ca", Then: ChainOnly, CA: "ssl_ca|ssl_capath|system", Because: "SSL_VERIFY_CA checks the chain but not the host name"},
	{When: "ssl_mode=verify_identity", Then: Full, CA: "ssl_ca|ssl_capath|system", Because: "SSL_VERIFY_IDENTITY checks chain and host name"},
	{When: "ssl_mode=disabled", Then: Off, CA: "none", Ignores: "ssl_ca ssl_capath", Because: "SSL_DISABLED never uses TLS"},
	{Then: Off, CA: "none", Ignores: "ssl_ca ssl_capath", Source: trilogyRuby, Because: "without ssl_mode trilogy never uses TLS"},
}

// trilogyTLS: the ciphers that trilogy takes by itself are those of TLS 1.2, whatever version it is allowed.
var trilogyTLS = []TLSRow{
	{Option: "tls_min_version", Form: Floor, Drops: "1.2", Unless: "ssl_cipher", Source: trilogyC},
	{Option: "tls_max_version", Form: Only, Drops: "1.2", Unless: "ssl_cipher", Source: trilogyC},
}

// trilogyOptions are the gem's keys; modes are the words that its ssl_mode is spelled with.
func trilogyOptions(modes map[string]string) []Option {
	versions := map[string]string{
		"Trilogy.TLS_VERSION_10": "1.0", "Trilogy.TLS_VERSION_11": "1.1", "Trilogy.TLS_VERSION_12": "1.2", "Trilogy.TLS_VERSION_13": "1.3",
		"1": "1.0", "2": "1.1", "3": "1.2", "4": "1.3",
	}
	return []Option{
		{Name: "ssl_mode", Role: Mode, Words: modes, Values: []string{"disabled", "preferred", "required", "verify_ca", "verify_identity"}, Source: trilogyRuby},
		{Name: "ssl_ca", Role: CA},
		{Name: "ssl_capath", Role: CA},
		{Name: "ssl_cert"},
		{Name: "ssl_key", Role: Private},
		{Name: "ssl_cipher", Role: Cipher},
		{Name: "ssl_crl"},
		{Name: "ssl_crlpath"},
		{Name: "tls_ciphersuites"},
		{Name: "tls_min_version", Role: TLSOpt, Words: versions},
		{Name: "tls_max_version", Role: TLSOpt, Words: versions},
	}
}

// trilogyModes are the gem's constants and the numbers that they stand for. Its own words are no values: it takes numbers
// only.
var trilogyModes = map[string]string{
	"Trilogy.SSL_DISABLED": "disabled", "Trilogy.SSL_VERIFY_IDENTITY": "verify_identity", "Trilogy.SSL_VERIFY_CA": "verify_ca",
	"Trilogy.SSL_REQUIRED_NOVERIFY": "required", "Trilogy.SSL_PREFERRED_NOVERIFY": "preferred",
	"0": "disabled", "1": "verify_identity", "2": "verify_ca", "3": "required", "4": "preferred",
	"disabled": "a word", "preferred": "a word", "required": "a word", "verify_ca": "a word", "verify_identity": "a word",
}

var _ = register(func() *Table {
	return &Table{
		ID: "trilogy", Title: "trilogy", Engine: "mysql", Source: trilogyC, ByManifest: true,
		Packages: []Package{{"gem", "trilogy"}},
		Schemes:  []setting.Scheme{{Name: "trilogy", Engine: "mysql"}},
		Openers:  slices.Concat(rubyOpeners(rubyHash, "Trilogy.new"), rubyOpeners(rubyArgs, "Sequel.trilogy")),
		Stranger: IgnoresStrangers, Prepare: dropNull, DefaultHost: fact.Socket,
		Full:    "ssl_mode: Trilogy::SSL_VERIFY_IDENTITY with ssl_ca: <CA file>",
		Options: trilogyOptions(trilogyModes), Rows: trilogyRows, TLS: trilogyTLS,
	}
})

// Active Record turns MySQL's words into trilogy's numbers.
var _ = register(func() *Table {
	return &Table{
		ID: "activerecord-trilogy", Title: "Active Record on trilogy", Engine: "mysql", Source: trilogyC, ByManifest: true,
		Packages: []Package{{"gem", "trilogy"}}, Wrappers: []Package{{"gem", "activerecord-trilogy-adapter"}},
		Schemes: []setting.Scheme{{Name: "trilogy", Engine: "mysql"}}, Openers: activeRecord("trilogy"),
		Stranger: IgnoresStrangers, Prepare: dropNull, DefaultHost: fact.Socket,
		Full:    "ssl_mode: VERIFY_IDENTITY with ssl_ca: <CA file>",
		Options: activeTrilogyOptions(), Rows: trilogyRows, TLS: trilogyTLS,
	}
})

func activeTrilogyOptions() []Option {
	words := mysqlWords()
	for constant, mode := range trilogyModes {
		if mode != "a word" {
			words[strings.ToLower(constant)] = mode
		}
	}
	out := trilogyOptions(words)
	out[0].Fold, out[0].Source = true, railsMySQL
	return out
}
