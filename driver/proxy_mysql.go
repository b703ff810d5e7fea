package driver

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	proxySQLSource = "sysown/proxysql:lib/mysql_connection.cpp"
	maxScaleServer = "mariadb-corporation/MaxScale:server/core/server.cc"
	maxScaleSSL    = "mariadb-corporation/MaxScale:server/core/ssl.cc"
)

// spelledOut replaces the words of one option by what they stand for.
func spelledOut(options []setting.Option, name string, words map[string]string) []setting.Option {
	for i := range options {
		v := &options[i].Value
		if long, ok := words[v.Text.String()]; ok && options[i].Name.String() == name {
			v.Text = source.Decoded(v.Text.Place(), long)
		}
	}
	return options
}

// proxysql speaks to its servers by MariaDB's client library, which it asks for TLS server by server. The library does
// not insist on it, and nothing asks it to check host names. The mysql-ssl_p2s variables are said once for all servers, so
// that a server without TLS does not make them inert.
var _ = register(func() *Table {
	return &Table{
		ID: "proxysql", Title: "ProxySQL", Engine: "mysql", Source: proxySQLSource,
		Names: DashScore, Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.HostUnknown,
		Full: "use_ssl=1 with mysql-ssl_p2s_ca=<CA file>, on servers that refuse plaintext; ProxySQL cannot insist on TLS itself",
		Options: []Option{
			{Name: "use_ssl", Role: Mode, Bool: true, Fold: true},
			{Name: "ssl_p2s_ca", Aliases: []string{"mysql-ssl_p2s_ca", "ssl_ca"}, Role: CA},
			{Name: "ssl_p2s_capath", Aliases: []string{"mysql-ssl_p2s_capath", "ssl_capath"}, Role: CA},
			{Name: "ssl_p2s_cipher", Aliases: []string{"mysql-ssl_p2s_cipher", "ssl_cipher"}, Role: Cipher},
			{Name: "ssl_p2s_cert", Aliases: []string{"mysql-ssl_p2s_cert"}},
			{Name: "ssl_p2s_key", Aliases: []string{"mysql-ssl_p2s_key"}, Role: Private},
		},
		Rows: []Row{
			{When: "use_ssl=true ssl_p2s_ca", Then: OpportuneCA, CA: "ssl_p2s_ca", By: "use_ssl", Because: "use_ssl=1 asks the server for TLS and goes on in plaintext where it has none; with mysql-ssl_p2s_ca the chain is checked, the host name never"},
			{When: "use_ssl=true ssl_p2s_capath", Then: OpportuneCA, CA: "ssl_p2s_capath", By: "use_ssl", Because: "use_ssl=1 asks the server for TLS and goes on in plaintext where it has none; with mysql-ssl_p2s_capath the chain is checked, the host name never"},
			{When: "use_ssl=true", Then: Opportune, CA: "none", Because: "use_ssl=1 asks the server for TLS, goes on in plaintext where it has none, and checks no certificate without mysql-ssl_p2s_ca"},
			{When: "use_ssl=false", Then: Off, CA: "none", Because: "use_ssl=0: ProxySQL never asks this server for TLS"},
			{When: "use_ssl", Then: Undecided, CA: "unknown", Because: "whether use_ssl is set is not known here"},
			{Then: Off, CA: "none", Source: "sysown/proxysql:include/MySQL_HostGroups_Manager.h", Because: "use_ssl is 0 by default: ProxySQL never asks this server for TLS, whatever the mysql-ssl_p2s variables say"},
		},
	}
})

// maxscale has a section for each of its servers. Before 2.4 the peer's certificate was checked by default.
var _ = register(func() *Table {
	return &Table{
		ID: "maxscale", Title: "MaxScale", Engine: "mariadb", Source: maxScaleServer,
		Names: DashScore, Stranger: IgnoresStrangers, Repeat: LastWins, DefaultHost: fact.HostUnknown,
		Full: "ssl=true with ssl_verify_peer_certificate=true, ssl_verify_peer_host=true and ssl_ca=<CA file>",
		Options: []Option{
			{Name: "ssl", Role: Mode, Bool: true, Fold: true, Words: map[string]string{"required": "true", "disabled": "false"}},
			{Name: "ssl_verify_peer_certificate", Role: Mode, Bool: true, Fold: true},
			{Name: "ssl_verify_peer_host", Role: Mode, Bool: true, Fold: true},
			{Name: "ssl_ca", Aliases: []string{"ssl_ca_cert"}, Role: CA},
			{Name: "ssl_version", Role: TLSOpt},
			{Name: "ssl_cipher", Role: Cipher},
			{Name: "ssl_cert"},
			{Name: "ssl_key", Role: Private},
		},
		Rows: []Row{
			{When: "ssl=true ssl_verify_peer_certificate=true ssl_verify_peer_host=true", Then: Full, CA: "ssl_ca|system", By: "ssl_verify_peer_host", Source: maxScaleSSL, Because: "chain and host name are checked"},
			{When: "ssl=true ssl_verify_peer_certificate=true", Then: ChainOnly, CA: "ssl_ca|system", By: "ssl_verify_peer_certificate", Source: maxScaleSSL, Because: "ssl_verify_peer_certificate=true checks the chain; the host name is checked with ssl_verify_peer_host=true only"},
			{When: "ssl=true ssl_verify_peer_certificate=false", Then: Unchecked, CA: "none", By: "ssl_verify_peer_certificate", Ignores: "ssl_ca ssl_verify_peer_host", Source: maxScaleSSL, Because: "ssl_verify_peer_certificate=false accepts a certificate of any authority"},
			{When: "ssl=true !ssl_verify_peer_certificate", Then: ChainOnly, CA: "ssl_ca|none", Until: "2.4.7", By: "ssl", Source: "mariadb-corporation/MaxScale:server/core/config.cc", Because: "before 2.4.7 ssl_verify_peer_certificate is true by default, and the host name is never checked"},
			{When: "ssl=true !ssl_verify_peer_certificate", Then: Unchecked, CA: "none", Since: "2.4.7", By: "ssl", Ignores: "ssl_ca ssl_verify_peer_host", Because: "ssl=true encrypts; ssl_verify_peer_certificate is false by default, so a certificate of any authority is accepted, also with ssl_ca"},
			{When: "ssl=true", Then: ByCode, CA: "ssl_ca|unknown", Because: "whether the certificate is checked is not known here"},
			{When: "ssl=false", Then: Off, CA: "none", Ignores: "ssl_ca ssl_verify_peer_certificate ssl_verify_peer_host", Because: "ssl=false: MaxScale never uses TLS with this server"},
			{When: "ssl", Then: Undecided, CA: "unknown", Because: "whether ssl is set is not known here"},
			{Then: Off, CA: "none", Ignores: "ssl_ca ssl_verify_peer_certificate ssl_verify_peer_host", Because: "ssl is false by default: MaxScale never uses TLS with this server"},
		},
		TLS:      []TLSRow{{Option: "ssl_version", Form: List}},
		Releases: []Release{{"2.4.7", "2020-02-12"}},
	}
})
