package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	redigoSource  = "gomodule/redigo:redis/conn.go"
	rueidisSource = "redis/rueidis:url.go"
)

// redigoEncrypted are what Redigo checks where it uses TLS. A config takes the place of DialTLSSkipVerify.
var redigoEncrypted = slices.Concat(
	overriding("TLSSkipVerify", goTLSRows("TLSConfig", "TLSConfig:object")),
	[]Row{
		{When: "TLSConfig:symbol", Then: ByCode, CA: "unknown", Overrides: "TLSSkipVerify", Because: "the tls.Config is made by code that is not read here"},
		{When: "TLSSkipVerify=true", Then: Unchecked, CA: "none", Because: "DialTLSSkipVerify(true) accepts every certificate"},
		{Then: Full, CA: "system", By: "UseTLS scheme", Because: "Redigo checks chain and host name unless it is told otherwise"},
	},
)

// redigoNoValkey says since when the other names of the schemes are read.
var redigoNoValkey = []Row{{Rejects: "Redigo reads valkey:// and valkeys:// since 1.9.3: DialURL returns an error", By: "-", Until: "1.9.3"}}

// redigo takes options beside the address. DialURL puts DialUseTLS behind them, as the scheme says.
var _ = register(func() *Table {
	return &Table{
		ID: "redigo", Title: "Redigo", Engine: "redis", Source: redigoSource,
		Packages: []Package{{"go", "github.com/gomodule/redigo"}, {"go", "github.com/garyburd/redigo"}},
		Schemes:  schemes("redis", "redis", "rediss", "valkey", "valkeys"), Openers: redigoOpeners(),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full: "rediss://, or redis.DialUseTLS(true) with redis.DialTLSConfig(&tls.Config{RootCAs: <CA pool>})",
		Options: slices.Concat([]Option{
			{Name: schemeOption, Fold: true},
			{Name: "UseTLS", Role: Mode, Bool: true},
			{Name: "TLSSkipVerify", Role: Mode, Bool: true},
			{Name: "TLSConfig", Role: Mode},
		}, goTLSOptions("TLSConfig")),
		Rows: slices.Concat(
			underEach(redigoNoValkey, "scheme=valkey", "scheme=valkeys"),
			underEach(redigoEncrypted, "scheme=rediss", "scheme=valkeys"),
			underEach([]Row{
				{When: "UseTLS=true", Then: Off, CA: "none", By: "-", Ignores: "UseTLS TLSSkipVerify TLSConfig", Because: "DialURL goes by the URL's scheme and overwrites DialUseTLS: redis:// and valkey:// never use TLS"},
				{Then: Off, CA: "none", By: "-", Ignores: "TLSSkipVerify TLSConfig", Because: "redis:// and valkey:// never use TLS"},
			}, "scheme=redis", "scheme=valkey"),
			underEach(redigoEncrypted, "!scheme UseTLS=true"),
			[]Row{
				{When: "UseTLS=false", Then: Off, CA: "none", Ignores: "TLSSkipVerify TLSConfig", Because: "DialUseTLS(false) never uses TLS"},
				{When: "UseTLS", Then: Undecided, CA: "unknown", Because: "whether TLS is used is decided by code that is not read here"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Ignores: "TLSSkipVerify TLSConfig", Because: "without DialUseTLS(true) or a rediss URL Redigo never uses TLS, whatever the other TLS options say"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL's scheme decides, and it is not known here"},
			},
		),
		TLS:      goTLSVersions("TLSConfig"),
		Releases: []Release{{"1.9.3", "2025-10-08"}},
	}
})

func redigoOpeners() []setting.Opener {
	options := []setting.Arg{
		{Position: -1, Keyword: "DialUseTLS()", Role: setting.OptionArg, Name: "UseTLS"},
		{Position: -1, Keyword: "DialTLSSkipVerify()", Role: setting.OptionArg, Name: "TLSSkipVerify"},
		{Position: -1, Keyword: "DialTLSConfig()", Role: setting.OptionArg, Name: "TLSConfig"},
		{Position: -1, Keyword: "DialPassword()", Role: setting.Secret},
	}
	var out []setting.Opener
	for _, p := range []string{"github.com/gomodule/redigo/redis", "github.com/garyburd/redigo/redis"} {
		for _, f := range []struct {
			name string
			arg  setting.Arg
		}{
			{"Dial", setting.Arg{Position: 1, Role: setting.Host}},
			{"DialContext", setting.Arg{Position: 2, Role: setting.Host}},
			{"DialURL", setting.Arg{Position: 0, Role: setting.DSN}},
			{"DialURLContext", setting.Arg{Position: 1, Role: setting.DSN}},
		} {
			out = append(out, setting.Opener{Language: "go", Callee: p + "." + f.name, Args: append([]setting.Arg{f.arg}, options...)})
		}
	}
	return out
}

// rueidis reads URLs as go-redis does, and takes a config in its options.
var _ = register(func() *Table {
	return &Table{
		ID: "rueidis", Title: "rueidis", Engine: "redis", Source: rueidisSource,
		Packages: []Package{{"go", "github.com/redis/rueidis"}, {"go", "github.com/rueian/rueidis"}, {"go", "github.com/valkey-io/valkey-go"}},
		Schemes:  schemes("redis", "redis", "rediss", "valkey", "valkeys"), Openers: rueidisOpeners(),
		Names: Exact, Stranger: IgnoresStrangers,
		Full:    "rediss://, or TLSConfig: &tls.Config{RootCAs: <CA pool>}",
		Options: append([]Option{{Name: schemeOption, Fold: true}, {Name: "TLSConfig", Role: Mode}, {Name: "skip_verify", Role: Mode, Bool: true}}, goTLSOptions("TLSConfig")...),
		Rows: slices.Concat(
			goSwitch("TLSConfig"),
			[]Row{
				{When: "scheme=rediss|valkeys skip_verify=true", Then: Unchecked, CA: "none", By: "skip_verify", Because: "skip_verify=true accepts every certificate"},
				{When: "scheme=rediss|valkeys", Then: Full, CA: "system", By: "-", Because: "rediss:// checks chain and host name"},
				{When: "scheme=redis|valkey", Then: Off, CA: "none", By: "-", Ignores: "skip_verify", Because: "redis:// never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Because: "without rediss:// or a TLSConfig rueidis never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL's scheme decides, and it is not known here"},
			},
		),
		TLS: goTLSVersions("TLSConfig"),
	}
})

func rueidisOpeners() []setting.Opener {
	var out []setting.Opener
	for _, p := range []string{"github.com/redis/rueidis", "github.com/rueian/rueidis", "github.com/valkey-io/valkey-go"} {
		o := goStructs(0, p+".NewClient")[0]
		o.Args = []setting.Arg{
			{Position: 0, Role: setting.DSN},
			{Position: -1, Keyword: "InitAddress", Role: setting.Host},
			{Position: -1, Keyword: "Password", Role: setting.Secret},
		}
		out = append(out, o, goOpener(p+".ParseURL", 0), goOpener(p+".MustParseURL", 0))
	}
	return out
}
