package keys

import (
	"path"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Proxies are clients of the servers behind them. Their files say in one place where these are and in another how they
// are reached.

// pgbouncer reports the [databases] of pgbouncer.ini: they look like libpq's strings, but the [pgbouncer] section decides
// how the proxy connects. Where it says so, all of them are one setting; where it does not, each is one. Sockets are left
// out.
func (s *scope) pgbouncer(root *tree.Node) {
	databases, section := root.Child("databases"), root.Child("pgbouncer")
	if databases == nil || section == nil {
		return
	}
	options := s.prefixedOptions(section, "server_tls_")
	all := setting.Connection{
		Shape: setting.ConfigKey, Where: section.Place, Anchor: section.Key.Place(), Options: options,
		Hint: setting.Hint{Drivers: []string{"pgbouncer"}, Source: "key", Engine: "postgresql", Name: "[pgbouncer]"},
	}
	for _, n := range databases.Children {
		d, ok := dsn.Parse(s.value(n).Text, "libpq")
		if !ok {
			continue
		}
		s.found.Secrets = append(s.found.Secrets, d.Secrets...)
		s.settle(n)
		one := s.pooled(n, d, all)
		switch {
		case len(one.Hosts) == 0:
		case len(options) == 0 || len(one.Options) > len(options):
			s.found.Connections = append(s.found.Connections, one)
		default:
			all.Hosts, all.Ports = append(all.Hosts, one.Hosts...), append(all.Ports, one.Ports...)
			all.Related = append(all.Related, setting.Related{Place: n.Place, Label: "a database behind it"})
		}
	}
	if len(all.Hosts) > 0 {
		s.found.Connections = append(s.found.Connections, all)
	}
}

// pooled is the connection of one entry of [databases].
func (s *scope) pooled(n *tree.Node, d dsn.DSN, all setting.Connection) setting.Connection {
	one := all
	one.Where, one.Anchor, one.Hint.Name = n.Place, n.Key.Place(), "[databases] "+n.Key.String()
	one.Hosts, one.Ports, one.Database = nil, nil, d.Database
	for i, h := range d.Hosts {
		if !strings.HasPrefix(h.String(), "/") && h.Len() > 0 {
			one.Hosts, one.Ports = append(one.Hosts, h), append(one.Ports, d.Ports[i])
		}
	}
	for _, o := range d.Options {
		if o.Name.String() == "sslmode" {
			one.Options = append(one.Options[:len(one.Options):len(one.Options)], o)
		}
	}
	return one
}

// prefixedOptions are the keys of a section that begin with a word.
func (s *scope) prefixedOptions(section *tree.Node, prefix string) []setting.Option {
	var out []setting.Option
	for _, c := range section.Children {
		if strings.HasPrefix(c.Key.String(), prefix) && c.Value.Text.Len() > 0 {
			out = append(out, setting.Option{Name: c.Key, Value: s.value(c), Layer: setting.InFile})
		}
	}
	return out
}

// pgpool reports the back ends of pgpool.conf, which share one switch.
func (s *scope) pgpool(root *tree.Node) {
	first := root.Child("backend_hostname0")
	if first == nil {
		return
	}
	c := setting.Connection{
		Shape: setting.ConfigKey, Where: first.Place, Anchor: first.Key.Place(), Options: s.prefixedOptions(root, "ssl"),
		Hint: setting.Hint{Drivers: []string{"pgpool"}, Source: "key", Engine: "postgresql", Name: "pgpool.conf"},
	}
	for i := range 64 {
		n := root.Child("backend_hostname" + strconv.Itoa(i))
		if n == nil {
			break
		}
		if host := s.value(n).Text; host.Len() > 0 && !strings.HasPrefix(host.String(), "/") {
			c.Hosts = append(c.Hosts, host)
		}
	}
	for _, n := range root.Children {
		if setting.MentionsSecret(n.Key.String()) {
			s.secret(n.Value.Text)
		}
	}
	if len(c.Hosts) > 0 {
		s.found.Connections = append(s.found.Connections, c)
	}
}

// maxScale reports the sections of maxscale.cnf that are servers, and whether there is one.
func (s *scope) maxScale(root *tree.Node) bool {
	found := false
	for _, n := range root.Children {
		kind, address := n.Child("type"), n.Child("address")
		if kind != nil && strings.EqualFold(kind.Value.Text.String(), "listener") {
			s.proxyServer("maxscale.cnf", "mariadb", "["+n.Key.String()+"]", n)
		}
		if kind == nil || !strings.EqualFold(kind.Value.Text.String(), "server") {
			continue
		}
		found = true
		if address == nil {
			continue
		}
		c := setting.Connection{
			Shape: setting.ConfigKey, Where: n.Place, Anchor: n.Key.Place(), Hosts: []source.Text{s.value(address).Text}, Options: s.prefixedOptions(n, "ssl"),
			Hint: setting.Hint{Drivers: []string{"maxscale"}, Source: "key", Engine: "mariadb", Name: "[" + n.Key.String() + "]"},
		}
		if port := n.Child("port"); port != nil {
			c.Ports = []source.Text{s.value(port).Text}
		}
		s.found.Connections = append(s.found.Connections, c)
	}
	return found
}

// proxySQL reports the mysql_servers of proxysql.cnf, with the variables that hold for all of them, and whether the file
// is one.
func (s *scope) proxySQL(root *tree.Node) bool {
	servers, variables := root.Child("mysql_servers"), root.Child("mysql_variables")
	if servers == nil && variables == nil {
		return false
	}
	var shared []setting.Option
	if variables != nil {
		shared = s.prefixedOptions(variables, "ssl_p2s_")
		s.proxyServer("proxysql.cnf", "mysql", "mysql_variables", variables)
	}
	for _, user := range membersOf(root.Child("mysql_users")) {
		s.proxyServer("proxysql.user", "mysql", "mysql_users", user)
	}
	if servers != nil {
		for _, n := range servers.Children {
			s.proxied(n, shared)
		}
	}
	for _, e := range s.nodes {
		if setting.MentionsSecret(e.node.Key.String()) {
			s.secret(e.node.Value.Text)
		}
	}
	return true
}

// proxyServer reports what a proxy says as a server in one of its sections.
func (s *scope) proxyServer(kind, engine, name string, n *tree.Node) {
	attributes := s.attributes(n.Children, nil)
	if len(attributes) == 0 {
		return
	}
	anchor := n.Key.Place()
	if anchor.IsZero() {
		anchor = attributes[0].Name.Place()
	}
	s.found.Resources = append(s.found.Resources, setting.Resource{
		Shape: setting.ServerConf, Type: kind, Name: name, Where: n.Place, Anchor: anchor, Attributes: attributes,
		Hint: setting.Hint{Engine: engine, Name: name},
	})
}

// proxied reports one server behind ProxySQL.
func (s *scope) proxied(n *tree.Node, shared []setting.Option) {
	host := n.Child("address")
	if host == nil {
		host = n.Child("hostname")
	}
	if host == nil || strings.HasPrefix(host.Value.Text.String(), "/") {
		return
	}
	c := setting.Connection{
		Shape: setting.ConfigKey, Where: n.Place, Anchor: host.Key.Place(), Hosts: []source.Text{s.value(host).Text},
		Hint: setting.Hint{Drivers: []string{"proxysql"}, Source: "key", Engine: "mysql", Name: "mysql_servers"},
	}
	for _, o := range n.Children {
		switch key := o.Key.String(); key {
		case "port":
			c.Ports = []source.Text{s.value(o).Text}
		case "use_ssl":
			c.Options = append(c.Options, setting.Option{Name: o.Key, Value: s.value(o), Layer: setting.InFile})
		}
	}
	c.Options = append(c.Options, shared...)
	s.found.Connections = append(s.found.Connections, c)
}

// freeTDS reports the servers of freetds.conf, or of a file whose name ends so, each with what [global] says for all.
func (s *scope) freeTDS(root *tree.Node) {
	base := strings.ToLower(path.Base(strings.ReplaceAll(s.file.Path, `\`, "/")))
	if !strings.HasSuffix(base, "freetds.conf") {
		return
	}
	for _, n := range root.Children {
		host := n.Child("host")
		if host == nil || strings.EqualFold(n.Key.String(), "global") {
			continue
		}
		c := setting.Connection{
			Shape: setting.ConfigKey, Where: n.Place, Anchor: n.Key.Place(), Hosts: []source.Text{s.value(host).Text},
			Hint: setting.Hint{Drivers: []string{"freetds"}, Source: "key", Engine: "sqlserver", Name: "[" + n.Key.String() + "]"},
		}
		for _, section := range []*tree.Node{root.Child("global"), n} {
			if section != nil {
				c.Options = append(c.Options, s.attributes(section.Children, freeTDSKey)...)
			}
		}
		s.found.Connections = append(s.found.Connections, c)
	}
}

// freeTDSKey reports the keys of freetds.conf that decide on encryption.
func freeTDSKey(name string) bool {
	switch strings.ToLower(strings.Join(strings.Fields(name), " ")) {
	case "encryption", "ca file", "check certificate hostname", "certificate hostname", "enable tls v1", "enable tls v1.1", "openssl ciphers":
		return true
	}
	return false
}
