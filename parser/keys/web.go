package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// addWebAddress takes hosts that are written as web addresses, one or several with commas between, for servers that speak
// HTTP, and gives what stands before an '@' to secret. The first one's scheme is the connection's, unless another is plain http. It is false for anything else.
func addWebAddress(c *setting.Connection, t source.Text, secret func(source.Text)) bool {
	if s := t.String(); !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		return false
	}
	for _, part := range t.Split(",") {
		scheme, rest, ok := part.Cut("://")
		if !ok {
			rest = part
		} else if c.Scheme.IsZero() || scheme.String() == "http" {
			c.Scheme = scheme
		}
		rest, _, _ = rest.Cut("/")
		if at := strings.LastIndexByte(rest.String(), '@'); at >= 0 {
			secret(rest.Slice(0, at))
			rest = rest.Slice(at+1, rest.Len())
		}
		host, port := rest, source.Text{}
		if i := strings.LastIndexByte(rest.String(), ':'); i > strings.LastIndexByte(rest.String(), ']') {
			host, port = rest.Slice(0, i), rest.Slice(i+1, rest.Len())
		}
		c.Hosts, c.Ports = append(c.Hosts, host), append(c.Ports, port)
	}
	return true
}
