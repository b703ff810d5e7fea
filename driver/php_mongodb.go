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
var _ = register(&Table{
	ID: "php-mongodb", Title: "MongoDB PHP driver", Engine: "mongodb", Source: libmongoc,
	Packages: []Package{{"composer", "mongodb/mongodb"}, {"composer", "ext-mongodb"}}, Unversioned: true,
	Wrappers: []Package{{"composer", "mongodb/laravel-mongodb"}, {"composer", "doctrine/mongodb-odm"}},
	Schemes:  schemes("mongodb", "mongodb", "mongodb+srv"),
	Openers: phpOpeners([]setting.Arg{
		{Position: 0, Keyword: "uri", Role: setting.DSN},
		{Position: 1, Keyword: "uriOptions", Role: setting.Options},
		{Position: 2, Keyword: "driverOptions", Role: setting.Options},
		{Position: -1, Keyword: "password", Role: setting.Secret},
	}, "MongoDB.Client", "MongoDB.Driver.Manager"),
	Names: FoldCase, Stranger: IgnoresStrangers, Prepare: mongocNames,
	Full:    "tls=true with tlsCAFile=<CA file>",
	Options: mongoClientOptions(Option{Name: "tlsCADir", Role: CA}),
	Rows: slices.Concat(
		underEach(mongocChecked, mongoOn...),
		below("", "!tls", mongocImplied()),
		mongoEnd(phpMongoIn),
	),
})

// mongocNames spells the options that older versions of the extension took beside the URL's.
func mongocNames(options []setting.Option) []setting.Option {
	return renamed(dropNull(options), map[string]string{
		"ca_file": "tlsCAFile", "ca_dir": "tlsCADir", "weak_cert_validation": "tlsAllowInvalidCertificates", "allow_invalid_hostname": "tlsAllowInvalidHostnames",
		"pem_file": "tlsCertificateKeyFile",
	})
}
