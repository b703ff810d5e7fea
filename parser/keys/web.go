package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// addHosts takes hosts: one or several with commas between, each with a port or without, or as a web address for servers
// that speak HTTP, whose scheme becomes the connection's. What stands before an '@' is given to secret. A value of any
// other shape is a host as it stands.
func addHosts(c *setting.Connection, t source.Text, secret func(source.Text)) {
	web := isWeb(before(t.String(), "://")) || isBroker(before(t.String(), "://"))
	plain := strings.Contains(t.String(), ":") && !strings.ContainsAny(t.String(), "/@ \t\n") // a comma alone is SQL Server's port
	if !web && !plain || !t.Known() {
		c.Hosts = append(c.Hosts, bare(t, secret))
		return
	}
	for _, part := range t.Split(",") {
		scheme, rest, ok := part.Cut("://")
		if !ok {
			rest = part
		} else if c.Scheme.IsZero() || scheme.String() == "http" {
			c.Scheme = scheme
		}
		addHost(c, rest, secret)
	}
}

// bare is a host without the user and password that a URL in its place has.
func bare(t source.Text, secret func(source.Text)) source.Text {
	_, rest, ok := t.Cut("://")
	if at := strings.LastIndexByte(rest.String(), '@'); ok && at >= 0 {
		secret(rest.Slice(0, at))
		return rest.Slice(at+1, rest.Len())
	}
	return t
}

func addHost(c *setting.Connection, t source.Text, secret func(source.Text)) {
	t, _, _ = t.Cut("/")
	if at := strings.LastIndexByte(t.String(), '@'); at >= 0 {
		secret(t.Slice(0, at))
		t = t.Slice(at+1, t.Len())
	}
	i := strings.LastIndexByte(t.String(), ':')
	bracket := strings.LastIndexByte(t.String(), ']')
	if i > bracket && (bracket >= 0 || strings.Count(t.String(), ":") == 1) {
		c.Ports = append(c.Ports, t.Slice(i+1, t.Len()))
		t = t.Slice(0, i)
	}
	c.Hosts = append(c.Hosts, t)
}

func before(s, sep string) string {
	head, _, found := strings.Cut(s, sep)
	if !found {
		return ""
	}
	return head
}

// isBroker reports a scheme of addresses that come as a list: amqps://user:password@one,amqps://two.
func isBroker(scheme string) bool { return scheme == "amqp" || scheme == "amqps" }

// isWeb reports whether a scheme says nothing about the product behind it.
func isWeb(scheme string) bool { return scheme == "http" || scheme == "https" }
