package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// myCnf reports an option file of MySQL and MariaDB: client sections are connections, server sections resources.
func (s *scope) myCnf(root *tree.Node) {
	for _, n := range root.Children {
		section := strings.ToLower(n.Key.String())
		if len(n.Children) == 0 {
			continue
		}
		switch drivers := clientSection(section); {
		case drivers != nil:
			s.clientSection(n, section, drivers)
		case serverSection(section):
			s.serverSection(n)
		}
	}
}

// clientSection returns the clients that read a section, nil if none does.
func clientSection(name string) []string {
	switch {
	case strings.HasPrefix(name, "client-mariadb"), strings.HasPrefix(name, "mariadb-"), name == "mariadb-client":
		if serverSection(name) {
			return nil
		}
		return []string{"mariadb-cli"}
	case name == "client", strings.HasPrefix(name, "client_"), strings.HasPrefix(name, "client-"), name == "mysql",
		name == "mysqldump", name == "mysqladmin", name == "mysqlimport", name == "mysqlshow", name == "mysqlcheck",
		name == "mysqlslap", name == "mysqlbinlog", name == "mysql_upgrade", name == "mysqlpump":
		return []string{"mysql-cli", "mariadb-cli"}
	case name == "mysqlsh":
		return []string{"mysql-cli"}
	}
	return nil
}

// serverSection reports [mysqld], [server], [mariadb] and those of one version, such as [mysqld-8.0].
func serverSection(name string) bool {
	switch name {
	case "mysqld", "server", "mariadb", "mariadbd", "mysql.server", "embedded", "galera":
		return true
	}
	for _, prefix := range [...]string{"mysqld-", "mariadb-", "mariadbd-"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			return true
		}
	}
	return false
}

// clientSection reports a section that names a host or says something about encryption.
func (s *scope) clientSection(n *tree.Node, section string, drivers []string) {
	c := setting.Connection{
		Shape: setting.ConfigKey, Where: n.Place, Anchor: n.Key.Place(),
		Hint: setting.Hint{Drivers: drivers, Source: "key", Engine: "mysql", Name: "[" + section + "]"},
	}
	if len(drivers) == 1 && drivers[0] == "mariadb-cli" {
		c.Hint.Engine = "mariadb"
	}
	socket := false
	for _, e := range n.Children {
		v := s.value(e)
		switch key := setting.FoldKey(e.Key.String()); {
		case key == "host":
			c.Hosts = append(c.Hosts, v.Text)
		case key == "port":
			c.Ports = append(c.Ports, v.Text)
		case key == "database":
			c.Database = v.Text
		case key == "socket":
			socket = true
		case setting.NamesSecret(key):
			s.secret(v.Text)
		case strings.Contains(key, "ssl") || strings.Contains(key, "tls") || key == "protocol":
			c.Options = append(c.Options, setting.Option{Name: e.Key, Value: v, Layer: setting.InFile})
		}
	}
	if len(c.Hosts) == 0 {
		if len(c.Options) == 0 {
			return
		}
		if !socket {
			c.Hosts = []source.Text{source.UnknownAt(c.Anchor, "host")}
		}
	}
	s.found.Connections = append(s.found.Connections, c)
}

func (s *scope) serverSection(n *tree.Node) {
	s.found.Resources = append(s.found.Resources, setting.Resource{
		Shape: setting.ServerConf, Type: "my.cnf", Name: "[" + n.Key.String() + "]", Where: n.Place, Anchor: n.Key.Place(),
		Attributes: s.attributes(n.Children, nil), Hint: setting.Hint{Engine: serverEngine(n.Key.String()), Name: "[" + n.Key.String() + "]"},
	})
}

func serverEngine(section string) string {
	if strings.HasPrefix(strings.ToLower(section), "mariadb") {
		return "mariadb"
	}
	return "mysql"
}

// attributes returns entries as options, without secrets; want says which, nil for all.
func (s *scope) attributes(entries []*tree.Node, want func(string) bool) []setting.Option {
	var out []setting.Option
	for _, e := range entries {
		switch key := e.Key.String(); {
		case len(e.Children) > 0 || want != nil && !want(key):
		case setting.MentionsSecret(key):
			s.secret(e.Value.Text)
		default:
			if e.Value.Text.Len() > 0 && s.isDSN(e) {
				continue // reported as a connection: an attribute could show its password
			}
			out = append(out, setting.Option{Name: e.Key, Value: s.value(e), Layer: setting.InFile})
		}
	}
	return out
}

// postgresConf reports postgresql.conf as one resource.
func (s *scope) postgresConf(root *tree.Node) {
	attributes := s.attributes(root.Children, nil)
	if len(attributes) == 0 {
		return
	}
	s.found.Resources = append(s.found.Resources, setting.Resource{
		Shape: setting.ServerConf, Type: "postgresql.conf", Name: "postgresql.conf", Where: root.Place,
		Anchor: attributes[0].Name.Place(), Attributes: attributes, Hint: setting.Hint{Engine: "postgresql", Name: "postgresql.conf"},
	})
}

// securityProperty reports the properties of java.security and the flags of the same names that matter.
func securityProperty(name string) bool {
	switch name {
	case "jdk.tls.disabledAlgorithms", "jdk.certpath.disabledAlgorithms", "jdk.tls.legacyAlgorithms", "jdk.tls.client.protocols",
		"jdk.tls.client.enableSessionTicketExtension", "https.protocols", "jdk.tls.client.cipherSuites", "com.sun.jndi.ldap.object.disableEndpointIdentification",
		"jdk.internal.httpclient.disableHostnameVerification":
		return true
	}
	return false
}

// javaSecurity reports the algorithm lists of a .properties file or of java.security itself.
func (s *scope) javaSecurity(root *tree.Node) {
	if s.kind != JavaSecurity && s.kind != Properties && s.kind != Spring && s.kind != Plain {
		return
	}
	var entries []*tree.Node
	for _, at := range s.nodes {
		n := at.node
		if len(n.Children) > 0 || n.Key.IsZero() || !securityProperty(at.path) && !securityProperty(n.Key.String()) {
			continue
		}
		e := *n
		if !securityProperty(n.Key.String()) {
			e.Key = source.Decoded(n.Key.Place(), at.path)
		}
		entries = append(entries, &e)
	}
	if len(entries) == 0 {
		return
	}
	s.found.Resources = append(s.found.Resources, setting.Resource{
		Shape: setting.FileShape, Type: "java.security", Name: "java.security", Where: root.Place, Anchor: entries[0].Key.Place(),
		Attributes: s.attributes(entries, nil),
	})
}

// shellWords splits a text at blanks, taking quotes away as the shell does.
func shellWords(t source.Text) []source.Text {
	var words []source.Text
	var parts []source.Text
	s := t.String()
	start, open := 0, false
	flush := func(end int) {
		if end > start {
			parts = append(parts, t.Slice(start, end))
			open = true
		}
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"', '\'':
			flush(i)
			end := strings.IndexByte(s[i+1:], s[i])
			if end < 0 {
				end = len(s) - i - 1
			}
			start = i + 1
			flush(i + 1 + end)
			open = true
			i += end + 1
			start = i + 1
		case ' ', '\t', '\n', '\r':
			flush(i)
			if open {
				words = append(words, source.Concat(parts...))
			}
			parts, open, start = nil, false, i+1
		}
	}
	flush(len(s))
	if open {
		words = append(words, source.Concat(parts...))
	}
	return words
}
