package observed

import (
	"fmt"
	"slices"

	"github.com/dsnlint/dsnlint/fact"
)

// Outcome is what came of a run against one server: plaintext, login-tls (only the login was encrypted), tls or refused.
type Outcome string

// The outcomes.
const (
	plaintext Outcome = "plaintext"
	loginTLS  Outcome = "login-tls"
	encrypted Outcome = "tls"
	refused   Outcome = "refused"
)

// Servers are the outcomes of one case: one server without TLS, one that takes TLS logins only, one with a certificate
// of an unknown CA, one under another host name, one that speaks only TLS 1.1 and older, and one that is right. LoginOnly
// is the one that encrypts no more than the login; "" where the protocol has no such server, or it was not run.
type Servers struct {
	Plain     Outcome `json:"plain"`
	TLSOnly   Outcome `json:"tls-only"`
	UnknownCA Outcome `json:"unknown-ca"`
	WrongHost Outcome `json:"wrong-host"`
	OldTLS    Outcome `json:"old-tls"`
	Good      Outcome `json:"good"`
	LoginOnly Outcome `json:"login-only"`
}

// Refused reports whether no server was good enough.
func (s Servers) Refused() bool {
	all := []Outcome{s.Plain, s.TLSOnly, s.UnknownCA, s.WrongHost, s.OldTLS, s.Good, s.LoginOnly}
	return !slices.ContainsFunc(all, func(o Outcome) bool { return o != refused && o != "" })
}

// oldOnly reports whether nothing but a version of TLS that the right servers refuse was spoken: what would have become
// of their certificates was not seen.
func (s Servers) oldOnly() bool {
	return s.Good == refused && s.OldTLS == encrypted && s.Plain != plaintext
}

// clear reports whether a server's word was enough to make the client send its data unencrypted, with or without the
// login.
func (s Servers) clear() bool {
	return s.Plain == plaintext || s.LoginOnly == plaintext || s.LoginOnly == loginTLS
}

// Mode is the weakest thing that was seen to happen, in the words of the ladder; fact.ModeUnknown if nothing was.
func (s Servers) Mode() fact.SSLMode {
	switch {
	case s.Refused():
		return fact.ModeUnknown
	case s.Good == plaintext && s.TLSOnly == encrypted:
		return fact.Allow
	case s.Good == plaintext || s.Good == loginTLS || s.Good == refused && s.Plain == plaintext:
		return fact.Disable
	case s.clear():
		return fact.Prefer
	case s.UnknownCA == encrypted:
		return fact.Require
	case s.WrongHost == encrypted:
		return fact.VerifyCA
	}
	return fact.VerifyFull
}

// Compare lists in words where a fact predicts something else than what the servers saw.
func (s Servers) Compare(c *fact.Client) []string {
	if c.CA.Source == fact.CANone && c.Chain == fact.Verified {
		return s.compareWithoutCA(c)
	}
	if s.Refused() {
		if c.Transport == fact.TransportUnknown && c.SSLMode == fact.ModeUnknown {
			return nil
		}
		return []string{fmt.Sprintf("every server was refused, the table says %s", c.SSLMode)}
	}
	var out []string
	say := func(what string, want, got any) {
		if want != got {
			out = append(out, fmt.Sprintf("%s: observed %v, the table says %v", what, want, got))
		}
	}
	say("transport", s.transport(), c.Transport)
	if s.oldOnly() {
		return out
	}
	said := c.Transport != fact.TransportUnknown // a check that is left to code of the user's is predicted neither way
	if !said || c.SSLMode != fact.ModeUnknown {
		say("ssl_mode", s.Mode(), c.SSLMode)
	}
	if mode := s.Mode(); mode != fact.Disable && mode != fact.Allow || s.Good == loginTLS {
		if !said || c.Chain != fact.CheckUnknown {
			say("chain", s.check(s.UnknownCA), c.Chain)
		}
		if !said || c.Hostname != fact.CheckUnknown {
			say("hostname", s.check(s.WrongHost), c.Hostname)
		}
	}
	if c.TLSMin != "" && s.Good == encrypted {
		say("TLS 1.1 is spoken", s.OldTLS == encrypted, c.TLSMin == "1.0" || c.TLSMin == "1.1")
	}
	return out
}

// compareWithoutCA is for verification that is asked for with nothing to verify against: such a connection never
// succeeds over TLS.
func (s Servers) compareWithoutCA(c *fact.Client) []string {
	for _, o := range []Outcome{s.TLSOnly, s.UnknownCA, s.WrongHost, s.OldTLS, s.Good} {
		if o == encrypted {
			return []string{"a certificate was accepted, the table says that there is no CA to check it against"}
		}
	}
	if want := s.clear(); want == (c.Transport == fact.Required) {
		return []string{fmt.Sprintf("transport: plaintext is possible: observed %v, the table says %s", want, c.Transport)}
	}
	return nil
}

func (s Servers) transport() fact.Transport {
	switch {
	case s.Good == loginTLS:
		return fact.LoginOnly
	case s.Mode() == fact.Disable:
		return fact.Plaintext
	case s.clear():
		return fact.Opportunistic
	}
	return fact.Required
}

func (s Servers) check(o Outcome) fact.Check {
	if o == encrypted || o == loginTLS {
		return fact.Unverified
	}
	return fact.Verified
}
