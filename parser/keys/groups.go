package keys

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// rule is a known key, ready for comparison.
type rule struct {
	setting.Key
	segments []string // folded; "*" stands for one segment
}

// index finds the rules for a path by its last segment, and those for a variable by its name.
type index struct {
	byLast  map[string][]rule // "*" for patterns that end in one
	options []rule            // patterns whose members are options
	byEnv   map[string][]rule
	byShout map[string]rule // "springdatasourceurl" → the rule of spring.datasource.url, for variables of that name
}

func newIndex(keys []setting.Key) index {
	x := index{byLast: map[string][]rule{}, byEnv: map[string][]rule{}, byShout: map[string]rule{}}
	for _, k := range keys {
		if name, ok := strings.CutPrefix(k.Pattern, "env:"); ok {
			x.byEnv[strings.ToUpper(name)] = append(x.byEnv[strings.ToUpper(name)], rule{Key: k})
			continue
		}
		r := rule{Key: k, segments: splitPath(k.Pattern)}
		switch {
		case len(r.segments) == 0:
			continue
		case k.Role == setting.Options:
			x.options = append(x.options, r)
			continue
		}
		last := r.segments[len(r.segments)-1]
		x.byLast[last] = append(x.byLast[last], r)
		if !strings.Contains(k.Pattern, "*") && len(r.segments) > 1 {
			x.byShout[strings.Join(r.segments, "")] = r
		}
	}
	return x
}

// splitPath splits a dotted path into folded segments; name[a.b] is the same as name.a.b.
func splitPath(p string) []string {
	if strings.IndexByte(p, '[') >= 0 {
		p = strings.NewReplacer("[", ".", "]", "").Replace(p)
	}
	segments := strings.Split(p, ".")
	for i, s := range segments {
		segments[i] = strings.Trim(setting.FoldKey(s), `"'`)
	}
	return segments
}

// match compares the end of a path with a rule. prefix is how many segments stand before the match, wild what the
// stars other than a last one stand for.
func (r rule) match(path []string) (prefix int, wild string, ok bool) {
	prefix = len(path) - len(r.segments)
	if prefix < 0 {
		return 0, "", false
	}
	for i, want := range r.segments {
		got := path[prefix+i]
		switch {
		case want == "*" && i < len(r.segments)-1:
			wild += "/" + got
		case want == "*":
		case want != got:
			return 0, "", false
		}
	}
	return prefix, wild, true
}

// hit is a value that a known key gives a role to.
type hit struct {
	rule
	path string
	node *tree.Node
	name source.Text // with OptionArg and Options: the option's name
	env  bool
}

// group is the hits that form one connection.
type group struct{ hits []hit }

// groups reports the connections that known keys spell.
func (s *scope) groups() {
	if len(s.index.byLast) == 0 && len(s.index.options) == 0 {
		return
	}
	found := map[string]*group{}
	var order []string
	for _, e := range s.nodes {
		if e.node.Value.Text.IsZero() || e.path == "" || s.seen[e.node.Value.Text.Place()] {
			continue
		}
		h, id, ok := s.lookUp(e.path, e.node)
		if !ok {
			continue
		}
		if found[id] == nil {
			found[id] = &group{}
			order = append(order, id)
		}
		found[id].hits = append(found[id].hits, h)
	}
	for _, id := range order {
		s.assemble(found[id])
	}
}

// lookUp finds the rule for a value and the identity of its group: the group's name, its parent and its wildcards.
func (s *scope) lookUp(p string, n *tree.Node) (hit, string, bool) {
	path := splitPath(p)
	if len(path) == 0 {
		return hit{}, "", false
	}
	for _, last := range [...]string{path[len(path)-1], "*"} {
		for _, r := range s.index.byLast[last] {
			if prefix, wild, ok := r.match(path); ok {
				h := hit{rule: r, path: p, node: n, name: optionName(r.Name, n.Key)}
				return h, identity(r, path[:prefix], wild), true
			}
		}
	}
	for _, r := range s.index.options {
		for cut := len(r.segments); cut < len(path); cut++ {
			if prefix, wild, ok := r.match(path[:cut]); ok {
				h := hit{rule: r, path: p, node: n, name: memberName(r.Name, p, cut, n.Key)}
				return h, identity(r, path[:prefix], wild), true
			}
		}
	}
	return hit{}, "", false
}

func identity(r rule, parent []string, wild string) string {
	g := r.Group
	if g == "" {
		g = r.Pattern
	}
	return g + "\x00" + strings.Join(parent, ".") + "\x00" + wild
}

// optionName is the driver's name of an option, at the key's place; "" is the key as it is written, from its last dot.
func optionName(name string, key source.Text) source.Text {
	switch name {
	case "":
	case key.String():
		return key
	default:
		return source.Decoded(key.Place(), name)
	}
	text := key.String()
	if strings.HasSuffix(text, "]") {
		if at := strings.IndexByte(text, '['); at >= 0 {
			return key.Slice(at+1, len(text)-1)
		}
	}
	return key.Slice(strings.LastIndexByte(text, '.')+1, len(text))
}

// memberName is the dotted name of an option below the first cut segments of a path.
func memberName(prefix, p string, cut int, key source.Text) source.Text {
	segments := strings.Split(strings.NewReplacer("[", ".", "]", "").Replace(p), ".")
	name := tree.Join(prefix, strings.Join(segments[min(cut, len(segments)):], "."))
	if name == key.String() {
		return key
	}
	return source.Decoded(key.Place(), name)
}

// assemble makes a connection of one group.
func (s *scope) assemble(g *group) {
	c := setting.Connection{Shape: setting.ConfigKey}
	d, at, other := s.groupDSN(&c, g.hits)
	if at != nil {
		c = s.fromDSN(at.path, at.node, d)
	}
	s.fill(&c, g.hits)
	if other && at == nil || at == nil && len(c.Hosts) == 0 && len(c.Options) == 0 {
		return
	}
	if at == nil {
		s.describe(&c, g.hits)
	}
	s.found.Connections = append(s.found.Connections, c)
}

// groupDSN reads a group's connection string and the hit that holds it; where none can be read but one is unknown, c is
// left open. other reports one that is known and no connection over a network.
func (s *scope) groupDSN(c *setting.Connection, hits []hit) (d dsn.DSN, at *hit, other bool) {
	for i := range hits {
		h := &hits[i]
		if h.Role != setting.DSN || at != nil {
			continue
		}
		v := s.value(h.node)
		switch parsed, ok := s.parse(h.node, v); {
		case ok:
			d, at = parsed, h
		case !v.Known():
			c.Open = []string{""}
			c.Hosts = append(c.Hosts, v.Text)
		default:
			other = true
			continue
		}
		s.settle(h.node)
	}
	return d, at, other
}

// fill adds what stands beside the connection string.
func (s *scope) fill(c *setting.Connection, hits []hit) {
	for _, h := range hits {
		v := s.value(h.node)
		switch h.Role {
		case setting.Host:
			if !s.seen[h.node.Value.Text.Place()] {
				addHosts(c, v.Text, s.secret)
			}
		case setting.Port:
			c.Ports = append(c.Ports, v.Text)
		case setting.Secret:
			s.secret(v.Text)
		case setting.OptionArg, setting.Options:
			if setting.NamesSecret(h.name.String()) {
				s.secret(v.Text)
				continue
			}
			o := setting.Option{Name: h.name, Value: v, Layer: setting.InCall}
			if h.env {
				o.Layer = setting.InEnv
			}
			c.Options = append(c.Options, o)
		default:
			continue
		}
		s.settle(h.node)
	}
	s.credit(c, hits)
}

// credit names the drivers and the engine that the keys decide on: a key that holds a connection string for one driver
// says more than its scheme, which others read too.
func (s *scope) credit(c *setting.Connection, hits []hit) {
	for _, h := range hits {
		if len(c.Hint.Drivers) == 0 && len(h.Drivers) > 0 && (c.Scheme.IsZero() || isWeb(c.Scheme.String()) || h.Role == setting.DSN || h.addresses(c)) {
			c.Hint.Drivers, c.Hint.Source = slices.Clone(h.Drivers), "key"
		}
		if c.Hint.Engine == "" {
			c.Hint.Engine = h.Engine
		}
	}
}

// addresses reports whether a connection has its scheme from a key that holds addresses.
func (h *hit) addresses(c *setting.Connection) bool {
	return h.Role == setting.Host && h.node.Value.Text.Place().Span.Contains(c.Scheme.Place().Span)
}

// describe sets the places and the name of a connection without connection string: they are those of its first key.
func (s *scope) describe(c *setting.Connection, hits []hit) {
	first := hits[0]
	c.Anchor, c.Where = anchor(first.node), first.node.Place
	c.Hint.Name, c.Hint.Source = parentPath(first.path), "key"
	if first.env {
		c.Shape, c.Hint.Name = setting.Env, "env:"+first.node.Key.String()
	}
	for _, h := range hits {
		if h.node.Place.File == c.Where.File {
			c.Where.Span = c.Where.Span.Cover(h.node.Place.Span)
		}
	}
}

func parentPath(p string) string {
	if i := strings.LastIndexByte(p, '.'); i >= 0 {
		return p[:i]
	}
	return p
}

// settle keeps a value from being reported again.
func (s *scope) settle(n *tree.Node) { s.seen[n.Value.Text.Place()] = true }
