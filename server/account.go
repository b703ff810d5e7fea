package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// account judges CREATE USER, ALTER USER and GRANT … REQUIRE. An account that can only come from the same machine is
// none of our business, and a statement that says nothing about TLS leaves an existing account as it was.
func (s *stage) account(r *setting.Resource) {
	if host, ok := first(r, "host"); ok && host.Known() && localHost(host.Text.String()) {
		return
	}
	row := platformDefault("sql")
	d := s.start(r, row.Parameter)
	d.Engine, d.Advice.Target = engineOr(r, row.Engine), row.Target
	require, ok := first(r, "require")
	if !ok {
		if !strings.EqualFold(literalOrSymbol(r, "statement"), "create") {
			return
		}
		d.Enforced, d.Severity = no, "note"
		d.because("the account is created without REQUIRE, so it may log in without TLS unless the server asks for it", row.Source)
		s.add(d)
		return
	}
	d.written(require)
	switch word := strings.ToUpper(require.Text.String()); {
	case !require.Known():
		d.Enforced = undecided
		d.because("what follows REQUIRE cannot be known", row.Source)
	case word == "NONE":
		d.Enforced, d.Severity, d.Mended = no, "warning", map[string]string{"value": "SSL"}
		d.because("REQUIRE NONE lets the account log in without TLS", row.Source)
	default:
		d.Enforced = yes
		d.because("REQUIRE "+word+" refuses logins without TLS", row.Source)
	}
	s.add(d)
}

// literalOrSymbol is an attribute's text, whether it is a string or a word.
func literalOrSymbol(r *setting.Resource, name string) string {
	v, ok := first(r, name)
	if !ok {
		return ""
	}
	return v.Text.String()
}

// localHost reports whether an account's host is the server's own machine.
func localHost(host string) bool {
	host = strings.ToLower(host)
	return host == "localhost" || host == "::1" || strings.HasPrefix(host, "127.")
}

func engineOr(r *setting.Resource, otherwise string) string {
	if r.Hint.Engine != "" {
		return r.Hint.Engine
	}
	return otherwise
}
