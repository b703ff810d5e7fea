package keys

import (
	"slices"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// libpq joins the PG… variables of a block to one connection, which has no host if they name none; nil if there is none.
func (s *scope) libpq(vars []variable) *setting.Connection {
	c := &setting.Connection{Shape: setting.Env, Hint: setting.Hint{Source: "key", Engine: "postgresql"}}
	makes := false
	for _, v := range vars {
		role, ok := dsn.LibpqVariable(v.name)
		if !ok {
			continue
		}
		connects := role == setting.Host || role == setting.OptionArg
		if connects && !makes {
			makes = true
			c.Anchor, c.Hint.Name = v.node.Key.Place(), "env:"+v.name
		}
		if (connects || role == setting.Port) && !v.taken {
			c.Where = cover(c.Where, v.node.Place)
		}
		s.libpqVariable(c, v, role)
	}
	if !makes || s.settledLibpq(vars) {
		return nil
	}
	s.elsewhere(c, vars)
	for _, v := range vars {
		if rules := s.index.byEnv[v.name]; len(rules) > 0 && len(c.Hint.Drivers) == 0 {
			c.Hint.Drivers = rules[0].Drivers
		}
		if _, ok := dsn.LibpqVariable(v.name); ok && v.node.Value.Text.Len() > 0 {
			s.settle(v.node)
		}
	}
	return c
}

// elsewhere settles the places of a connection all of whose variables come from a set: a default is blamed on what the set
// says.
func (s *scope) elsewhere(c *setting.Connection, vars []variable) {
	if !c.Where.IsZero() {
		return
	}
	c.Where = c.Anchor
	for _, v := range libpqOf(vars) {
		if v.node.Key.Place() == c.Anchor && v.value.Text.Known() {
			c.Anchor = v.value.Text.Place()
			return
		}
	}
}

// settledLibpq reports variables of libpq all of which an environment has taken.
func (s *scope) settledLibpq(vars []variable) bool {
	own := libpqOf(vars)
	return s.settled(own) || !slices.ContainsFunc(own, func(v variable) bool { return !s.consumed[v.node.Value.Text.Place()] })
}

func cover(a, b source.Place) source.Place {
	switch {
	case a.IsZero():
		return b
	case a.File == b.File:
		a.Span = a.Span.Cover(b.Span)
	}
	return a
}

func (s *scope) libpqVariable(c *setting.Connection, v variable, role setting.Role) {
	switch {
	case role == setting.Host:
		c.Hosts = append(c.Hosts, v.value.Text)
	case role == setting.Port:
		c.Ports = append(c.Ports, v.value.Text)
	case role == setting.Secret:
		s.secret(v.value.Text)
	case v.name == "PGDATABASE":
		c.Database = v.value.Text
	case v.name != "PGUSER":
		c.Options = append(c.Options, setting.Option{Name: v.node.Key, Value: v.value, Layer: setting.InEnv})
	}
}
