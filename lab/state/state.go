// Package state names the six servers that every case is run against, those that only some engines have, and what can
// come of it.
package state

import "slices"

// State is one of the servers.
type State string

// The six servers. All but Plain speak TLS; all but TLSOnly also accept plaintext where the protocol can do both on one
// port.
const (
	Plain     State = "plain"      // speaks no TLS
	TLSOnly   State = "tls-only"   // refuses a login without TLS; its certificate is right
	UnknownCA State = "unknown-ca" // certificate for the right name by a CA that nobody was given
	WrongHost State = "wrong-host" // certificate by the right CA for another name
	OldTLS    State = "old-tls"    // speaks TLS 1.0 and 1.1 only; its certificate is right
	Good      State = "good"       // right in everything
)

// All lists the six servers in the order of the recordings.
var All = []State{Plain, TLSOnly, UnknownCA, WrongHost, OldTLS, Good}

// LoginOnly is a server of engines whose protocol can encrypt the login packet alone: it never grants more, whatever the
// client asks for. Its certificate is right.
const LoginOnly State = "login-only"

// Known lists all servers, those that only some engines have last. Its indexes are the last byte of their addresses,
// less one.
var Known = append(slices.Clip(All), LoginOnly)

// Outcome is what came of running a case against one server.
type Outcome string

// The outcomes.
const (
	Plaintext Outcome = "plaintext" // the session, login included, went unencrypted
	LoginTLS  Outcome = "login-tls" // the login was encrypted, what follows was not
	TLS       Outcome = "tls"
	Refused   Outcome = "refused" // the client gave up, or the server did
)

// Host is the name that every case connects to, and OtherHost the one in the wrong certificate.
const (
	Host      = "db.lab.internal"
	OtherHost = "other.lab.internal"
)
