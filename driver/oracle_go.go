package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

const (
	goOraConfig  = "sijms/go-ora:v2/configurations/connect_config.go"
	goOraSession = "sijms/go-ora:v2/network/session.go"
)

// goOraOn are the only words that go-ora takes for true; every other text is false.
var goOraOn = map[string]string{"enable": "true", "enabled": "true"}

// goOraEncrypted are what go-ora checks where it uses TLS.
var goOraEncrypted = slices.Concat(
	overriding("ssl-verify wallet", goTLSRows("TLSConfig", "TLSConfig:object")),
	[]Row{
		{When: "TLSConfig:symbol", Then: ByCode, CA: "unknown", Overrides: "ssl-verify", Because: "the tls.Config is made by code that is not read here"},
		{When: "ssl-verify=false", Then: Unchecked, CA: "none", Ignores: "wallet", Source: goOraSession, Because: "SSL VERIFY accepts every certificate unless it is TRUE, ENABLE or ENABLED"},
		{Then: Full, CA: "wallet|system", By: "SSL PROTOCOL", Source: goOraSession, Because: "go-ora checks chain and host name by default"},
	},
)

// go-ora is a driver of its own without Oracle's client. A descriptor's PROTOCOL outweighs SSL; what stands in its
// SECURITY part is not read.
var _ = register(func() *Table {
	return &Table{
		ID: "go-ora", Title: "go-ora", Engine: "oracle", Source: goOraConfig,
		Packages: []Package{{"go", "github.com/sijms/go-ora/v2"}, {"go", "github.com/sijms/go-ora/v3"}, {"go", "github.com/sijms/go-ora"}},
		Schemes:  []setting.Scheme{{Name: "oracle", Engine: "oracle"}}, Openers: goOraOpeners(),
		Names: FoldCase, Stranger: IgnoresStrangers, Repeat: FirstWins, Prepare: goOraDescriptor,
		Full: "SSL=enable&SSL VERIFY=true, with wallet=<wallet folder> for a private CA",
		Options: slices.Concat([]Option{
			{Name: "SSL", Role: Mode, Fold: true, Words: goOraOn, Values: []string{"true", "false"}, Else: "false"},
			{Name: "ssl-verify", Aliases: []string{"SSL VERIFY"}, Role: Mode, Fold: true, Words: goOraOn, Values: []string{"true", "false"}, Else: "false"},
			{Name: "wallet", Role: CA},
			{Name: "PROTOCOL", Aliases: []string{urlProtocol}, Role: Mode, Fold: true},
			{Name: "TLSConfig", Role: Mode},
			{Name: "connStr"},
			{Name: "AUTH TYPE"},
		}, goTLSOptions("TLSConfig")),
		Rows: slices.Concat(
			[]Row{{When: "PROTOCOL=tcp SSL=true", Then: Off, CA: "none", By: "PROTOCOL", Overrides: "SSL", Ignores: "ssl-verify wallet", Source: "sijms/go-ora:v2/configurations/session_info.go", Because: "the address says PROTOCOL=tcp, which outweighs SSL: the connection never uses TLS"}},
			underEach(goOraEncrypted, "PROTOCOL=tcps", "!PROTOCOL SSL=true"),
			[]Row{
				{When: "connStr !PROTOCOL", Then: Undecided, CA: "unknown", Because: "the descriptor in connStr is not read here"},
				{When: "SSL=false", Then: Off, CA: "none", Ignores: "ssl-verify wallet", Because: "SSL is on only as TRUE, ENABLE or ENABLED: the connection never uses TLS"},
				{Then: Off, CA: "none", By: "PROTOCOL", Ignores: "ssl-verify wallet", Because: "without SSL=enable or PROTOCOL=tcps the connection never uses TLS"},
			},
		),
		TLS: goTLSVersions("TLSConfig"),
	}
})

// goOraDescriptor reads the protocol out of a descriptor that stands in an option.
func goOraDescriptor(options []setting.Option) []setting.Option {
	for _, o := range options {
		text := strings.ToLower(strings.Join(strings.Fields(o.Value.Text.String()), ""))
		if !strings.EqualFold(o.Name.String(), "connStr") {
			continue
		}
		if _, rest, ok := strings.Cut(text, "(protocol="); ok {
			word, _, _ := strings.Cut(rest, ")")
			place := o.Value.Text.Place()
			options = append(options, setting.Option{Name: source.Decoded(place, "PROTOCOL"), Value: setting.Value{Text: source.Decoded(place, word)}, Layer: o.Layer})
		}
	}
	return options
}

func goOraOpeners() []setting.Opener {
	out := goDriverOpeners("oracle")
	for _, p := range []string{"github.com/sijms/go-ora/v2", "github.com/sijms/go-ora/v3", "github.com/sijms/go-ora"} {
		out = append(out,
			goOpener(p+".NewConnector", 0), goOpener(p+".NewConnection", 0),
			setting.Opener{Language: "go", Callee: p + ".BuildUrl", Args: []setting.Arg{
				{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Port}, {Position: 4, Role: setting.Secret}, {Position: 5, Role: setting.Options},
			}},
			setting.Opener{Language: "go", Callee: p + ".BuildJDBC", Grammar: "tns", Args: []setting.Arg{
				{Position: 1, Role: setting.Secret}, {Position: 2, Role: setting.DSN}, {Position: 3, Role: setting.Options},
			}},
		)
	}
	return out
}
