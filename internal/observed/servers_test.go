package observed

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
)

// servers reads six letters, one for each server: P plaintext, L login only, T TLS, x refused. A seventh is the server
// that encrypts no more than the login.
func servers(letters string) Servers {
	words := map[byte]Outcome{'P': plaintext, 'L': loginTLS, 'T': encrypted, 'x': refused}
	s := Servers{
		Plain: words[letters[0]], TLSOnly: words[letters[1]], UnknownCA: words[letters[2]], WrongHost: words[letters[3]],
		OldTLS: words[letters[4]], Good: words[letters[5]],
	}
	if len(letters) > 6 {
		s.LoginOnly = words[letters[6]]
	}
	return s
}

func TestMode(t *testing.T) {
	for letters, want := range map[string]fact.SSLMode{
		"PxPPPP":  fact.Disable,     // plaintext and nothing else
		"Pxxxxx":  fact.Disable,     // the same, where TLS has a port of its own
		"PTPPPP":  fact.Allow,       // TLS only if the server insists
		"PTTTPT":  fact.Prefer,      // plaintext if the server has no TLS
		"PTPTPT":  fact.Prefer,      // plaintext if the certificate is wrong, too
		"PTxxxT":  fact.Prefer,      // checks that an attacker switches off
		"PLLLLL":  fact.Disable,     // the login only
		"xTTTxT":  fact.Require,     // any certificate
		"xTTxxT":  fact.Require,     // any CA, but the right name
		"xTxTxT":  fact.VerifyCA,    // any name
		"xTxxxT":  fact.VerifyFull,  // both checked
		"xxxxxx":  fact.ModeUnknown, // nothing happens at all
		"xTTTxTL": fact.Prefer,      // plaintext after the login, if the server wants no more
		"xTxxxTP": fact.Prefer,      // plaintext, if the server says so
		"xTTTxTx": fact.Require,     // a server that encrypts the login alone is refused
		"PLLLLLL": fact.Disable,     // the login only, everywhere
		"xxxxxxx": fact.ModeUnknown, // nothing happens at all
	} {
		if got := servers(letters).Mode(); got != want {
			t.Errorf("%s: got %s, want %s", letters, got, want)
		}
	}
}

func TestCompare(t *testing.T) {
	client := func(p fact.Posture, ca fact.CASource, tlsMin string) *fact.Client {
		return &fact.Client{Transport: p.Transport, Chain: p.Chain, Hostname: p.Host, SSLMode: p.Mode(), CA: fact.CA{Source: ca}, TLSMin: tlsMin}
	}
	full := fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: fact.Verified}
	chain := fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: fact.Unverified}
	name := fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: fact.CheckUnknown}
	prefer := fact.Posture{Transport: fact.Opportunistic, Chain: fact.Unverified, Host: fact.Unverified}
	off := fact.Posture{Transport: fact.Plaintext, Chain: fact.Unverified, Host: fact.Unverified}
	unknown := fact.Posture{Transport: fact.TransportUnknown, Chain: fact.CheckUnknown, Host: fact.CheckUnknown}
	for _, tt := range []struct {
		letters string
		client  *fact.Client
		want    string // words of the differences, "" for none
	}{
		{"xTxxxT", client(full, fact.CAFile, ""), ""},
		{"xTxTxT", client(full, fact.CAFile, ""), "ssl_mode hostname"},
		{"xTxTxT", client(chain, fact.CAFile, ""), ""},
		{"PTTTPT", client(chain, fact.CAFile, ""), "ssl_mode transport chain"},
		{"PTTTPT", client(prefer, fact.CANone, ""), ""},
		{"PxPPPP", client(off, fact.CANone, ""), ""},
		{"xTTTxT", client(off, fact.CANone, ""), "ssl_mode transport"},
		{"xTxxxT", client(name, fact.CAFile, ""), ""},
		{"xTxTxT", client(name, fact.CAFile, ""), ""},
		{"xTTTxT", client(name, fact.CAFile, ""), "chain"},
		{"PTTTPT", client(name, fact.CAFile, ""), "transport"},
		{"xxxxxx", client(unknown, fact.CAUnknown, ""), ""},
		{"xxxxxx", client(full, fact.CASystem, ""), "every server was refused"},
		{"xxxxxx", client(full, fact.CANone, ""), ""},
		{"xTxxxT", client(full, fact.CANone, ""), "a certificate was accepted"},
		{"Pxxxxx", client(full, fact.CANone, ""), "plaintext is possible"},
		{"xxxxTx", client(chain, fact.CAFile, ""), ""},
		{"xxxxTx", client(prefer, fact.CAFile, ""), "transport"},
		{"xTxxTT", client(full, fact.CAFile, "1.2"), "TLS 1.1 is spoken"},
		{"xTxxTT", client(full, fact.CAFile, "1.0"), ""},
		{"xTxxxT", client(full, fact.CAFile, "1.0"), "TLS 1.1 is spoken"},
		{"xTxxxT", client(unknown, fact.CAUnknown, ""), "transport ssl_mode chain hostname"},
		{"xTTTxTL", client(prefer, fact.CANone, ""), ""},
		{"xTTTxTx", client(prefer, fact.CANone, ""), "ssl_mode transport"},
		{"xTxxxTL", client(full, fact.CAFile, ""), "ssl_mode transport"},
		{"xTxxxTx", client(full, fact.CAFile, ""), ""},
		{"xxxxxxx", client(unknown, fact.CAUnknown, ""), ""},
		{"xxxxxxL", client(full, fact.CANone, ""), "plaintext is possible"},
	} {
		got := strings.Join(servers(tt.letters).Compare(tt.client), "; ")
		for _, word := range strings.Split(tt.want, " ") {
			if !strings.Contains(got, word) || (tt.want == "") != (got == "") {
				t.Errorf("%s against %s %s: got %q, want %q", tt.letters, tt.client.SSLMode, tt.client.CA.Source, got, tt.want)
				break
			}
		}
	}
}
