package link

import (
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/source"
)

// Ends tells clients what is known about the servers that they talk to, where the same run declares those: by the
// resource that a host is an attribute of, or by the name that a cluster gives it. Where several servers may be meant,
// what they agree on is known.
func Ends(clients []fact.Client, servers []fact.Server, authorities []fact.Authority) {
	e := index(servers)
	signers := signedBy(authorities)
	for i := range clients {
		c := &clients[i]
		if len(c.Hosts) == 1 && c.Hosts[0].Resource != "" {
			_, c.Server.Name, _ = strings.Cut(c.Hosts[0].Resource, "\x00")
			c.Server.CA = signers[c.Hosts[0].Resource]
		}
		found := e.of(c)
		if len(found) == 0 {
			continue
		}
		c.Server.Fact, c.Server.Name, c.Server.Enforced = found[0].ID, found[0].Name, agreed(found)
		c.Related = append(c.Related, fact.Related{Place: deciding(found[0]), Label: "the server at the other end"})
	}
}

// signedBy are the identifiers of the authorities that resources choose, by fact.Address; "" where a resource has several.
func signedBy(authorities []fact.Authority) map[string]string {
	out := map[string]string{}
	for i := range authorities {
		a := &authorities[i]
		if a.Identifier == "" {
			continue
		}
		address := fact.Address(path.Dir(a.File), a.Name)
		if before, ok := out[address]; ok && before != a.Identifier {
			out[address] = ""
			continue
		}
		out[address] = a.Identifier
	}
	return out
}

// ends finds servers.
type ends struct {
	resources map[string][]*fact.Server // by fact.Address
	addresses map[string][]*fact.Server // by the address alone
	hosts     map[string][]*fact.Server // by the name of a host
}

func index(servers []fact.Server) *ends {
	e := &ends{resources: map[string][]*fact.Server{}, addresses: map[string][]*fact.Server{}, hosts: map[string][]*fact.Server{}}
	for i := range servers {
		s := &servers[i]
		if s.Enforced == "" {
			continue
		}
		for _, name := range append([]string{s.Name}, s.Serves...) {
			address := fact.Address(path.Dir(s.File), name)
			e.resources[address] = append(e.resources[address], s)
			_, address, _ = strings.Cut(address, "\x00")
			e.addresses[address] = append(e.addresses[address], s)
		}
		for _, host := range s.Hosts {
			e.hosts[host] = append(e.hosts[host], s)
		}
	}
	return e
}

// of returns the servers at the other end; none unless all hosts are known to be one of them.
func (e *ends) of(c *fact.Client) []*fact.Server {
	var out []*fact.Server
	for i := range c.Hosts {
		found := e.host(&c.Hosts[i], c.Engine, fileOf(c, &c.Hosts[i]))
		if len(found) == 0 {
			return nil
		}
		for _, s := range found {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// fileOf is where a host is written: in another file than the connection, where values were followed.
func fileOf(c *fact.Client, h *fact.Host) string {
	switch {
	case h.Place.File != nil:
		return h.Place.File.Path
	case c.Place.File != nil:
		return c.Place.File.Path
	}
	return c.File
}

// host returns the servers that one host may be. A resource that is in no file of the folder is that of a module, whose
// output the host is. In a cluster the first label is the name.
func (e *ends) host(h *fact.Host, engine, file string) []*fact.Server {
	if h.Resource != "" {
		if found := e.resources[h.Resource]; len(found) > 0 {
			return found
		}
		_, address, _ := strings.Cut(h.Resource, "\x00")
		return speaking(e.addresses[address], engine)
	}
	name := strings.ToLower(h.Name)
	if h.Class != fact.Service {
		return speaking(e.hosts[name], engine)
	}
	name, _, _ = strings.Cut(name, ".")
	return nearest(speaking(e.hosts[name], engine), file)
}

// speaking keeps the servers that a client of an engine may talk to. Clients of MySQL and MariaDB talk to both.
func speaking(servers []*fact.Server, engine string) []*fact.Server {
	family := func(engine string) string {
		if engine == "mariadb" {
			return "mysql"
		}
		return engine
	}
	return slices.DeleteFunc(slices.Clone(servers), func(s *fact.Server) bool { return family(s.Engine) != family(engine) })
}

// nearest keeps, of servers of one name, those of the same file, else those of the same folder, else those that a cluster
// runs: the services of a Compose file are known to each other alone.
func nearest(servers []*fact.Server, file string) []*fact.Server {
	for _, near := range []func(*fact.Server) bool{
		func(s *fact.Server) bool { return s.File == file },
		func(s *fact.Server) bool { return path.Dir(s.File) == path.Dir(file) },
		func(s *fact.Server) bool { return strings.Contains(s.Resource, "/") },
	} {
		if found := slices.DeleteFunc(slices.Clone(servers), func(s *fact.Server) bool { return !near(s) }); len(found) > 0 {
			return found
		}
	}
	return nil
}

// agreed is what all servers say about enforcement.
func agreed(servers []*fact.Server) string {
	out := servers[0].Enforced
	for _, s := range servers[1:] {
		if s.Enforced != out {
			return "unknown"
		}
	}
	return out
}

// deciding is the place that decides about a server.
func deciding(s *fact.Server) source.Place {
	if p, ok := s.Spots["value"]; ok {
		return p
	}
	return s.Anchor
}
