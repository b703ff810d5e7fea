package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	rustMySQL      = "blackbeam/rust-mysql-simple:src/conn/opts/mod.rs"
	rustMySQLAsync = "blackbeam/mysql_async:src/opts/mod.rs"
	dieselMySQL    = "diesel-rs/diesel:diesel/src/mysql/connection/url.rs"
	mysqlclientSys = "sgrif/mysqlclient-sys:src/lib.rs"
	mysqlRustOff   = "without SslOpts or require_ssl=true the driver never uses TLS"
)

// mysqlRustHost are the methods of OptsBuilder that name the server.
var mysqlRustHost = []setting.Arg{
	{Position: -1, Keyword: "ip_or_hostname", Role: setting.Host},
	{Position: -1, Keyword: "tcp_port", Role: setting.Port},
	{Position: -1, Keyword: "user", Role: setting.Skip},
	{Position: -1, Keyword: "pass", Role: setting.Secret},
	{Position: -1, Keyword: "ssl_opts", Role: setting.OptionArg, Name: "ssl_opts"},
}

// mysqlRustOpeners are what the crates mysql and mysql_async have in common.
func mysqlRustOpeners(crate string, more ...string) []setting.Opener {
	from := append(slices.Clone(mysqlRustHost), rustURL...)
	callees := append([]string{"Pool.new", "Conn.new", "Pool.from_url", "Conn.from_url", "Opts.from_url", "Opts.from_str", "Opts.try_from"}, more...)
	var out []setting.Opener
	for _, c := range callees {
		out = append(out, rustOpeners(rustURL, crate+"."+c)...)
	}
	return append(out, rustBuilders(from, crate+".OptsBuilder.from_opts", crate+".OptsBuilder.new", crate+".OptsBuilder.default")...)
}

// sslOptsRows say what an SslOpts checks; roots is the method that adds a CA.
func sslOptsRows(roots string) []Row {
	ca := "ssl_opts." + roots
	return []Row{
		{When: "ssl_opts:null", Then: Off, CA: "none", Because: "ssl_opts(None) never uses TLS"},
		{When: "ssl_opts:object ssl_opts.with_danger_accept_invalid_certs=true", Then: Unchecked, CA: "none", By: "ssl_opts.with_danger_accept_invalid_certs", Ignores: ca + " ssl_opts.with_danger_skip_domain_validation", Because: "with_danger_accept_invalid_certs(true) accepts every certificate"},
		{When: "ssl_opts:object ssl_opts.with_danger_skip_domain_validation=true", Then: ChainOnly, CA: ca + "|system", By: "ssl_opts.with_danger_skip_domain_validation", Because: "with_danger_skip_domain_validation(true) leaves the host name unchecked"},
		{When: "ssl_opts:object", Then: Full, CA: ca + "|system", Because: "SslOpts requires TLS and checks chain and host name"},
		{When: "ssl_opts", Then: Undecided, CA: "unknown", Because: "the SslOpts are made by code that is not read here"},
	}
}

// sslOptsOptions are an SslOpts and its methods; roots is the one that adds a CA, older its names in earlier releases.
func sslOptsOptions(roots string, older ...string) []Option {
	return append([]Option{{Name: "ssl_opts", Role: Mode}}, members("ssl_opts", []Option{
		{Name: "made"},
		{Name: "with_danger_accept_invalid_certs", Role: Mode, Bool: true},
		{Name: "with_danger_skip_domain_validation", Role: Mode, Bool: true},
		{Name: roots, Role: CA, Aliases: older},
		{Name: "with_disable_built_in_roots"},
		{Name: "with_danger_tls_hostname_override"},
	})...)
}

// mysql reads TLS options from its URL since 28.0; before it takes them from SslOpts only.
var _ = register(func() *Table {
	return &Table{
		ID: "rust-mysql", Title: "mysql crate", Engine: "mysql", Source: rustMySQL,
		Packages: []Package{{"cargo", "mysql"}}, Wrappers: []Package{{"cargo", "r2d2_mysql"}},
		Schemes: schemes("mysql", "mysql"), ByManifest: true,
		Openers: append(mysqlRustOpeners("mysql", "Pool.new_manual"), rustOpeners(rustURL, "r2d2_mysql.MySqlConnectionManager.new", "r2d2_mysql.MysqlConnectionManager.new")...),
		Names:   Exact, Stranger: RejectsStrangers, Prepare: rustVariants,
		Full: "ssl_opts(SslOpts::default().with_root_cert_path(Some(<CA file>)))",
		Options: append(sslOptsOptions("with_root_cert_path"),
			Option{Name: "danger_accept_invalid_certs", Role: Mode, Bool: true, Values: []string{"true", "false"}, Since: "28.0.0"},
			Option{Name: "danger_skip_domain_validation", Role: Mode, Bool: true, Values: []string{"true", "false"}, Since: "28.0.0"},
			Option{Name: "root_cert_path", Role: CA, Since: "28.0.0"},
			Option{Name: "cipher_suites", Since: "28.0.0"},
		),
		Rows: slices.Concat(sslOptsRows("with_root_cert_path"), []Row{
			{When: "danger_accept_invalid_certs=true", Then: Unchecked, CA: "none", Ignores: "root_cert_path danger_skip_domain_validation", Because: "danger_accept_invalid_certs=true requires TLS and accepts every certificate"},
			{When: "danger_skip_domain_validation=true", Then: ChainOnly, CA: "root_cert_path|system", Because: "danger_skip_domain_validation=true requires TLS and leaves the host name unchecked"},
			{When: "root_cert_path", Then: Full, CA: "root_cert_path", Because: "any TLS option in the URL requires TLS; chain and host name are checked"},
			{When: "danger_accept_invalid_certs=false", Then: Full, CA: "system", Because: "any TLS option in the URL requires TLS; chain and host name are checked"},
			{When: "danger_skip_domain_validation=false", Then: Full, CA: "system", Because: "any TLS option in the URL requires TLS; chain and host name are checked"},
			{When: "cipher_suites", Then: Full, CA: "system", Because: "any TLS option in the URL requires TLS; chain and host name are checked"},
			{Then: Off, CA: "none", Because: "without SslOpts or a TLS option in the URL the driver never uses TLS"},
		}),
	}
})

// mysql_async has a switch for TLS in its URL; what weakens the checks means nothing without it.
var _ = register(func() *Table {
	return &Table{
		ID: "mysql_async", Title: "mysql_async", Engine: "mysql", Source: rustMySQLAsync,
		Packages: []Package{{"cargo", "mysql_async"}}, Schemes: schemes("mysql", "mysql"), ByManifest: true,
		Openers: slices.Concat(mysqlRustOpeners("mysql_async"),
			rustOpeners(rustURL, paths("AsyncMysqlConnection.establish", "diesel_async", "diesel_async.mysql")...),
			typed(rustOpeners(rustURL, dieselAsyncManagers...), "AsyncMysqlConnection")),
		Names: Exact, Stranger: RejectsStrangers, Prepare: rustVariants,
		Full: "require_ssl=true, with SslOpts::default().with_root_certs(<CA file>) for a private CA",
		Options: append(sslOptsOptions("with_root_certs", "ssl_opts.with_root_cert_path"),
			Option{Name: "require_ssl", Role: Mode, Values: []string{"true", "false"}, Since: "0.31.0"},
			Option{Name: "verify_ca", Role: Mode, Values: []string{"true", "false"}, Since: "0.31.0"},
			Option{Name: "verify_identity", Role: Mode, Values: []string{"true", "false"}, Since: "0.31.0"},
			Option{Name: "built_in_roots", Values: []string{"true", "false"}, Since: "0.35.0"},
		),
		Rows: slices.Concat(sslOptsRows("with_root_certs"), []Row{
			{When: "require_ssl=true verify_ca=false", Then: Unchecked, CA: "none", By: "verify_ca", Ignores: "verify_identity built_in_roots", Because: "verify_ca=false accepts every certificate"},
			{When: "require_ssl=true verify_identity=false", Then: ChainOnly, CA: "system", By: "verify_identity", Because: "verify_identity=false leaves the host name unchecked"},
			{When: "require_ssl=true built_in_roots=false", Then: Full, CA: "none", By: "require_ssl", Because: "require_ssl=true checks chain and host name, but built_in_roots=false leaves no authority to check against"},
			{When: "require_ssl=true", Then: Full, CA: "system", Because: "require_ssl=true requires TLS and checks chain and host name"},
			{When: "require_ssl=false", Then: Off, CA: "none", Ignores: "verify_ca verify_identity built_in_roots", Because: "require_ssl=false never uses TLS"},
			{Then: Off, CA: "none", By: "-", Ignores: "verify_ca verify_identity built_in_roots", Because: mysqlRustOff},
		}),
	}
})

// Diesel hands its URL's options to the C library that it is linked with: MySQL's, which tries TLS by itself, or MariaDB's,
// which does not, and for which ssl_mode is lost on the way. Where both are insecure the rows give the worse one.
var _ = register(func() *Table {
	return &Table{
		ID: "diesel-mysql", Title: "Diesel on MySQL", Engine: "mysql", Source: dieselMySQL,
		Packages: []Package{{"cargo", "diesel"}}, Schemes: schemes("mysql", "mysql"), ByManifest: true,
		Openers: slices.Concat(
			rustOpeners(rustURL, paths("MysqlConnection.establish", "diesel", "diesel.mysql", "diesel.prelude")...),
			typed(rustOpeners(rustURL, dieselManagers...), "MysqlConnection"),
			served(rustOpeners(rustURL, dieselManagers...), "diesel-postgres", "diesel-mysql"),
		),
		Names: Exact, Stranger: IgnoresStrangers,
		Full: "ssl_mode=VERIFY_IDENTITY&ssl_ca=<CA file>, linked with MySQL's own library",
		Options: []Option{
			{Name: "ssl_mode", Role: Mode, Fold: true, Values: []string{"disabled", "preferred", "required", "verify_ca", "verify_identity"}, Since: "2.0.0"},
			{Name: "ssl_ca", Role: CA, Since: "2.0.0"},
			{Name: "ssl_cert", Since: "2.1.0"},
			{Name: "ssl_key", Role: Private, Since: "2.1.0"},
		},
		Rows: []Row{
			{When: "ssl_mode=disabled ssl_ca", Then: Undecided, CA: "unknown", Source: mysqlclientSys, Because: "MySQL's library never uses TLS then; MariaDB's does not see ssl_mode, and tries TLS because there is a CA"},
			{When: "ssl_mode=disabled", Then: Off, CA: "none", Because: "ssl_mode=DISABLED never uses TLS"},
			{When: "ssl_mode=preferred ssl_ca", Then: byBuild, CA: "ssl_ca", Because: "a CA is checked by MariaDB's library before 3.4 and not since, and the driver continues in plaintext when the server or an attacker declines it"},
			{When: "ssl_mode=preferred", Then: Off, CA: "none", Source: mysqlclientSys, Because: "linked with MariaDB's library, ssl_mode is dropped in silence, and without a CA the driver uses no TLS; MySQL's library would try it, check nothing and continue in plaintext"},
			{When: "ssl_mode=required ssl_ca", Then: byBuild, CA: "ssl_ca", Source: mysqlclientSys, Because: "linked with MariaDB's library, ssl_mode is dropped in silence: the driver continues in plaintext when the server or an attacker declines TLS"},
			{When: "ssl_mode=required", Then: Off, CA: "none", Source: mysqlclientSys, Because: "linked with MariaDB's library, ssl_mode is dropped in silence, and without a CA the driver uses no TLS; MySQL's library would insist on it and check nothing"},
			{When: "ssl_mode=verify_ca|verify_identity", Then: Undecided, CA: "ssl_ca|unknown", Source: mysqlclientSys, Because: "MySQL's library checks what ssl_mode asks for; linked with MariaDB's, ssl_mode is dropped in silence, and the library is not written here"},
			{When: "ssl_ca", Then: byBuild, CA: "ssl_ca", Because: "a CA without ssl_mode is checked by MariaDB's library before 3.4 and not since, and the driver continues in plaintext when the server or an attacker declines it"},
			{When: "ssl_cert", Then: Opportune, CA: "none", Because: "a client certificate asks for TLS at most"},
			{Then: Off, CA: "none", Because: "linked with MariaDB's library the driver uses no TLS by itself; MySQL's library would try it, check nothing and continue in plaintext"},
		},
	}
})
