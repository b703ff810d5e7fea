package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const goRedis = "redis/go-redis:options.go"

// goSwitch says what a driver does whose tls.Config is the option called prefix, where one is written.
func goSwitch(prefix string) []Row {
	return slices.Concat(goTLSRows(prefix, prefix+":object"), below(prefix, "", []Row{
		{When: "%:null", Then: Off, CA: "none", Because: "a nil % never uses TLS"},
		{When: "%", Then: ByCode, CA: "unknown", Because: "the % is made by code that is not read here"},
	}))
}

// goStructs make openers of Go functions that take a struct with the driver's options at a position.
func goStructs(position int, callees ...string) []setting.Opener {
	var out []setting.Opener
	for _, c := range callees {
		o := goOpener(c, position)
		o.Keywords = true
		out = append(out, o)
	}
	return out
}

// go-redis uses TLS with a rediss URL or a TLSConfig. ParseURL puts a config into its result, which code may replace.
var _ = register(func() *Table {
	return &Table{
		ID: "go-redis", Title: "go-redis", Engine: "redis", Source: goRedis,
		Packages: goRedisPackages, Schemes: schemes("redis", "redis", "rediss"), Openers: goRedisOpeners(),
		Names: Exact, Stranger: RejectsStrangers, StrangerIn: []setting.Layer{setting.InDSN}, Repeat: LastWins, ChecksLast: true,
		Full: "rediss://, or TLSConfig: &tls.Config{RootCAs: <CA pool>}",
		Options: append([]Option{
			{Name: schemeOption, Fold: true}, {Name: "TLSConfig", Role: Mode}, {Name: "skip_verify", Role: Mode, Unset: true, Values: []string{"true", "false"}, Words: map[string]string{"1": "true", "0": "false"}},
		}, goTLSOptions("TLSConfig")...),
		Rows: slices.Concat(
			[]Row{{When: "TLSConfig:null scheme=rediss", Then: Off, CA: "none", By: "TLSConfig", Because: "a nil TLSConfig takes the place of the one that rediss:// stands for"}},
			goSwitch("TLSConfig"),
			[]Row{
				{When: "skip_verify", Rejects: "before 9.8.0 go-redis knows no skip_verify: ParseURL returns an error", Until: "9.8.0"},
				{When: "skip_verify scheme=redis", Rejects: "skip_verify belongs to rediss:// alone: ParseURL returns an error", By: "skip_verify"},
				{When: "skip_verify=true", Then: Unchecked, CA: "none", Because: "skip_verify=true accepts every certificate"},
			},
			[]Row{{When: "scheme=rediss", Then: Full, CA: "system", By: "-", Because: "rediss:// checks chain and host name"}},
			[]Row{
				{When: "scheme!=rediss", Then: Off, CA: "none", By: "-", Because: "without rediss:// or a TLSConfig go-redis never uses TLS"},
				{When: "!scheme", Then: Off, CA: "none", By: "-", Because: "without rediss:// or a TLSConfig go-redis never uses TLS"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the URL's scheme decides, and it is not known here"},
			},
		),
		TLS:      goTLSVersions("TLSConfig"),
		Releases: []Release{{"9.8.0", "2025-04-30"}},
	}
})

var goRedisPackages = []Package{
	{"go", "github.com/redis/go-redis/v9"}, {"go", "github.com/go-redis/redis/v8"}, {"go", "github.com/go-redis/redis/v7"}, {"go", "github.com/go-redis/redis"},
}

func goRedisOpeners() []setting.Opener {
	var out []setting.Opener
	for _, p := range goRedisPackages {
		for _, f := range []string{"NewClient", "NewClusterClient", "NewUniversalClient", "NewFailoverClient", "NewFailoverClusterClient", "NewRing"} {
			out = append(out, goStructs(0, p.Name+"."+f)...)
		}
		for _, f := range []string{"ParseURL", "ParseClusterURL", "ParseFailoverURL"} {
			out = append(out, goOpener(p.Name+"."+f, 0))
		}
	}
	return out
}
