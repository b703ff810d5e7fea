package server

import (
	"net/netip"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// listener is one of the addresses that a server listens at, each with a scheme that says whether it speaks TLS.
type listener struct {
	text     source.Text
	name     string // its scheme
	host     string // "" for all of the machine's addresses
	known    bool   // the scheme
	hostSeen bool   // the host
}

// listenersOf takes a list of addresses apart.
func listenersOf(o setting.Option) []listener {
	var out []listener
	for _, element := range o.Value.Text.Split(",") {
		element = element.Trim()
		if element.Len() == 0 {
			continue
		}
		l := listener{text: element}
		name, rest, ok := element.Cut("://")
		if l.name = name.String(); ok {
			l.known, l.host = name.Known(), hostOf(rest.String())
			l.hostSeen = !strings.ContainsRune(l.host, source.Hole)
		}
		out = append(out, l)
	}
	return out
}

// hostOf is the host of host:port, without the brackets of IPv6.
func hostOf(address string) string {
	if at := strings.LastIndexByte(address, ':'); at >= 0 {
		address = address[:at]
	}
	return strings.Trim(address, "[]")
}

// exposure is the most that is said of plaintext at an address: nothing where only the machine itself reaches it, a
// warning inside a cluster or where it cannot be known, everything elsewhere.
func (l *listener) exposure() string {
	switch {
	case !l.hostSeen:
		return "warning"
	case loopback(l.host):
		return "none"
	case l.host != "" && !strings.Contains(l.host, ":") && (!strings.Contains(l.host, ".") || strings.HasSuffix(l.host, ".svc") || strings.Contains(l.host, ".svc.")):
		return "warning"
	}
	return ""
}

// lower is the smaller of two bounds on a severity.
func lower(a, b string) string {
	for _, level := range []string{"none", "note", "warning"} {
		if a == level || b == level {
			return level
		}
	}
	return ""
}

// loopback reports an address that only the machine itself reaches: a name, an address, a network, a socket.
func loopback(address string) bool {
	address = strings.ToLower(strings.Trim(strings.TrimPrefix(address, "-"), "[]"))
	switch address {
	case "localhost", "localhost.localdomain", "host.docker.internal", "_local_", "samehost":
		return true
	}
	if strings.HasPrefix(address, "/") || strings.HasPrefix(address, "unix:") || strings.HasPrefix(address, "local:/") {
		return true
	}
	if p, err := netip.ParsePrefix(address); err == nil {
		return p.Addr().Unmap().IsLoopback() && (p.Bits() >= 8 && p.Addr().Is4() || p.Bits() == 128)
	}
	a, err := netip.ParseAddr(address)
	return err == nil && a.Unmap().IsLoopback()
}

// allLoopback reports a list of such addresses and of no others.
func allLoopback(list string) bool {
	words := strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(", ;\t\n\"'", r) })
	for _, w := range words {
		if host := w[:max(0, strings.LastIndexByte(w, ':'))]; !loopback(w) && !loopback(host) {
			return false
		}
	}
	return len(words) > 0
}

// judged is what is said of one listener.
type judged struct {
	enforced, most string // the answer, and the most that is said of it
	why, target    string
	source         string
	evidence       fact.Evidence
}

// listening states what is known of one listener.
func (s *stage) listening(r *setting.Resource, o setting.Option, l *listener, j judged) {
	d := s.start(r, o.Name.String())
	d.Enforced, d.Severity, d.Advice.Target = j.enforced, j.most, j.target
	d.written(setting.ValueOf(l.text))
	if d.Enforced == undecided {
		d.Origin.SSLMode = fact.OriginUnknown
	}
	d.because(strings.ReplaceAll(j.why, "{value}", d.Value), j.source)
	d.Because[len(d.Because)-1].Evidence = j.evidence
	s.add(d)
}
