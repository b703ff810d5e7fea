package rules

import (
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/policies"
)

const (
	e    = finding.Error
	w    = finding.Warning
	n    = finding.Note
	none = finding.None
)

// hostless is the class of facts without a host.
const hostless = fact.HostClass("")

// TestSeverity holds the table of severities: where the deciding value comes from, then the host, then the context.
func TestSeverity(t *testing.T) {
	plain := &Rule{Severity: map[string]finding.Severity{"written": e, "fallback": w, "default": w}}
	capped := &Rule{Severity: plain.Severity, AtMost: w}
	tests := []struct {
		name    string
		rule    *Rule
		origin  fact.Origin
		class   fact.HostClass
		context fact.Context
		want    finding.Severity
	}{
		{"written", plain, fact.Written, fact.Remote, fact.Production, e},
		{"fallback", plain, fact.Fallback, fact.Remote, fact.Production, w},
		{"default", plain, fact.Default, fact.Remote, fact.Production, w},
		{"nobody knows", plain, fact.OriginUnknown, fact.Remote, fact.Production, w},

		{"at most warning, written", capped, fact.Written, fact.Remote, fact.Production, w},
		{"at most warning, fallback", capped, fact.Fallback, fact.Remote, fact.Production, w},
		{"at most warning, default", capped, fact.Default, fact.Remote, fact.Production, w},
		{"at most warning, service", capped, fact.Written, fact.Service, fact.Production, w},
		{"at most warning, development", capped, fact.Written, fact.Remote, fact.Development, w},
		{"at most warning, test", capped, fact.Written, fact.Remote, fact.Test, n},

		{"placeholder, written", plain, fact.Written, fact.Placeholder, fact.Production, e},
		{"placeholder, fallback", plain, fact.Fallback, fact.Placeholder, fact.Production, w},
		{"placeholder, default", plain, fact.Default, fact.Placeholder, fact.Production, w},
		{"unknown, written", plain, fact.Written, fact.HostUnknown, fact.Production, e},
		{"unknown, fallback", plain, fact.Fallback, fact.HostUnknown, fact.Production, w},
		{"unknown, default", plain, fact.Default, fact.HostUnknown, fact.Production, n},
		{"service, written", plain, fact.Written, fact.Service, fact.Production, w},
		{"service, fallback", plain, fact.Fallback, fact.Service, fact.Production, w},
		{"service, default", plain, fact.Default, fact.Service, fact.Production, none},
		{"service, written, development: a note, one lower", plain, fact.Written, fact.Service, fact.Development, none},
		{"service, written, example: a note, one lower", plain, fact.Written, fact.Service, fact.Example, none},
		{"service, written, test", plain, fact.Written, fact.Service, fact.Test, n},
		{"service, written, docs", plain, fact.Written, fact.Service, fact.Docs, n},
		{"service, default, development", plain, fact.Default, fact.Service, fact.Development, none},
		{"service, default, test", plain, fact.Default, fact.Service, fact.Test, none},
		{"loopback, written", plain, fact.Written, fact.Loopback, fact.Production, none},
		{"loopback, default", plain, fact.Default, fact.Loopback, fact.Production, none},
		{"loopback, docs", plain, fact.Written, fact.Loopback, fact.Docs, none},
		{"socket, written", plain, fact.Written, fact.Socket, fact.Production, none},
		{"socket, test", plain, fact.Written, fact.Socket, fact.Test, none},

		{"development, written, remote", plain, fact.Written, fact.Remote, fact.Development, w},
		{"development, written, placeholder", plain, fact.Written, fact.Placeholder, fact.Development, w},
		{"development, written, unknown", plain, fact.Written, fact.HostUnknown, fact.Development, w},
		{"development, fallback, remote", plain, fact.Fallback, fact.Remote, fact.Development, n},
		{"development, default, remote", plain, fact.Default, fact.Remote, fact.Development, n},
		{"development, default, unknown", plain, fact.Default, fact.HostUnknown, fact.Development, none},
		{"example, written, remote", plain, fact.Written, fact.Remote, fact.Example, w},
		{"example, written, placeholder", plain, fact.Written, fact.Placeholder, fact.Example, w},
		{"example, fallback, remote", plain, fact.Fallback, fact.Remote, fact.Example, n},
		{"example, default, placeholder", plain, fact.Default, fact.Placeholder, fact.Example, n},
		{"test, written, remote", plain, fact.Written, fact.Remote, fact.Test, w},
		{"test, fallback, remote", plain, fact.Fallback, fact.Remote, fact.Test, n},
		{"test, default, remote", plain, fact.Default, fact.Remote, fact.Test, n},
		{"test, written, placeholder", plain, fact.Written, fact.Placeholder, fact.Test, n},
		{"test, written, unknown", plain, fact.Written, fact.HostUnknown, fact.Test, n},
		{"docs, written, remote", plain, fact.Written, fact.Remote, fact.Docs, n},
		{"docs, default, remote", plain, fact.Default, fact.Remote, fact.Docs, n},

		{"no host, written", plain, fact.Written, hostless, fact.Production, e},
		{"no host, fallback", plain, fact.Fallback, hostless, fact.Production, w},
		{"no host, default", plain, fact.Default, hostless, fact.Production, w},
		{"no host, written, development", plain, fact.Written, hostless, fact.Development, w},
		{"no host, default, development", plain, fact.Default, hostless, fact.Development, n},
		{"no host, written, test", plain, fact.Written, hostless, fact.Test, n},
		{"no host, written, docs", plain, fact.Written, hostless, fact.Docs, n},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := severity(tt.rule, policies.LevelTable(), circumstances{origin: tt.origin, class: tt.class, context: tt.context})
			if got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// TestRuleLevels holds the levels in the METADATA of the rules: written is an error, a visible default and a driver's
// default are warnings, and some rules are never more than a warning.
func TestRuleLevels(t *testing.T) {
	atMost := map[string]finding.Severity{
		"host-not-verified": w, "ca-missing": w, "ca-file-missing": w, "option-ignored": w, "option-invalid": w,
		"bad-suppression": w, "unused-suppression": n,
	}
	c, err := Load(policies.Modules())
	if err != nil {
		t.Fatal(err)
	}
	all := c.Rules()
	for i := range all {
		r := &all[i]
		if r.AtMost != atMost[r.ID] {
			t.Errorf("%s: at most %q, want %q", r.ID, r.AtMost, atMost[r.ID])
		}
		for origin, want := range map[string]finding.Severity{"written": e, "fallback": w} {
			if bound := atMost[r.ID]; bound != "" {
				want = finding.Min(want, bound)
			}
			if got := finding.Min(r.Severity[origin], orError(r.AtMost)); got != want {
				t.Errorf("%s: %s is %s, want %s", r.ID, origin, got, want)
			}
		}
		if r.Severity["default"] == "" {
			t.Errorf("%s has no level for defaults", r.ID)
		}
	}
}

func orError(s finding.Severity) finding.Severity {
	if s == "" {
		return e
	}
	return s
}

// TestMostExposed holds that the most exposed of several hosts decides.
func TestMostExposed(t *testing.T) {
	hosts := func(classes ...fact.HostClass) []fact.Host {
		var out []fact.Host
		for _, c := range classes {
			out = append(out, fact.Host{Class: c})
		}
		return out
	}
	tests := []struct {
		hosts []fact.Host
		want  fact.HostClass
	}{
		{nil, hostless},
		{hosts(fact.Loopback), fact.Loopback},
		{hosts(fact.Loopback, fact.Remote), fact.Remote},
		{hosts(fact.Service, fact.HostUnknown, fact.Loopback), fact.HostUnknown},
		{hosts(fact.Placeholder, fact.HostUnknown), fact.Placeholder},
		{hosts(fact.Socket, fact.Loopback), fact.Loopback},
		{hosts(fact.Socket, fact.Service), fact.Service},
	}
	for _, tt := range tests {
		if got := mostExposed(tt.hosts); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.hosts, got, tt.want)
		}
	}
}

// What a client risks that falls back to plaintext depends on whether the server takes it.
func TestSeverityByServer(t *testing.T) {
	r := &Rule{Severity: map[string]finding.Severity{"written": finding.Error, "default": finding.Warning}}
	at := func(origin fact.Origin, class fact.HostClass, mode fact.SSLMode, server string) circumstances {
		return circumstances{origin: origin, class: class, context: fact.Production, mode: mode, server: server}
	}
	tests := []struct {
		name string
		at   circumstances
		want finding.Severity
	}{
		{"the server is not known", at(fact.Default, fact.Remote, fact.Prefer, ""), finding.Warning},
		{"nor what it asks for", at(fact.Default, fact.Remote, fact.Prefer, "unknown"), finding.Warning},
		{"it takes plaintext", at(fact.Default, fact.Remote, fact.Prefer, "no"), finding.Error},
		{"it refuses plaintext", at(fact.Default, fact.Remote, fact.Prefer, "yes"), finding.Note},
		{"written, it refuses plaintext", at(fact.Written, fact.Remote, fact.Allow, "yes"), finding.Warning},
		{"inside a cluster, it takes plaintext", at(fact.Written, fact.Service, fact.Prefer, "no"), finding.Warning},
		{"inside a cluster, it refuses plaintext", at(fact.Written, fact.Service, fact.Prefer, "yes"), finding.Note},
		{"by default inside a cluster", at(fact.Default, fact.Service, fact.Prefer, "no"), finding.None},
		{"no TLS at all", at(fact.Written, fact.Remote, fact.Disable, "yes"), finding.Error},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := severity(r, policies.LevelTable(), tt.at); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// TestFixedLevel: a rule can say that neither host nor context lowers it.
func TestFixedLevel(t *testing.T) {
	rule := &Rule{Severity: map[string]finding.Severity{"written": e, "default": w}, Fixed: true}
	for origin, want := range map[fact.Origin]finding.Severity{fact.Written: e, fact.Default: w} {
		at := circumstances{origin: origin, class: fact.Loopback, context: fact.Test}
		if got := severity(rule, policies.LevelTable(), at); got != want {
			t.Errorf("%s: %s, want %s", origin, got, want)
		}
	}
}

// TestBoundOfAFact: what a fact says of itself holds before the context lowers it.
func TestBoundOfAFact(t *testing.T) {
	rule := &Rule{Severity: map[string]finding.Severity{"written": finding.Error}}
	for context, want := range map[fact.Context]finding.Severity{fact.Production: finding.Warning, fact.Development: finding.Note} {
		got := severity(rule, policies.LevelTable(), circumstances{origin: fact.Written, context: context, most: finding.Warning})
		if got != want {
			t.Errorf("%s: %s, want %s", context, got, want)
		}
	}
}
