package driver

import "github.com/dsnlint/dsnlint/fact"

// chainUnknown is TLS without a check of the host name, whose chain check is decided elsewhere.
var chainUnknown = fact.Posture{Transport: fact.Required, Chain: fact.CheckUnknown, Host: fact.Unverified}

// cqlsh hands a dictionary to the driver that came with it, with validation on unless it is told otherwise. The versions
// are those of that driver.
var _ = register(func() *Table {
	return &Table{
		ID: "cqlsh", Title: "cqlsh", Engine: "cassandra", Source: "apache/cassandra:pylib/cqlshlib/sslhandling.py",
		Names: Exact, Stranger: IgnoresStrangers, Repeat: LastWins,
		Full: "--ssl with SSL_CERTFILE=<CA file>; cqlsh has no host name check",
		Options: []Option{
			{Name: "ssl", Role: Mode, Bool: true},
			{Name: "SSL_VALIDATE", Role: Mode, Fold: true},
			{Name: "SSL_CERTFILE", Role: CA},
		},
		Rows: []Row{
			{When: "ssl=true SSL_VALIDATE=false", Then: Unchecked, CA: "none", By: "SSL_VALIDATE", Ignores: "SSL_CERTFILE", Because: "SSL_VALIDATE=false accepts every certificate"},
			{When: "ssl=true SSL_CERTFILE", Then: ChainOnly, CA: "SSL_CERTFILE", By: "ssl", Until: "3.29.0", Because: "--ssl with SSL_CERTFILE checks the chain where cqlsh runs on a DataStax driver before 3.29.0; the host name is never checked"},
			{When: "ssl=true SSL_CERTFILE", Then: Unchecked, CA: "none", By: "ssl", Since: "3.29.0", Ignores: "SSL_CERTFILE", Because: "the DataStax driver under cqlsh leaves cert_reqs out since 3.29.0: SSL_CERTFILE must be there, and no certificate is checked against it"},
			{When: "ssl=true", Then: chainUnknown, CA: "unknown", Because: "--ssl uses TLS; what is checked of the chain stands in cqlshrc, and the host name is never checked"},
			{Then: Undecided, CA: "unknown", By: "-", Because: "whether TLS is used without --ssl stands in cqlshrc"},
		},
		Releases: []Release{{"3.29.0", "2023-12-19"}},
	}
})
