package keys

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// blocks reports the mappings that describe a connection key by key. Nodes that aliases share are looked at once.
func (s *scope) blocks() {
	parents := map[*tree.Node]*tree.Node{}
	for _, e := range s.nodes {
		n := e.node
		if len(n.Children) == 0 {
			continue
		}
		for _, c := range n.Children {
			if len(c.Children) > 0 && parents[c] == nil {
				parents[c] = n
			}
		}
		if !n.List && !n.Env {
			s.block(n, block{path: e.path, parent: parents[n]})
		}
	}
}

// block is what is known of a mapping before its keys are read.
type block struct {
	path   string
	parent *tree.Node
	skip   int    // bytes of every key that are a common prefix
	engine string // the database that the prefix names
}

// block reports n if its own keys are a connection: a connection string with something about encryption beside it; or a
// host and the name of a database, with something about encryption or with a user or database beside them.
func (s *scope) block(n *tree.Node, at block) {
	b := s.look(n, at.skip)
	if len(b.urls) == 1 && len(b.options) > 0 {
		s.blockWithURL(n, at.path, b)
		return
	}
	if b.host == nil && b.variable != nil && len(s.selected(b.kind)) > 0 {
		s.blockWithVariable(n, at, b)
		return
	}
	if b.host == nil || ownFact(n) || len(b.options) == 0 && !b.user || s.seen[b.host.Value.Text.Place()] || s.referred[b.host.Value.Text.Place()] {
		return
	}
	if b.kind == nil && at.parent != nil && !at.parent.List {
		b.kind = typeOf(at.parent) // knex: {client: pg, connection: {host: …}}
	}
	if b.kind != nil {
		at.engine = engineOf(b.kind.Value.Text.String())
	}
	if at.engine == "" && libpqMode(b.options) {
		at.engine = "postgresql"
	}
	if hasOption(b.options, "sslmode") && s.onlyScripts(b.kind) {
		b.kind = nil // a library of JavaScript has an object for this
	}
	if at.engine == "postgresql" && len(s.selected(b.kind)) == 0 {
		libpqNames(b.options)
	}
	if at.engine != "" && (len(b.options) > 0 || b.kind != nil && at.skip == 0) {
		s.blockWithHost(n, at, b)
	}
}

// libpqMode reports whether one of the options is a mode in libpq's words, which no other database has.
func libpqMode(options []setting.Option) bool {
	for _, o := range options {
		if setting.FoldKey(o.Name.String()) != "sslmode" {
			continue
		}
		switch o.Value.Text.String() {
		case "disable", "allow", "prefer", "require", "verify-ca", "verify-full":
			return true
		}
	}
	return false
}

func hasOption(options []setting.Option, name string) bool {
	return slices.ContainsFunc(options, func(o setting.Option) bool { return setting.FoldKey(o.Name.String()) == name })
}

// libpqNames gives options that a program spells its own way, as in ssl_mode, the names under which libpq gets them.
func libpqNames(options []setting.Option) {
	for i := range options {
		switch name := setting.FoldKey(options[i].Name.String()); name {
		case "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "sslpassword":
			if options[i].Name.String() != name {
				options[i].Name = source.Decoded(options[i].Name.Place(), name)
			}
		}
	}
}

// inDSN says of libpq's options that they reach the driver in a connection string, as whoever reads them from a config
// has to put one together.
func inDSN(options []setting.Option) {
	for i := range options {
		if strings.HasPrefix(options[i].Name.String(), "ssl") {
			options[i].Layer = setting.InDSN
		}
	}
}

// ownFact reports a fact of this tool in a saved report, which is no setting.
func ownFact(n *tree.Node) bool { return n.Child("ssl_mode") != nil && n.Child("chain") != nil }

// typeOf returns the member of a mapping that names a database.
func typeOf(n *tree.Node) *tree.Node {
	for _, c := range n.Children {
		if len(c.Children) == 0 && isType(c.Key.String()) && engineOf(c.Value.Text.String()) != "" {
			return c
		}
	}
	return nil
}

// parts are the keys of one mapping that matter.
type parts struct {
	skip                       int // bytes of every key that are a common prefix
	host, port, database, kind *tree.Node
	variable                   *tree.Node // names the variable of the environment that holds the connection string
	user                       bool
	urls                       []*tree.Node
	options                    []setting.Option
	objects                    []setting.Option // nested objects of options, which to some drivers are an option by themselves
	settled                    []*tree.Node
}

// look sorts a mapping's keys.
func (s *scope) look(n *tree.Node, skip int) parts {
	b := parts{skip: skip}
	for _, c := range n.Children {
		key := c.Key.String()
		key = key[min(skip, len(key)):]
		leaf := len(c.Children) == 0 && !c.Value.Text.IsZero() && c.Value.Kind != setting.Null
		if i := strings.LastIndexByte(key, '.'); i >= 0 {
			key = key[i+1:]
		}
		switch {
		case setting.NamesSecret(key):
		case !leaf:
			if isTLS(key) || carriesOptions(key) {
				b.object(c, "")
				s.nestedOptions(c, optionPrefix(c), isTLS(key), 0, &b)
			}
		case isURL(key) && s.isDSN(c):
			b.urls = append(b.urls, c)
		case isTLS(key):
			b.option(s, c, "")
		case setting.FoldKey(key) == "connectionproperties" || setting.FoldKey(key) == "connectionattributes":
			s.listedProperties(c, &b)
		case isHost(key) && b.host == nil && plainHost(c.Value.Text.String()):
			b.host = c
		case setting.FoldKey(key) == "useenvvariable":
			b.variable = c
		case isPort(key):
			b.port = c
		case isType(key) && engineOf(c.Value.Text.String()) != "":
			b.kind = c
		case isDatabase(key):
			b.database, b.user = c, true
		case isUser(key):
			b.user = true
		}
	}
	return b
}

// plainHost refuses what stands behind a host key and is no host: paths, addresses with a scheme, and networks, which say
// where clients come from.
func plainHost(v string) bool {
	_, err := netip.ParsePrefix(v)
	return err != nil && v != "" && len(v) < 256 && !strings.Contains(v, "://") && !strings.HasPrefix(v, "/") && !strings.ContainsAny(v, " \n")
}

func (s *scope) isDSN(n *tree.Node) bool {
	_, ok := s.parse(n, s.value(n))
	return ok
}

// carriesOptions reports keys whose members are handed to the driver.
func carriesOptions(key string) bool {
	switch setting.FoldKey(key) {
	case "dialectoptions", "options", "extra", "driveroptions", "connectargs", "connectionoptions", "datasourceproperties",
		"connectionproperties", "driverproperties", "jdbcproperties", "properties", "parameters", "params", "jsondata", "query",
		"connectionparameters":
		return true
	}
	return false
}

// optionPrefix is the name that a nested object adds to its members' names; frameworks of the JVM, and Django with its
// OPTIONS, hand members over under their own names.
func optionPrefix(n *tree.Node) string {
	key := n.Key.String()
	if key == "OPTIONS" {
		return ""
	}
	switch setting.FoldKey(key) {
	case "datasourceproperties", "connectionproperties", "driverproperties", "jdbcproperties", "properties", "connectargs", "connectionparameters", "jsondata":
		return ""
	default:
		return key
	}
}

const maxOptionDepth = 4

// nestedOptions takes the members of a nested object that speak of encryption, all of them where the object itself does.
func (s *scope) nestedOptions(n *tree.Node, prefix string, all bool, depth int, b *parts) {
	if depth > maxOptionDepth {
		return
	}
	for _, c := range n.Children {
		key := c.Key.String()
		switch {
		case c.Key.IsZero() || setting.NamesSecret(key):
		case c.Value.Text.IsZero() && !c.List:
			b.object(c, prefix)
			s.nestedOptions(c, tree.Join(prefix, key), all || isTLS(key), depth+1, b)
		case (all || isTLS(key)) && !c.Value.Text.IsZero():
			b.option(s, c, prefix)
		}
	}
}

func (b *parts) option(s *scope, n *tree.Node, prefix string) {
	name := n.Key.Slice(b.skip, n.Key.Len())
	if prefix != "" {
		name = source.Decoded(n.Key.Place(), tree.Join(prefix, n.Key.String()))
	}
	b.options = append(b.options, setting.Option{Name: name, Value: s.value(n), Layer: setting.InCall})
	b.settled = append(b.settled, n)
}

// object notes a nested object that is about encryption.
func (b *parts) object(n *tree.Node, prefix string) {
	if n.List || n.Value.Kind == setting.Null || !n.Value.Text.IsZero() || !isTLS(n.Key.String()) {
		return
	}
	name := n.Key
	if prefix != "" {
		name = source.Decoded(n.Key.Place(), tree.Join(prefix, n.Key.String()))
	}
	value := setting.Value{Text: source.Decoded(n.Place, ""), Kind: setting.Object}
	b.objects = append(b.objects, setting.Option{Name: name, Value: value, Layer: setting.InCall})
}

// listedProperties reads "a=b;c=d".
func (s *scope) listedProperties(n *tree.Node, b *parts) {
	for _, pair := range n.Value.Text.Split(";") {
		key, value, ok := pair.Cut("=")
		key = key.Trim()
		if !ok || key.Len() == 0 {
			continue
		}
		if setting.NamesSecret(key.String()) {
			s.secret(value)
			continue
		}
		v := s.resolve(setting.Value{Text: value.Trim()}, "")
		b.options = append(b.options, setting.Option{Name: key, Value: v, Layer: setting.InCall})
	}
	b.settled = append(b.settled, n)
}

// blockWithURL joins a connection string and the options beside it.
func (s *scope) blockWithURL(n *tree.Node, p string, b parts) {
	url := b.urls[0]
	if s.seen[url.Value.Text.Place()] {
		return
	}
	var d dsn.DSN
	d, _ = s.parse(url, s.value(url))
	c := s.fromDSN(tree.Join(p, url.Key.String()), url, d)
	c.Where = n.Place
	c.Options = append(c.Options, s.handed(b)...)
	s.settleAll(append(b.settled, url))
	s.found.Connections = append(s.found.Connections, c)
}

// blockWithVariable makes a connection of what stands beside the name of a variable, as Sequelize's config files have it:
// {use_env_variable: DATABASE_URL, dialect: postgres, dialectOptions: {ssl: …}}.
func (s *scope) blockWithVariable(n *tree.Node, at block, b parts) {
	options := s.handed(b)
	if len(options) == 0 {
		return
	}
	name := b.variable.Value.Text
	c := setting.Connection{
		Shape: setting.ConfigKey, Where: n.Place, Anchor: n.Key.Place(), Options: options, Open: []string{""},
		Hosts: []source.Text{source.UnknownAt(name.Place(), "env:"+name.String())},
		Hint:  setting.Hint{Source: "key", Engine: engineOf(b.kind.Value.Text.String()), Name: at.path, Drivers: s.selected(b.kind)},
	}
	if c.Anchor.IsZero() {
		c.Anchor = b.variable.Key.Place()
	}
	s.settleAll(append(b.settled, b.variable))
	s.found.Connections = append(s.found.Connections, c)
}

// blockWithHost makes a connection of a mapping's keys.
func (s *scope) blockWithHost(n *tree.Node, at block, b parts) {
	c := setting.Connection{
		Shape: setting.ConfigKey, Where: n.Place, Anchor: n.Key.Place(), Options: s.handed(b),
		Hint: setting.Hint{Source: "key", Engine: at.engine, Name: at.path},
	}
	if c.Anchor.IsZero() {
		c.Anchor = b.host.Key.Place()
	}
	if at.skip > 0 {
		c.Shape = setting.Env
	}
	host, port, ok := s.value(b.host).Text.Cut(":")
	c.Hosts = []source.Text{host}
	if ok {
		c.Ports = []source.Text{port}
	}
	if b.port != nil {
		c.Ports = []source.Text{s.value(b.port).Text}
	}
	if b.database != nil {
		c.Database = s.value(b.database).Text
	}
	c.Hint.Drivers = s.selected(b.kind)
	if len(c.Hint.Drivers) == 0 && len(b.options) > 0 && !libpqMode(b.options) {
		c.Open = []string{""} // the program's own words: what they become for the driver is not written here
	}
	if len(c.Hint.Drivers) == 0 && libpqMode(b.options) {
		inDSN(c.Options)
	}
	s.settleAll(append(b.settled, b.host))
	s.found.Connections = append(s.found.Connections, c)
}

func contains(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

func appendNew(out, more []string) []string {
	for _, m := range more {
		if !contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

func (s *scope) settleAll(nodes []*tree.Node) {
	for _, n := range nodes {
		s.settle(n)
	}
}
