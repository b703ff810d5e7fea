package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// hostList reads host:port,host:port. It is false when a name cannot be a host: prose or a regular expression.
func (r *reader) hostList(t source.Text) bool {
	s := t.String()
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") && strings.Contains(s, ",") {
		t = t.Slice(1, len(s)-1) // Connector/J's bracketed list behind a user
		s = t.String()
	}
	start, depth := 0, 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) {
			depth += nesting(s[i])
			if s[i] != ',' || depth > 0 {
				continue
			}
		}
		if !r.hostPort(t.Slice(start, i)) {
			return false
		}
		start = i + 1
	}
	return true
}

func nesting(c byte) int {
	switch c {
	case '<', '{', '[':
		return 1
	case '>', '}', ']':
		return -1
	}
	return 0
}

func (r *reader) hostPort(t source.Text) bool {
	t = t.Trim()
	s := t.String()
	end, port := splitPort(s)
	name := t.Slice(0, end)
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s[:end], "]") {
		name = t.Slice(1, end-1)
	}
	if r.engine == "sqlserver" {
		name = cutInstance(name)
	}
	if !hostLike(name.String()) {
		return false
	}
	var p source.Text
	if port >= 0 {
		p = t.Slice(port, len(s))
	}
	r.host(name.Decode(source.PercentDecode(false)), p)
	return true
}

// splitPort returns where the host ends and where its port starts, -1 without one. Colons inside brackets belong to
// the host, and so do all of them in a bare IPv6 address.
func splitPort(s string) (end, port int) {
	depth, colons, last := 0, 0, -1
	for i := 0; i < len(s); i++ {
		depth += nesting(s[i])
		if s[i] == ':' && depth <= 0 {
			colons++
			last = i
		}
	}
	if colons == 0 || colons > 1 {
		return len(s), -1
	}
	return last, last + 1
}

// portLike reports whether s can stand for a port: a number, something unknown, a placeholder, the word itself.
func portLike(s string) bool {
	return s == "" || digits(s) || s == hole || strings.HasPrefix(s, "<") || strings.HasPrefix(s, "{") ||
		strings.HasSuffix(s, "port") || strings.HasSuffix(s, "PORT")
}

// hostLike refuses what no host name, address, path or placeholder holds.
func hostLike(s string) bool {
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") || strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}") {
		return true
	}
	known := s == ""
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isAlnum(c) || c >= 0x80:
			known = true
		case strings.IndexByte("^|*\"`()\\ \t\r\n=", c) >= 0:
			return false
		}
	}
	return known
}

// settle puts what the query says about host, port and socket into its place, once everything is read.
func (r *reader) settle() {
	kept := r.dsn.Options[:0:0]
	var hosts, ports, sockets []source.Text
	for _, o := range r.dsn.Options {
		switch name := o.Name.String(); {
		case o.Value.Text.Len() == 0:
			kept = append(kept, o)
		case name == "host":
			hosts = append(hosts, o.Value.Text)
		case name == "port":
			ports = append(ports, o.Value.Text)
		case (name == "database" || name == "dbname") && (r.dsn.Database.Len() == 0 || r.engine == "sqlserver"):
			r.dsn.Database = o.Value.Text
		default:
			if isSocketOption(name) {
				sockets = append(sockets, o.Value.Text)
			}
			kept = append(kept, o)
		}
	}
	r.dsn.Options = kept
	r.settleHosts(hosts, ports, sockets)
}

func (r *reader) settleHosts(hosts, ports, sockets []source.Text) {
	if len(hosts) > 0 {
		r.dsn.Hosts, r.dsn.Ports = nil, nil
		for _, list := range hosts {
			r.queryHosts(list)
		}
	}
	if len(r.dsn.Hosts) == 0 && len(sockets) > 0 {
		r.host(sockets[len(sockets)-1], source.Text{})
	}
	for _, p := range ports {
		r.fillPorts(p)
	}
}

// queryHosts reads the value of a host option: a list, where a socket path keeps its colons.
func (r *reader) queryHosts(list source.Text) {
	for _, h := range list.Split(",") {
		h = h.Trim()
		if strings.HasPrefix(h.String(), "/") || !r.hostPort(h) {
			r.host(h, source.Text{})
		}
	}
}

func isSocketOption(name string) bool {
	switch name {
	case "socket", "unix_socket", "unixSocket", "unix_sock", "hostaddr", "localSocket", "unixSocketPath":
		return true
	}
	return false
}
