package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	mongoshSource    = "mongodb-js/mongosh:packages/arg-parser/src/arg-mapper.ts"
	mongoToolsSource = "mongodb/mongo-tools:common/db/db.go"
	mongoCLIWeak     = "tlsAllowInvalidCertificates tlsAllowInvalidHostnames tlsInsecure"
)

// mongoCLIOptions are the options of the shells and tools, in the command line's older spelling too.
var mongoCLIOptions = []Option{
	{Name: schemeOption, Fold: true},
	{Name: "tls", Aliases: []string{"ssl"}, Role: Mode, Bool: true, Fold: true},
	{Name: "tlsAllowInvalidCertificates", Aliases: []string{"sslAllowInvalidCertificates"}, Role: Mode, Bool: true, Fold: true},
	{Name: "tlsAllowInvalidHostnames", Aliases: []string{"sslAllowInvalidHostnames", "sslInvalidHostNameAllowed"}, Role: Mode, Bool: true, Fold: true},
	{Name: "tlsInsecure", Aliases: []string{"sslInsecure"}, Role: Mode, Bool: true, Fold: true},
	{Name: "tlsCAFile", Aliases: []string{"sslCAFile"}, Role: CA},
	{Name: "tlsUseSystemCA", Aliases: []string{"sslUseSystemCA"}},
	{Name: "tlsCertificateKeyFile", Aliases: []string{"sslPEMKeyFile"}},
	{Name: "tlsCRLFile", Aliases: []string{"sslCRLFile"}},
	{Name: "tlsDisabledProtocols", Aliases: []string{"sslDisabledProtocols"}},
}

// mongosh writes its options into the URL for the Node driver, so that no other option than tls switches TLS on.
var _ = register(func() *Table {
	return &Table{
		ID: "mongosh", Title: "mongosh", Engine: "mongodb", Source: mongoshSource,
		Names: FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins, Layers: []setting.Layer{setting.InCall, setting.InDSN, setting.InEnv},
		Full: "--tls with --tlsCAFile <CA file>", Options: mongoCLIOptions,
		Rows: slices.Concat(
			underEach([]Row{
				{When: "tlsInsecure=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Source: mongoNode, Because: "tlsInsecure=true accepts every certificate"},
				{When: "tlsAllowInvalidCertificates=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Because: "--tlsAllowInvalidCertificates accepts every certificate"},
				{When: "tlsAllowInvalidHostnames=true", Then: ChainOnly, CA: "tlsCAFile|system", Because: "--tlsAllowInvalidHostnames leaves the host name unchecked"},
				{Then: Full, CA: "tlsCAFile|system", By: "tls", Because: "chain and host name are checked"},
			}, mongoOn...),
			[]Row{
				{When: "tls=false", Then: Off, CA: "none", Ignores: mongoCLIWeak + " tlsCAFile", Because: "tls=false never uses TLS"},
				{When: "scheme=mongodb", Then: Off, CA: "none", By: "-", Ignores: mongoCLIWeak + " tlsCAFile", Because: "without --tls or mongodb+srv:// mongosh never uses TLS; the other TLS options do not switch it on"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: mongoCLIWeak + " tlsCAFile", Because: "without --tls or mongodb+srv:// mongosh never uses TLS; the other TLS options do not switch it on"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL decides, and it is not known here"},
			},
		),
	}
})

// mongo-tools are mongodump and its kin. Each of three options switches off both checks; a CA file in the URI switches
// TLS on, one on the command line does not.
var _ = register(func() *Table {
	return &Table{
		ID: "mongo-tools", Title: "MongoDB Database Tools", Engine: "mongodb", Source: mongoToolsSource,
		Names: FoldCase, Stranger: IgnoresStrangers, Repeat: LastWins, Layers: []setting.Layer{setting.InCall, setting.InDSN, setting.InEnv},
		Full: "--ssl with --sslCAFile=<CA file>", Options: mongoCLIOptions,
		Rows: slices.Concat(
			underEach([]Row{
				{When: "tlsInsecure=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Because: "--tlsInsecure accepts every certificate"},
				{When: "tlsAllowInvalidCertificates=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Because: "--sslAllowInvalidCertificates accepts every certificate"},
				{When: "tlsAllowInvalidHostnames=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Because: "--sslAllowInvalidHostnames switches off the check of the chain too"},
				{Then: Full, CA: "tlsCAFile|system", By: "tls", Because: "chain and host name are checked"},
			}, append(slices.Clone(mongoOn), "!tls tlsCAFile@dsn")...),
			[]Row{
				{When: "tls=false", Then: Off, CA: "none", Ignores: mongoCLIWeak + " tlsCAFile", Because: "tls=false never uses TLS"},
				{When: "scheme=mongodb", Then: Off, CA: "none", By: "-", Ignores: mongoCLIWeak + " tlsCAFile", Because: "without --ssl or mongodb+srv:// the tools never use TLS; the other TLS options do not switch it on"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: mongoCLIWeak + " tlsCAFile", Because: "without --ssl or mongodb+srv:// the tools never use TLS; the other TLS options do not switch it on"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URI decides, and it is not known here"},
			},
		),
	}
})
