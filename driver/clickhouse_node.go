package driver

import "github.com/dsnlint/dsnlint/setting"

const clickhouseNode = "ClickHouse/clickhouse-js:packages/client-node/src/connection/create_connection.ts"

// @clickhouse/client speaks HTTP: the URL's scheme decides, and nothing switches the checks off but an agent.
var _ = register(func() *Table {
	return &Table{
		ID: "clickhouse-js", Title: "@clickhouse/client", Engine: "clickhouse", Source: clickhouseNode,
		Packages: []Package{{"npm", "@clickhouse/client"}, {"npm", "@clickhouse/client-web"}},
		Openers: []setting.Opener{
			{Language: "javascript", Callee: "@clickhouse/client.createClient", Keywords: true, Args: []setting.Arg{
				{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "url", Role: setting.Host}, {Position: -1, Keyword: "host", Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret},
			}},
		},
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full: "an https:// url, with tls: { ca_cert: <CA certificate> } for a private CA",
		Options: []Option{
			{Name: schemeOption, Fold: true}, {Name: "tls", Role: Mode}, {Name: "tls.ca_cert", Role: CA}, {Name: "tls.cert"}, {Name: "tls.key", Role: Private}, {Name: "http_agent", Role: Mode},
		},
		Rows: []Row{
			{When: "http_agent", Then: ByCode, CA: "unknown", Overrides: "tls tls.ca_cert", Because: "the connection is made by an agent of the program's own, and the tls options have no effect"},
			{When: "scheme=http", Then: Off, CA: "none", By: "-", Ignores: "tls tls.ca_cert", Because: "http:// never uses TLS"},
			{When: "scheme=https", Then: Full, CA: "tls.ca_cert|bundled", By: "-", Because: "https:// checks chain and host name"},
			{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: "tls tls.ca_cert", Because: "without a url the client goes to http://localhost:8123"},
			{Then: Undecided, CA: "unknown", By: "-", Because: "the url's scheme decides, and it is not known here"},
		},
	}
})
