package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const memcachedPlain = "never uses TLS: keys, values and logins go in plaintext"

// pymemcache uses TLS where it is given a context.
var _ = register(func() *Table {
	return &Table{
		ID: "pymemcache", Title: "pymemcache", Engine: "memcached", Source: "pinterest/pymemcache:pymemcache/client/base.py",
		Packages: []Package{{"pypi", "pymemcache"}}, DefaultHost: fact.HostUnknown,
		Openers: slices.Concat(pythonOpeners([]setting.Arg{{Position: 0, Keyword: "server", Role: setting.Host}, {Position: -1, Keyword: "servers", Role: setting.Host}},
			"pymemcache.Client", "pymemcache.PooledClient", "pymemcache.HashClient", "pymemcache.client.base.Client", "pymemcache.client.base.PooledClient",
			"pymemcache.client.hash.HashClient", "pymemcache.client.Client"), djangoMemcached("django.core.cache.backends.memcached.PyMemcacheCache")),
		Names: Exact, Stranger: IgnoresStrangers, Prepare: dropNull,
		Full:    "tls_context=ssl.create_default_context(cafile=<CA file>)",
		Options: append([]Option{{Name: "tls_context", Role: Mode}}, contextOptions("tls_context")...),
		Rows: slices.Concat(
			contextRows("tls_context", ""),
			[]Row{
				{When: "tls_context", Then: ByCode, CA: "unknown", Because: "the tls_context is made by code that is not read here"},
				{Then: Off, CA: "none", Because: "without tls_context pymemcache " + memcachedPlain},
			},
		),
		TLS: contextTLS("tls_context"),
	}
})

// djangoMemcached are entries of Django's CACHES that a Memcached client serves.
func djangoMemcached(backends ...string) []setting.Opener {
	return []setting.Opener{{Language: "python", Callee: "assign:CACHES.*", Args: []setting.Arg{
		{Position: -1, Keyword: "LOCATION", Role: setting.Host}, {Position: -1, Keyword: "OPTIONS", Role: setting.Options},
	}, Select: []setting.Selector{{Keyword: "BACKEND", Values: backends}}}}
}

// pylibmc and python-memcached know no TLS.
var _ = register(func() *Table {
	return &Table{
		ID: "pylibmc", Title: "pylibmc", Engine: "memcached", Source: "lericson/pylibmc:src/_pylibmcmodule.c",
		Packages: []Package{{"pypi", "pylibmc"}, {"pypi", "python-memcached"}}, DefaultHost: fact.HostUnknown,
		Openers: slices.Concat(pythonOpeners([]setting.Arg{{Position: 0, Keyword: "servers", Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret}}, "pylibmc.Client", "memcache.Client"),
			djangoMemcached("django.core.cache.backends.memcached.PyLibMCCache", "django.core.cache.backends.memcached.MemcachedCache")),
		Names: Exact, Stranger: IgnoresStrangers,
		Full: "pymemcache with tls_context, or a tunnel; pylibmc has no TLS",
		Rows: []Row{{Then: Off, CA: "none", Because: "pylibmc " + memcachedPlain}},
	}
})

// gomemcache dials by a function that code may replace.
var _ = register(func() *Table {
	return &Table{
		ID: "gomemcache", Title: "gomemcache", Engine: "memcached", Source: "bradfitz/gomemcache:memcache/memcache.go",
		Packages: []Package{{"go", "github.com/bradfitz/gomemcache"}}, DefaultHost: fact.HostUnknown,
		Openers: []setting.Opener{{Language: "go", Callee: "github.com/bradfitz/gomemcache/memcache.New", Setters: true, Args: []setting.Arg{
			{Position: 0, Role: setting.Host}, {Position: 1, Role: setting.Host}, {Position: 2, Role: setting.Host},
		}}},
		Names: Exact, Stranger: IgnoresStrangers,
		Full:    "DialContext: (&tls.Dialer{Config: &tls.Config{RootCAs: <CA pool>}}).DialContext",
		Options: []Option{{Name: "DialContext", Role: Mode}},
		Rows: []Row{
			{When: "DialContext", Then: Undecided, CA: "unknown", Because: "the connection is made by the program's own DialContext"},
			{Then: Off, CA: "none", Because: "without a DialContext of the program's own gomemcache " + memcachedPlain},
		},
	}
})

// memjs and memcached (npm) know no TLS.
var _ = register(func() *Table {
	return &Table{
		ID: "memjs", Title: "memjs", Engine: "memcached", Source: "memcachier/memjs:lib/memjs/memjs.js",
		Packages: []Package{{"npm", "memjs"}, {"npm", "memcached"}}, DefaultHost: fact.HostUnknown,
		Openers: []setting.Opener{
			{Language: "javascript", Callee: "memjs.Client.create", Args: []setting.Arg{{Position: 0, Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret}}},
			{Language: "javascript", Callee: "memcached", Args: []setting.Arg{{Position: 0, Role: setting.Host}}},
		},
		Names: Exact, Stranger: IgnoresStrangers,
		Full: "a tunnel or a private network; memjs has no TLS",
		Rows: []Row{{Then: Off, CA: "none", Because: "memjs " + memcachedPlain}},
	}
})

// spymemcached knows no TLS in the releases that are in use; Amazon's fork takes an SSLContext.
var _ = register(func() *Table {
	return &Table{
		ID: "spymemcached", Title: "spymemcached", Engine: "memcached", Source: "couchbase/spymemcached:src/main/java/net/spy/memcached/MemcachedConnection.java",
		Packages: []Package{{"maven", "net.spy:spymemcached"}, {"maven", "com.amazonaws:elasticache-java-cluster-client"}, {"maven", "com.googlecode.xmemcached:xmemcached"}}, DefaultHost: fact.HostUnknown,
		Openers: []setting.Opener{
			{Language: "java", Callee: "net.spy.memcached.AddrUtil.getAddresses", Args: []setting.Arg{{Position: 0, Role: setting.Host}}},
			{Language: "java", Callee: "net.rubyeye.xmemcached.utils.AddrUtil.getAddresses", Args: []setting.Arg{{Position: 0, Role: setting.Host}}},
			{Language: "java", Callee: "net.spy.memcached.MemcachedClient", Args: []setting.Arg{{Position: 0, Role: setting.Delegate}, {Position: 1, Role: setting.Delegate}}},
		},
		Names: Exact, Stranger: IgnoresStrangers,
		Full: "a tunnel or a private network; spymemcached has no TLS",
		Rows: []Row{{Then: Off, CA: "none", Because: "spymemcached " + memcachedPlain}},
	}
})
