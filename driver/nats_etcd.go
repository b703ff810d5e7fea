package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	natsGo     = "nats-io/nats.go:nats.go"
	natsPython = "nats-io/nats.py:nats/src/nats/aio/client.py"
	etcdGo     = "etcd-io/etcd:client/v3/client.go"
	etcdHTTP   = "etcd-io/etcd:client/v3/internal/endpoint/endpoint.go"

	etcdByScheme = "https:// and unixs:// check chain and host name with the system's authorities"
)

// nats.go uses TLS where the server demands it, not where it merely offers it, and insists with tls:// or one of its TLS options.
var _ = register(func() *Table {
	return &Table{
		ID: "nats-go", Title: "nats.go", Engine: "nats", Source: natsGo,
		Packages: []Package{{"go", "github.com/nats-io/nats.go"}}, Schemes: schemes("nats", "nats"),
		Openers: []setting.Opener{{Language: "go", Callee: "github.com/nats-io/nats.go.Connect", Args: []setting.Arg{
			{Position: 0, Role: setting.DSN},
			{Position: -1, Keyword: "Secure()", Role: setting.OptionArg, Name: "TLS"},
			{Position: -1, Keyword: "RootCAs()", Role: setting.OptionArg, Name: "RootCAs"},
			{Position: -1, Keyword: "ClientCert()", Role: setting.Skip},
			{Position: -1, Keyword: "UserInfo()", Role: setting.Secret},
			{Position: -1, Keyword: "Token()", Role: setting.Secret},
		}}},
		Names: Exact, Stranger: IgnoresStrangers,
		Full:    "tls:// or nats.Secure() with nats.RootCAs(<CA file>)",
		Options: append([]Option{{Name: schemeOption, Fold: true}, {Name: "TLS", Role: Mode}, {Name: "RootCAs", Role: CA}}, goTLSOptions("TLS")...),
		Rows: slices.Concat(
			goTLSRows("TLS", "TLS:object"),
			[]Row{
				{When: "TLS:bare", Then: Full, CA: "RootCAs|system", Because: "Secure() requires TLS and checks chain and host name"},
				{When: "TLS", Then: ByCode, CA: "unknown", Because: "the tls.Config is made by code that is not read here"},
				{When: "RootCAs", Then: Full, CA: "RootCAs", Because: "RootCAs() requires TLS and checks chain and host name"},
				{When: "scheme=tls", Then: Full, CA: "system", By: "-", Because: "tls:// requires TLS and checks chain and host name"},
			},
			plainUnlessAsked([]Row{
				{When: "scheme=nats", Then: OpportuneAll, CA: "system", By: "-", Because: "nats:// uses TLS only where the server demands it; chain and host name are checked then"},
				{Then: OpportuneAll, CA: "system", By: "-", Because: "without tls:// or Secure() TLS is used only where the server demands it"},
			}),
		),
		TLS: goTLSVersions("TLS"),
	}
})

// plainUnlessAsked marks rows of a client that stays in plaintext with a server that offers TLS but does not demand it.
func plainUnlessAsked(rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Then.First = out[i].Then.Transport == fact.Opportunistic
	}
	return out
}

// nats.py leaves TLS to the server, whatever it is given.
var _ = register(func() *Table {
	return &Table{
		ID: "nats-py", Title: "nats.py", Engine: "nats", Source: natsPython,
		Packages: []Package{{"pypi", "nats-py"}}, Schemes: schemes("nats", "nats"),
		Openers: pythonOpeners([]setting.Arg{{Position: 0, Keyword: "servers", Role: setting.DSN}, {Position: -1, Keyword: "password", Role: setting.Secret}, {Position: -1, Keyword: "token", Role: setting.Secret}},
			"nats.connect", "nats.aio.client.Client.connect"),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full:    "tls=ssl.create_default_context(cafile=<CA file>) and a server with tls_required",
		Options: append([]Option{{Name: schemeOption, Fold: true}, {Name: "tls", Role: Mode}, {Name: "tls_hostname"}, {Name: "tls_handshake_first", Role: Mode, Bool: true}}, contextOptions("tls")...),
		Rows: slices.Concat(
			below("", "tls_handshake_first=true", contextRows("tls", "")),
			plainUnlessAsked(fallingBack(contextRows("tls", ""))),
			plainUnlessAsked([]Row{
				{When: "tls", Then: fact.Posture{Transport: fact.Opportunistic, Chain: fact.CheckUnknown, Host: fact.CheckUnknown}, CA: "unknown", Because: "TLS starts only where the server demands it, with a context that is not read here"},
				{When: "scheme=tls", Then: OpportuneAll, CA: "system", By: "scheme", Because: "nats.py starts TLS only where the server demands it, also with tls://"},
				{Then: OpportuneAll, CA: "system", By: "-", Because: "TLS starts only where the server demands it; chain and host name are checked then"},
			}),
		),
		TLS: contextTLS("tls"),
	}
})

// etcd's client goes by the endpoints' scheme: http drops a tls.Config.
var _ = register(func() *Table {
	return &Table{
		ID: "etcd-clientv3", Title: "etcd client v3", Engine: "etcd", Source: etcdGo,
		Packages: []Package{{"go", "go.etcd.io/etcd/client/v3"}},
		Openers: []setting.Opener{
			{Language: "go", Callee: "go.etcd.io/etcd/client/v3.New", Keywords: true, Args: []setting.Arg{{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "Endpoints", Role: setting.Host}}},
			{Language: "go", Callee: "go.etcd.io/etcd/clientv3.New", Keywords: true, Args: []setting.Arg{{Position: 0, Role: setting.Options}, {Position: -1, Keyword: "Endpoints", Role: setting.Host}}},
		},
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull, // a nil config leaves all to the scheme
		Full:    "https:// endpoints with TLS: &tls.Config{RootCAs: <CA pool>}",
		Options: append([]Option{{Name: schemeOption, Fold: true}, {Name: "TLS", Role: Mode}}, goTLSOptions("TLS")...),
		Rows: slices.Concat(
			below("", "scheme=http", []Row{
				{When: "TLS:object", Then: Off, CA: "none", By: "scheme", Ignores: "TLS", Source: etcdHTTP, Because: "an http:// endpoint drops the TLS config silently"},
				{Then: Off, CA: "none", By: "-", Source: etcdHTTP, Because: "an http:// endpoint never uses TLS"},
			}),
			goTLSRows("TLS", "TLS:object"),
			[]Row{
				{When: "TLS", Then: ByCode, CA: "unknown", Because: "the tls.Config is made by code that is not read here"},
				{When: "scheme=unix", Then: Off, CA: "none", By: "-", Source: etcdHTTP, Because: "a unix:// endpoint without a TLS config never uses TLS"},
				{When: "scheme=https", Then: Full, CA: "system", By: "-", Source: etcdHTTP, Because: etcdByScheme},
				{When: "scheme=unixs", Then: Full, CA: "system", By: "-", Source: etcdHTTP, Because: etcdByScheme},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Because: "without a TLS config or https:// the client never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the endpoints' scheme decides, and it is not known here"},
			},
		),
		TLS: goTLSVersions("TLS"),
	}
})
