package lint

import (
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/source"
)

func TestAddBranch(t *testing.T) {
	file := source.NewFile("x.js", make([]byte, 100))
	at := func(n int) source.Place { return source.Place{File: file, Span: source.Span{Start: n, End: n + 1}} }
	branch := func(mode fact.SSLMode, origin fact.Origin, spot int, host fact.HostClass) fact.Client {
		return fact.Client{
			Base:    fact.Base{Place: at(0), Anchor: at(1), Name: "n", Spots: map[string]source.Place{"ssl_mode": at(spot)}},
			SSLMode: mode, Origin: fact.OriginOf{SSLMode: origin}, Hosts: []fact.Host{{Class: host}},
		}
	}
	const w, f, d = fact.Written, fact.Fallback, fact.Default
	for _, tt := range []struct {
		name     string
		branches []fact.Client
		want     []fact.SSLMode
		hosts    int // of the first
	}{
		{"one", []fact.Client{branch(fact.Require, w, 5, fact.Remote)}, []fact.SSLMode{fact.Require}, 1},
		{"the weaker", []fact.Client{branch(fact.VerifyFull, w, 5, fact.Remote), branch(fact.Disable, w, 6, fact.Remote)}, []fact.SSLMode{fact.Disable}, 1},
		{"written outweighs left out", []fact.Client{branch(fact.Disable, d, 5, fact.Remote), branch(fact.Require, w, 6, fact.Remote)}, []fact.SSLMode{fact.Require}, 1},
		{"a default of a look-up outweighs left out", []fact.Client{branch(fact.Disable, d, 5, fact.Remote), branch(fact.Require, f, 6, fact.Remote)}, []fact.SSLMode{fact.Require}, 1},
		{"both are written and weak", []fact.Client{branch(fact.Require, w, 5, fact.Remote), branch(fact.Disable, w, 6, fact.Remote)}, []fact.SSLMode{fact.Require, fact.Disable}, 1},
		{"and again", []fact.Client{branch(fact.Require, w, 5, fact.Remote), branch(fact.Disable, w, 6, fact.Remote), branch(fact.Disable, w, 6, fact.Remote)}, []fact.SSLMode{fact.Require, fact.Disable}, 1},
		{"two degrees of plaintext are one", []fact.Client{branch(fact.Prefer, w, 5, fact.Remote), branch(fact.Disable, w, 6, fact.Remote)}, []fact.SSLMode{fact.Disable}, 1},
		{"the same to other hosts", []fact.Client{branch(fact.Require, w, 5, fact.Loopback), branch(fact.Require, w, 5, fact.HostUnknown)}, []fact.SSLMode{fact.Require}, 2},
		{"not the same to other hosts", []fact.Client{branch(fact.Disable, w, 5, fact.Loopback), branch(fact.VerifyFull, w, 6, fact.Remote)}, []fact.SSLMode{fact.Disable}, 1},
	} {
		var got []fact.Client
		for _, b := range tt.branches {
			got = addBranch(got, b)
		}
		if len(got) != len(tt.want) {
			t.Errorf("%s: %d clients, want %v", tt.name, len(got), tt.want)
			continue
		}
		for i, mode := range tt.want {
			if got[i].SSLMode != mode {
				t.Errorf("%s: %s, want %s", tt.name, got[i].SSLMode, mode)
			}
		}
		if len(got[0].Hosts) != tt.hosts {
			t.Errorf("%s: hosts %v", tt.name, got[0].Hosts)
		}
	}
}
