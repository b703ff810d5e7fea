package driver

import "github.com/dsnlint/dsnlint/fact"

// chainUnknown is TLS without a check of the host name, whose chain check is decided elsewhere.
var chainUnknown = fact.Posture{Transport: fact.Required, Chain: fact.CheckUnknown, Host: fact.Unverified}

// cqlsh hands a dictionary to the driver that came with it, with validation on unless it is told otherwise.
var _ = register(&Table{
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
		{When: "ssl=true SSL_CERTFILE", Then: chainUnknown, CA: "SSL_CERTFILE", By: "ssl", Because: "--ssl asks for a check of the chain, which the driver of some releases leaves out; the host name is never checked"},
		{When: "ssl=true", Then: chainUnknown, CA: "unknown", Because: "--ssl uses TLS; what is checked of the chain stands in cqlshrc, and the host name is never checked"},
		{Then: Undecided, CA: "unknown", By: "-", Because: "whether TLS is used without --ssl stands in cqlshrc"},
	},
})
