package keys

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// programs reports the mappings of which a known program makes a connection.
func (s *scope) programs() {
	for _, e := range s.nodes {
		n := e.node
		if len(n.Children) == 0 {
			n = s.inOneLine(n)
		}
		if n == nil || n.List || n.Env {
			continue
		}
		for _, b := range append(s.makers.at(e.path), s.makers.in(n)...) {
			if selectedBy(n, b.Select) && s.program(n, e.path, b.Block) {
				break
			}
		}
	}
}

// ofProgram reports a mapping that stands where a known program has one of its own, whatever its keys look like.
func (s *scope) ofProgram(e entry) bool {
	return slices.ContainsFunc(s.makers.at(e.path), func(b programBlock) bool {
		return selectedBy(e.node, b.Select)
	})
}

// inOneLine is the mapping that a text of words such as key=value stands for, where a block has the name of its key; nil
// if there is none. Ansible takes both.
func (s *scope) inOneLine(n *tree.Node) *tree.Node {
	key := n.Key.String()
	last := setting.FoldKey(key[strings.LastIndexByte(key, '.')+1:])
	if n.Value.Kind != setting.String || last == "" || len(s.makers.byLast[last]) == 0 || strings.IndexByte(n.Value.Text.String(), '=') < 0 {
		return nil
	}
	out := &tree.Node{Key: n.Key, Place: n.Place}
	for _, w := range shellWords(s.value(n).Text) {
		if name, value, ok := w.Cut("="); ok && name.Len() > 0 {
			out.Children = append(out.Children, &tree.Node{Key: name, Value: setting.Value{Text: value}, Place: w.Place()})
			if setting.NamesSecret(name.String()) {
				s.secret(value)
			}
		}
	}
	return out
}

// programVariables reports the variables of one environment of which a known program makes a connection.
func (s *scope) programVariables(vars []variable) {
	if len(s.makers.env) == 0 {
		return
	}
	n := &tree.Node{}
	for _, v := range vars {
		n.Children = append(n.Children, v.node)
		n.Place = cover(n.Place, v.node.Place)
	}
	for _, b := range s.makers.env {
		if selectedBy(n, b.Select) {
			s.program(n, environmentPath, b.Block)
		}
	}
}

// program reports the connection that a program makes of a mapping, and whether it makes one.
func (s *scope) program(n *tree.Node, p string, b *setting.Block) bool {
	a := assembly{scope: s, block: b, node: n, defaults: s.defaultsOf(b)}
	if !a.begin(p) {
		return false
	}
	for _, m := range b.Members {
		switch v := a.member(m); {
		case v != nil:
			a.add(m, v)
		case m.Absent != "" && !a.has(m.Name):
			a.supposed(m)
		}
	}
	if b.Undecided && len(a.c.Options) == 0 {
		a.c.Open = []string{""}
	}
	s.settleAll(a.settled)
	s.found.Connections = append(s.found.Connections, a.c)
	return true
}

// maxDefaults is how many mappings with defaults count in one file.
const maxDefaults = 32

// defaultsOf returns the mappings of the file that hold what a block does not say.
func (s *scope) defaultsOf(b *setting.Block) []*tree.Node {
	var out []*tree.Node
	for _, p := range b.Defaults {
		if _, done := s.defaults[p]; !done {
			s.defaults[p] = s.mappings(rule{segments: splitPath(p)})
		}
		out = append(out, s.defaults[p]...)
	}
	return out
}

// mappings returns the mappings whose path ends as a rule's does.
func (s *scope) mappings(r rule) []*tree.Node {
	var out []*tree.Node
	for _, e := range s.nodes {
		if len(e.node.Children) == 0 || e.node.List {
			continue
		}
		if _, _, ok := r.match(splitPath(e.path)); !ok {
			continue
		}
		if len(out) == maxDefaults {
			s.found.Cut(e.node.Place, source.TooLarge, "more than 32 parts of this file give defaults; the others were not followed")
			break
		}
		out = append(out, e.node)
	}
	return out
}

// assembly is a connection in the making.
type assembly struct {
	*scope
	block    *setting.Block
	node     *tree.Node
	defaults []*tree.Node
	c        setting.Connection
	settled  []*tree.Node
}

// begin makes a connection of the member that says where to, and reports whether there is one that nothing else has taken.
func (a *assembly) begin(p string) bool {
	for _, m := range a.block.Members {
		v := a.member(m)
		if v == nil || m.Role != setting.DSN && m.Role != setting.Host && m.Role != setting.Kept || a.seen[v.Value.Text.Place()] {
			continue
		}
		if m.Role == setting.Kept {
			a.c = setting.Connection{
				Shape: setting.ConfigKey, Where: a.node.Place, Anchor: anchor(a.node), Hint: setting.Hint{Name: a.name(m, p)},
				Hosts: []source.Text{source.UnknownAt(v.Value.Text.Place(), m.Key)},
			}
		} else if !a.address(m, v, p) {
			continue
		}
		a.settled = append(a.settled, v)
		a.c.Hint.Drivers, a.c.Hint.Source = slices.Clone(a.block.Drivers), "key"
		if a.block.Engine != "" {
			a.c.Hint.Engine = a.block.Engine
		}
		return true
	}
	return false
}

// address reads a connection string or a host.
func (a *assembly) address(m setting.Member, v *tree.Node, p string) bool {
	value := a.value(v)
	if d, ok := a.parse(v, value); ok && m.Role == setting.DSN {
		a.c = a.fromDSN(tree.Join(p, v.Key.String()), v, d)
		if p == environmentPath {
			a.c.Hint.Name = p + v.Key.String()
		}
		return true
	}
	text := value.Text.String()
	if m.Role == setting.DSN && !value.Known() {
		a.c = setting.Connection{
			Shape: setting.ConfigKey, Where: a.node.Place, Anchor: anchor(v), Hosts: []source.Text{value.Text}, Open: []string{""},
			Hint: setting.Hint{Name: a.name(m, p)},
		}
		return true
	}
	if a.block.Web && m.Role == setting.Host && text != "" {
		return a.web(value.Text, v, m, p)
	}
	if m.Role == setting.DSN || text == "" || strings.HasPrefix(text, "/") || strings.ContainsAny(text, "@\n") || strings.Contains(text, "://") {
		return false
	}
	a.open(v, m, p)
	switch _, members, ok := value.Text.Cut("/"); {
	case a.block.Engine == "sqlserver":
		a.instance(value.Text)
	case ok: // a replica set's name before its members
		addHosts(&a.c, members, a.secret)
	default:
		addHosts(&a.c, value.Text, a.secret)
	}
	return true
}

// open makes a connection whose address is the member v.
func (a *assembly) open(v *tree.Node, m setting.Member, p string) {
	a.c = setting.Connection{
		Shape: setting.ConfigKey, Where: a.node.Place, Anchor: a.node.Key.Place(),
		Hint: setting.Hint{Name: a.name(m, p)},
	}
	if a.c.Anchor.IsZero() {
		a.c.Anchor = anchor(v)
	}
	if p == environmentPath {
		a.c.Shape = setting.Env
	}
}

// web reads the address of a web server, with or without its scheme. One that is not known may have any.
func (a *assembly) web(t source.Text, v *tree.Node, m setting.Member, p string) bool {
	scheme, rest, ok := t.Cut("://")
	switch s := scheme.String(); {
	case ok && s != "http" && s != "https" && scheme.Known():
		return false
	case !ok && t.Known():
		scheme, rest = source.Text{}, t
	case !ok:
		scheme, rest = t, t
	}
	a.open(v, m, p)
	if a.c.Scheme = scheme; scheme.Known() && !scheme.IsZero() {
		a.c.Anchor = scheme.Place()
	}
	host, _, _ := rest.Cut("/")
	addHosts(&a.c, host, a.secret)
	return true
}

// name is what people call the connection: the variable or key of its address where the mapping has no name, the name of
// a mapping that is known by it, or the path where that holds the name.
func (a *assembly) name(m setting.Member, p string) string {
	switch {
	case p == environmentPath:
		return p + m.Key
	case p == "":
		return strings.TrimSuffix(m.Key, ".0")
	case a.block.Path != "" && !strings.Contains(a.block.Path, "*") && !a.node.Key.IsZero():
		return a.node.Key.String()
	}
	return p
}

// instance reads SQL Server's address: tcp:host\instance,port, or a colon before the port.
func (a *assembly) instance(t source.Text) {
	if strings.HasPrefix(strings.ToLower(t.String()), "tcp:") {
		t = t.Slice(len("tcp:"), t.Len())
	}
	host, port, ok := t.Cut(",")
	if !ok {
		host, port, ok = t.Cut(":")
	}
	if host, _, _ = host.Cut(`\`); ok {
		a.c.Ports = []source.Text{port}
	}
	a.c.Hosts = []source.Text{host}
}

// member returns the value of a member: the block's own, or that of the defaults. A mapping without members says by being
// there what an empty value says.
func (a *assembly) member(m setting.Member) *tree.Node {
	if v := below(a.node, m.Key); v != nil {
		return v
	}
	if v := spelledAt(a.node, m.Key); m.Empty && v != nil && len(v.Children) == 0 && v.Value.Text.IsZero() && !v.Key.IsZero() {
		return &tree.Node{Key: v.Key, Place: v.Place, Value: setting.Value{Kind: setting.String, Text: source.Decoded(v.Key.Place(), "")}}
	}
	for _, n := range a.defaults {
		if v := below(n, m.Key); v != nil && n != a.node {
			return v
		}
	}
	return nil
}

// add takes a member that is no address.
func (a *assembly) add(m setting.Member, v *tree.Node) {
	switch m.Role {
	case setting.Port:
		a.c.Ports = []source.Text{a.value(v).Text}
	case setting.Secret:
		a.secret(a.value(v).Text)
	case setting.Options:
		a.query(v)
	case setting.OptionArg:
		a.option(m, v)
	default:
		return
	}
	a.settled = append(a.settled, v)
}

// supposed takes an option that is not written in the value that the program gives it.
func (a *assembly) supposed(m setting.Member) {
	value := setting.Value{Text: source.Decoded(a.c.Anchor, m.Absent).AsFallback("default"), Kind: setting.String}
	a.c.Options = append(a.c.Options, setting.Option{Name: source.Decoded(a.c.Anchor, m.Name), Value: value, Layer: a.block.Layer})
}

// query takes options that are written as behind a URL.
func (a *assembly) query(v *tree.Node) {
	for _, part := range a.value(v).Text.Split("&") {
		for _, pair := range part.Split(";") {
			key, value, ok := pair.Cut("=")
			key = key.Trim()
			if strings.HasPrefix(key.String(), "?") {
				key = key.Slice(1, key.Len())
			}
			switch {
			case !ok || key.Len() == 0:
			case setting.NamesSecret(key.String()):
				a.secret(value)
			default:
				a.c.Options = append(a.c.Options, setting.Option{Name: key, Value: setting.ValueOf(value.Trim()), Layer: setting.InDSN})
			}
		}
	}
}

// option takes an option under the driver's name, with what the program makes of its value. The object that a dotted name
// belongs to becomes an option too.
func (a *assembly) option(m setting.Member, v *tree.Node) {
	value := a.value(v)
	if m.Content {
		value = setting.OpaqueAt(v.Value.Text.Place(), "content")
	}
	value, ok := reworded(value, m.Words)
	if !ok || value.Text.Len() == 0 && !m.Empty || a.has(m.Name) {
		return
	}
	key := v.Key
	if key.IsZero() { // an element of a list
		key = v.Value.Text
	}
	if i := strings.LastIndexByte(m.Name, '.'); i > 0 && a.block.Layer == setting.InCall && !a.has(m.Name[:i]) {
		object := setting.Value{Text: source.Decoded(v.Place, ""), Kind: setting.Object}
		a.c.Options = append(a.c.Options, setting.Option{Name: source.Decoded(key.Place(), m.Name[:i]), Value: object, Layer: a.block.Layer})
	}
	a.c.Options = append(a.c.Options, setting.Option{Name: optionName(m.Name, key), Value: value, Layer: a.block.Layer})
}

func (a *assembly) has(name string) bool {
	return slices.ContainsFunc(a.c.Options, func(o setting.Option) bool { return o.Name.String() == name })
}

// reworded is what a program makes of a value; false where it hands nothing on.
func reworded(v setting.Value, words map[string]string) (setting.Value, bool) {
	if !v.Known() {
		return v, true
	}
	for word, becomes := range words { // no two of them match one value
		if !globbed(word, v.Text.String()) {
			continue
		}
		v.Text, v.Kind = source.Decoded(v.Text.Place(), becomes), setting.String
		if becomes == "true" || becomes == "false" {
			v.Kind = setting.Bool
		}
		return v, becomes != ""
	}
	return v, true
}
