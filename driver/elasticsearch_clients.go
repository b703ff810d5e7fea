package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	elasticPython = "elastic/elastic-transport-python:elastic_transport/_node/_base.py"
	openPython    = "opensearch-project/opensearch-py:opensearchpy/connection/http_urllib3.py"
	elasticJS     = "elastic/elastic-transport-js:src/connection/HttpConnection.ts"
	elasticGo     = "elastic/elastic-transport-go:elastictransport/elastictransport.go"
	elasticPlain  = "http:// never uses TLS"
	elasticNode3  = "elastic/elastic-transport-python:elastic_transport/_node/_http_urllib3.py"
	urllib3       = "urllib3/urllib3:src/urllib3/connection.py"

	elasticPlainTLS    = "since 8.0.0 http:// takes no TLS options: the client raises ValueError"
	elasticCheckedName = "verify_certs=False contradicts a context that checks host names: Python raises ValueError"
)

// elasticEnd closes a table of a client that goes by the scheme of its hosts.
func elasticEnd(ignored string) []Row {
	return []Row{
		{When: "scheme=http", Then: Off, CA: "none", By: "-", Ignores: ignored, Because: elasticPlain},
		{Then: Undecided, CA: "unknown", By: "-", Because: "the scheme of the hosts decides, and it is not known here"},
	}
}

// elasticPythonTable is the common part of the two Python clients.
func elasticPythonTable(t Table, contexts []Row, callees ...string) *Table {
	t.Openers = pythonOpeners([]setting.Arg{
		{Position: 0, Keyword: "hosts", Role: setting.Host},
		{Position: -1, Keyword: "http_auth", Role: setting.Skip},
		{Position: -1, Keyword: "basic_auth", Role: setting.Skip},
		{Position: -1, Keyword: "api_key", Role: setting.Secret},
	}, callees...)
	t.Names, t.Stranger, t.Prepare = Exact, IgnoresStrangers, dropNull
	t.Options = slices.Concat([]Option{
		{Name: schemeOption, Fold: true},
		{Name: "use_ssl", Role: Mode, Bool: true},
		{Name: "verify_certs", Role: Mode, Bool: true},
		{Name: "ca_certs", Role: CA},
		{Name: "ssl_assert_fingerprint", Role: Mode},
		{Name: "ssl_assert_hostname", Role: Mode, Bool: true},
		{Name: "ssl_show_warn"},
		{Name: "ssl_version", Role: TLSOpt},
		{Name: "client_cert"},
		{Name: "client_key", Role: Private},
		{Name: "ssl_context", Role: Mode},
	}, contextOptions("ssl_context"))
	checked := []Row{
		{When: "verify_certs=false", Then: Unchecked, CA: "none", Ignores: "ca_certs ssl_assert_hostname", Because: "verify_certs=False accepts every certificate"},
		{When: "verify_certs!=true", Then: ByCode, CA: "unknown", Because: "verify_certs is decided by code that is not read here"},
		{When: "ssl_assert_fingerprint", Then: ByCode, CA: "unknown", Because: "the certificate is compared with a fingerprint, and neither chain nor host name are checked"},
		{When: "ssl_assert_hostname=false", Then: ChainOnly, CA: "ca_certs|bundled", Because: "ssl_assert_hostname=False leaves the host name unchecked"},
		{Then: Full, CA: "ca_certs|bundled", By: "verify_certs use_ssl", Because: "chain and host name are checked by default"},
	}
	tls := []string{"scheme=https", "use_ssl=true"}
	if t.Engine == "elasticsearch" { // there are no clouds in OpenSearch's copy of the client
		t.Options = append(t.Options, Option{Name: "cloud_id"})
		tls = append(tls, "cloud_id")
	}
	t.Rows = slices.Concat(
		contexts,
		underEach(checked, tls...),
		[]Row{
			{When: "use_ssl=false !scheme", Then: Off, CA: "none", By: "use_ssl", Ignores: "verify_certs ca_certs", Because: "use_ssl=False never uses TLS"},
			{When: "!scheme", Then: Undecided, CA: "unknown", By: "-", Because: "the scheme of the hosts decides, and it is not known here"},
		},
		elasticEnd("verify_certs ca_certs"),
	)
	return &t
}

// urllib3Context are the rows of a context that is handed to urllib3, which compares host names by itself wherever a
// certificate is checked; the other options have no effect beside it.
func urllib3Context() []Row {
	out := contextRows("ssl_context", "")
	for i := range out {
		if out[i].Then == ChainOnly {
			out[i].Then, out[i].Source = Full, urllib3
			out[i].Because = "chain and host name are checked: urllib3 compares the name by itself, whatever check_hostname says"
		}
		out[i].Ignores += " verify_certs ca_certs"
	}
	return out
}

// elasticContext are the rows of a context since 8.0.0, when verify_certs, which is true by default, was put over it.
var elasticContext = fromSource(elasticNode3, []Row{
	{When: "scheme=http ca_certs", Rejects: elasticPlainTLS, By: "ca_certs"},
	{When: "scheme=http ssl_context", Rejects: elasticPlainTLS, By: "ssl_context"},
	{When: "scheme=http ssl_assert_hostname", Rejects: elasticPlainTLS, By: "ssl_assert_hostname"},
	{When: "ssl_context ca_certs", Rejects: "since 8.0.0 no other TLS option stands beside ssl_context: the client raises ValueError", By: "ssl_context"},
	{When: "ssl_context.context=create_default_context ssl_context.purpose=CLIENT_AUTH", Rejects: noClientContext, By: "ssl_context.purpose", Source: pythonSSL},
	{When: "ssl_context.context verify_certs=false ssl_context.check_hostname=false", Then: Unchecked, CA: "none", By: "verify_certs", Because: "verify_certs=False accepts every certificate, whatever the context says"},
	{When: "ssl_context.context=create_default_context verify_certs=false", Rejects: elasticCheckedName, By: "verify_certs"},
	{When: "ssl_context.protocol=PROTOCOL_TLS_CLIENT verify_certs=false", Rejects: elasticCheckedName, By: "verify_certs"},
	{When: "ssl_context.context verify_certs=false", Then: Unchecked, CA: "none", By: "verify_certs", Because: "verify_certs=False accepts every certificate, whatever the context says"},
	{When: "ssl_context !verify_certs", Then: Full, CA: "ssl_context.cafile|ssl_context.capath|ssl_context.cadata|bundled", By: "ssl_context", Ignores: "ssl_context.verify_mode ssl_context.check_hostname", Because: "since 8.0.0 the client checks chain and host name whatever the context says, unless verify_certs=False"},
	{When: "ssl_context verify_certs=true", Then: Full, CA: "ssl_context.cafile|ssl_context.capath|ssl_context.cadata|bundled", By: "verify_certs", Ignores: "ssl_context.verify_mode ssl_context.check_hostname", Because: "verify_certs=True checks chain and host name whatever the context says"},
})

var _ = register(func() *Table {
	return elasticPythonTable(Table{
		ID: "elasticsearch-py", Title: "elasticsearch-py", Engine: "elasticsearch", Source: elasticPython, Packages: []Package{{"pypi", "elasticsearch"}},
		Full: "https:// hosts with ca_certs=<CA file>", Releases: []Release{{"8.0.0", "2022-02-10"}},
		TLS: []TLSRow{{Option: "ssl_context.minimum_version", Form: Floor, Until: "8.0.0", Source: pythonSSL}, {Option: "ssl_context.protocol", Form: Only, Source: pythonSSL}},
	}, slices.Concat(between("", "8.0.0", urllib3Context()), between("8.0.0", "", elasticContext)), "elasticsearch.Elasticsearch", "elasticsearch.AsyncElasticsearch", "elasticsearch7.Elasticsearch", "elasticsearch8.Elasticsearch", "elasticsearch_dsl.connections.connections.create_connection")
})

var _ = register(func() *Table {
	return elasticPythonTable(Table{
		ID: "opensearch-py", Title: "opensearch-py", Engine: "opensearch", Source: openPython, Packages: []Package{{"pypi", "opensearch-py"}},
		Full: "use_ssl=True with ca_certs=<CA file>", TLS: contextTLS("ssl_context"),
	}, urllib3Context(), "opensearchpy.OpenSearch", "opensearchpy.AsyncOpenSearch")
})

// elasticNode is the common part of the two Node clients, whose TLS options have another name each.
func elasticNode(t Table, object string, callee string) *Table {
	t.Openers = []setting.Opener{{Language: "javascript", Callee: callee, Keywords: true, Args: []setting.Arg{
		{Position: 0, Role: setting.Options},
		{Position: -1, Keyword: "node", Role: setting.Host},
		{Position: -1, Keyword: "nodes", Role: setting.Host},
		{Position: -1, Keyword: "auth", Role: setting.Skip},
	}}}
	t.Names, t.Stranger, t.Prepare = Exact, IgnoresStrangers, dropNull
	t.Options = slices.Concat([]Option{{Name: schemeOption, Fold: true}, {Name: object, Role: Mode}, {Name: "cloud"}, {Name: "caFingerprint", Role: Mode}}, nodeOptions(object))
	t.Rows = slices.Concat(
		[]Row{
			{When: "scheme=http", Then: Off, CA: "none", By: "-", Ignores: object, Because: elasticPlain},
			{When: object + ".rejectUnauthorized:bool=false", Then: Unchecked, CA: "none", Ignores: object + ".ca", Because: "rejectUnauthorized: false accepts every certificate"},
		},
		underEach([]Row{
			{When: object + ".checkServerIdentity=unchecked", Then: ChainOnly, CA: object + ".ca|bundled", Because: "the checkServerIdentity function objects to no host name; the chain is still checked"},
			{When: object + ".checkServerIdentity", Then: nameUnknown, CA: object + ".ca|bundled", Because: "the chain is checked; the host name is left to the checkServerIdentity function"},
			{When: object + ":symbol", Then: ByCode, CA: "unknown", Because: "the TLS options are made by code that is not read here"},
			{Then: Full, CA: object + ".ca|bundled", By: object, Because: "Node checks chain and host name unless rejectUnauthorized is false"},
		}, "scheme=https", "cloud"),
		[]Row{{Then: Undecided, CA: "unknown", By: "-", Because: "the scheme of the node decides, and it is not known here"}},
	)
	t.TLS = nodeTLSRows(object)
	return &t
}

var _ = register(func() *Table {
	return elasticNode(Table{
		ID: "elasticsearch-js", Title: "@elastic/elasticsearch", Engine: "elasticsearch", Source: elasticJS, Packages: []Package{{"npm", "@elastic/elasticsearch"}},
		Full: "an https:// node with tls: { ca: <CA certificate> }",
	}, "tls", "@elastic/elasticsearch.Client")
})

var _ = register(func() *Table {
	return elasticNode(Table{
		ID: "opensearch-js", Title: "@opensearch-project/opensearch", Engine: "opensearch", Source: "opensearch-project/opensearch-js:lib/Connection.js", Packages: []Package{{"npm", "@opensearch-project/opensearch"}},
		Full: "an https:// node with ssl: { ca: <CA certificate> }",
	}, "ssl", "@opensearch-project/opensearch.Client")
})

// elasticGoTLS is where the Go clients take their tls.Config from.
const elasticGoTLS = "Transport.TLSClientConfig"

// go-elasticsearch and opensearch-go take an HTTP transport.
var _ = register(func() *Table {
	return &Table{
		ID: "go-elasticsearch", Title: "go-elasticsearch", Engine: "elasticsearch", Source: elasticGo,
		Packages: []Package{{"go", "github.com/elastic/go-elasticsearch/v8"}, {"go", "github.com/elastic/go-elasticsearch/v9"}, {"go", "github.com/elastic/go-elasticsearch/v7"}, {"go", "github.com/opensearch-project/opensearch-go"}, {"go", "github.com/opensearch-project/opensearch-go/v2"}},
		Openers:  elasticGoOpeners(), Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full:    "https:// addresses with CACert: <CA certificate>",
		Options: append([]Option{{Name: schemeOption, Fold: true}, {Name: "Transport", Role: Mode}, {Name: elasticGoTLS, Role: Mode}, {Name: "CACert", Role: CA}, {Name: "CertificateFingerprint", Role: Mode}, {Name: "CloudID"}}, goTLSOptions(elasticGoTLS)...),
		Rows: slices.Concat(
			[]Row{
				{When: "scheme=http", Then: Off, CA: "none", By: "-", Ignores: "Transport CACert", Because: elasticPlain},
				{When: "CertificateFingerprint", Then: ByCode, CA: "unknown", Because: "the certificate is compared with a fingerprint, and neither chain nor host name are checked"},
			},
			goTLSRows(elasticGoTLS, elasticGoTLS+":object")[:3],
			underEach([]Row{
				{When: elasticGoTLS + ":object", Then: Full, CA: elasticGoTLS + ".RootCAs|CACert|system", Source: goTLS, Because: "crypto/tls checks chain and host name unless InsecureSkipVerify is set"},
				{When: "Transport:symbol", Then: ByCode, CA: "unknown", Because: "the transport is made by code that is not read here"},
				{Then: Full, CA: "CACert|system", By: "CACert", Because: "chain and host name are checked by default"},
			}, "scheme=https", "CloudID"),
			[]Row{{Then: Undecided, CA: "unknown", By: "-", Because: "the scheme of the addresses decides, and it is not known here"}},
		),
		TLS: goTLSVersions(elasticGoTLS),
	}
})

func elasticGoOpeners() []setting.Opener {
	args := []setting.Arg{{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "Addresses", Role: setting.Host}}
	var out []setting.Opener
	for _, p := range []string{"github.com/elastic/go-elasticsearch/v7", "github.com/elastic/go-elasticsearch/v8", "github.com/elastic/go-elasticsearch/v9", "github.com/opensearch-project/opensearch-go", "github.com/opensearch-project/opensearch-go/v2"} {
		for _, f := range []string{"NewClient", "NewTypedClient"} {
			out = append(out, setting.Opener{Language: "go", Callee: p + "." + f, Args: args, Keywords: true})
		}
	}
	return out
}
