package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

const (
	libmongoc  = "mongodb/mongo-c-driver:src/libmongoc/src/mongoc/mongoc-uri.c"
	phongo     = "mongodb/mongo-php-driver:php_phongo.c"
	phpMongoIn = "tlsAllowInvalidCertificates tlsAllowInvalidHostnames tlsInsecure tlsCAFile"
)

// mongocChecked are what libmongoc checks where it uses TLS.
var mongocChecked = []Row{
	{When: "tlsInsecure=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Because: "tlsInsecure=true accepts every certificate"},
	{When: "tlsAllowInvalidCertificates=true", Then: Unchecked, CA: "none", Ignores: "tlsCAFile", Because: "tlsAllowInvalidCertificates=true accepts every certificate"},
	{When: "tlsAllowInvalidHostnames=true", Then: ChainOnly, CA: "tlsCAFile|tlsCADir|system", Because: "tlsAllowInvalidHostnames=true leaves the host name unchecked"},
	{Then: Full, CA: "tlsCAFile|tlsCADir|system", By: "tls", Because: "libmongoc checks chain and host name by default"},
}

// mongocImplied are the same checks where one of them switches TLS on, whatever its value is.
func mongocImplied() []Row {
	last := len(mongocChecked) - 1
	out := slices.Clone(mongocChecked[:last])
	for _, name := range []string{"tlsCAFile", "tlsInsecure", "tlsAllowInvalidCertificates", "tlsAllowInvalidHostnames"} {
		full := mongocChecked[last]
		full.When, full.By, full.Because = name, name, name+" switches TLS on, and libmongoc checks chain and host name by default"
		out = append(out, full)
	}
	return out
}

// php-mongodb is the extension and the library on top of it. Any option on TLS asks for TLS.
var _ = register(func() *Table {
	return &Table{
		ID: "php-mongodb", Title: "MongoDB PHP driver", Engine: "mongodb", Source: libmongoc,
		Packages: []Package{{"composer", "mongodb/mongodb"}, {"composer", "ext-mongodb"}},
		Wrappers: []Package{{"composer", "mongodb/laravel-mongodb"}, {"composer", "doctrine/mongodb-odm"}},
		Schemes:  schemes("mongodb", "mongodb", "mongodb+srv"),
		Openers: phpOpeners([]setting.Arg{
			{Position: 0, Keyword: "uri", Role: setting.DSN},
			{Position: 1, Keyword: "uriOptions", Role: setting.Options},
			{Position: 2, Keyword: "driverOptions", Role: setting.Options},
			{Position: -1, Keyword: "password", Role: setting.Secret},
		}, "MongoDB.Client", "MongoDB.Driver.Manager"),
		Names: FoldCase, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full:    "tls=true with tlsCAFile=<CA file>",
		Options: phongoOptions(),
		Rows: slices.Concat(
			underEach(mongocChecked, mongoOn...),
			below("", "!tls", mongocImplied()),
			mongoEnd(phpMongoIn),
		),
		Releases: []Release{{"2.0.0", "2025-04-10"}},
	}
})

// phongoNames are what the extension called these options before 2.0.0, beside the URL's own names; it has forgotten them
// since.
var phongoNames = map[string]string{
	"tlsCAFile": "ca_file", "tlsCADir": "ca_dir", "tlsAllowInvalidCertificates": "weak_cert_validation", "tlsAllowInvalidHostnames": "allow_invalid_hostname",
	"tlsCertificateKeyFile": "pem_file",
}

func phongoOptions() []Option {
	var out []Option
	for _, o := range mongoClientOptions(Option{Name: "tlsCADir", Role: CA}) {
		name, renamed := phongoNames[o.Name]
		if renamed {
			older := o
			older.Aliases, older.Until = append(slices.Clone(o.Aliases), name), "2.0.0"
			out, o.Since = append(out, older), "2.0.0"
		}
		out = append(out, o)
	}
	return out
}
