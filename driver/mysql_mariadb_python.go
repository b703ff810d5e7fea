package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const mariadbPython = "mariadb-corporation/mariadb-connector-python:mariadb/mariadb_connection.c"

// mariadbPythonRows hold for every version of the C library below: the module sets its verification, to off by default.
var mariadbPythonRows = []Row{
	{When: "tls_fp", Then: Full, CA: "inline", Ignores: "ssl_ca ssl_capath", Because: "tls_fp pins the server's certificate and requires TLS"},
	{When: "tls_fp_list", Then: Full, CA: "inline", Ignores: "ssl_ca ssl_capath", Because: "tls_fp_list pins the server's certificate and requires TLS"},
	{When: "ssl_verify_cert=true", Then: Full, CA: "ssl_ca|ssl_capath|system", Because: "ssl_verify_cert=True requires TLS and checks chain and host name"},
	{When: "ssl_ca", Then: byBuild, CA: "ssl_ca", By: "ssl ssl_ca", Because: "without ssl_verify_cert=True a CA is checked by MariaDB's library before 3.4 and not since, and the driver continues in plaintext when the server or an attacker declines it"},
	{When: "ssl_capath", Then: byBuild, CA: "ssl_capath", By: "ssl ssl_capath", Because: "without ssl_verify_cert=True a CA folder is checked by MariaDB's library before 3.4 and not since, and the driver continues in plaintext when the server or an attacker declines it"},
	{When: "ssl:object", Then: Opportune, CA: "none", Because: "a dictionary asks for TLS: nothing is required, nothing is verified"},
	{When: "ssl=true", Then: Opportune, CA: "none", Because: "ssl=True asks for TLS and does not require it: the driver continues in plaintext when the server or an attacker declines it"},
	{When: "ssl_cert", Then: Opportune, CA: "none", Because: "a client certificate asks for TLS and does not require it"},
	{When: "ssl_cipher", Then: Opportune, CA: "none", Because: "ssl_cipher asks for TLS and does not require it"},
	{When: "tls_version", Then: Opportune, CA: "none", Because: "tls_version asks for TLS and does not require it"},
	{When: "default_file", Then: Undecided, CA: "unknown", Because: "the option file may hold ssl-ca and ssl-verify-server-cert"},
	{When: "read_default_file", Then: Undecided, CA: "unknown", Because: "the option file may hold ssl-ca and ssl-verify-server-cert"},
	{Then: Off, CA: "none", By: "ssl ssl_verify_cert", Because: "without a TLS option the driver never uses TLS"},
}

// flatDict names the members of ssl={…} as the flat arguments that the module makes of them.
func flatDict(options []setting.Option) []setting.Option {
	options = fromQuery(options)
	for i := range options {
		o := &options[i]
		switch member, ok := strings.CutPrefix(o.Name.String(), "ssl."); {
		case ok && slices.Contains([]string{"ca", "cert", "capath", "key", "cipher"}, member):
			o.Name = source.Decoded(o.Name.Place(), "ssl_"+member)
		}
	}
	return options
}

// mariadb-python is MariaDB's own Python driver, over its C library.
var _ = register(func() *Table {
	return &Table{
		ID: "mariadb-python", Title: "MariaDB Connector/Python", Engine: "mariadb", Source: mariadbPython,
		Packages: []Package{{"pypi", "mariadb"}},
		Schemes: []setting.Scheme{
			{Name: "mariadb+mariadbconnector", Engine: "mariadb", Certain: true}, {Name: "mysql+mariadbconnector", Engine: "mysql", Certain: true},
		},
		Openers: slices.Concat(
			pythonOpeners([]setting.Arg{
				{Position: -1, Keyword: "host", Role: setting.Host},
				{Position: -1, Keyword: "port", Role: setting.Port},
				{Position: -1, Keyword: "password", Role: setting.Secret},
				{Position: -1, Keyword: "passwd", Role: setting.Secret},
			}, "mariadb.connect", "mariadb.Connection", "mariadb.connections.Connection", "mariadb.ConnectionPool"),
			sqlalchemyURLs("mariadb+mariadbconnector", "mysql+mariadbconnector"),
		),
		Names: Exact, Stranger: RejectsStrangers, Prepare: flatDict,
		Full: "ssl_verify_cert=True with ssl_ca=<CA file>",
		Options: []Option{
			{Name: "ssl", Role: Mode, Bool: true},
			{Name: "ssl_verify_cert", Role: Mode, Bool: true},
			{Name: "ssl_ca", Role: CA},
			{Name: "ssl_capath", Role: CA},
			{Name: "ssl_cert"},
			{Name: "ssl_key", Role: Private},
			{Name: "ssl_cipher", Role: Cipher},
			{Name: "ssl_crl"},
			{Name: "ssl_crlpath"},
			{Name: "tls_version", Role: TLSOpt},
			{Name: "tls_fp", Role: Mode},
			{Name: "tls_fp_list", Role: Mode},
			{Name: "default_file"},
			{Name: "read_default_file"},
		},
		Rows: mariadbPythonRows,
		TLS:  []TLSRow{{Option: "tls_version", Form: List}},
	}
})
