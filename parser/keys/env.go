package keys

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// variable is one variable of an environment block.
type variable struct {
	name  string
	node  *tree.Node // its key is the name, its value the value
	value setting.Value
}

// environments finds the environment blocks of a tree and settles what stands in them.
func (s *scope) environments() {
	for _, e := range s.nodes {
		if vars := s.variables(e.node); len(vars) > 0 {
			s.environment(vars)
		}
	}
}

// variables reads n as an environment block: a mapping of variables, a list of name and value, or a list of NAME=value.
func (s *scope) variables(n *tree.Node) []variable {
	if vars := s.unitVariables(n); len(vars) > 0 {
		return vars
	}
	switch {
	case n.List:
		return s.listed(n)
	case n.Env || environmentKey(n.Key.String()) || allVariables(n):
		return s.mapped(n)
	}
	return nil
}

func environmentKey(key string) bool {
	switch fold(key) {
	case "env", "environment", "envvars", "environmentvariables", "envvar", "variables", "extraenv", "extraenvvars",
		"extraenvs", "environments", "configvars", "secretenv", "envs", "data", "stringdata", "buildargs", "args":
		return true
	}
	return false
}

// allVariables reports a mapping in which every key is spelled as a variable.
func allVariables(n *tree.Node) bool {
	for _, c := range n.Children {
		if !isVariable(c.Key.String()) || !strings.Contains(c.Key.String(), "_") && !strings.HasPrefix(c.Key.String(), "PG") {
			return false
		}
	}
	return len(n.Children) > 0
}

func (s *scope) mapped(n *tree.Node) []variable {
	var out []variable
	anyCase := n.Env || fold(n.Key.String()) == "env" || fold(n.Key.String()) == "environment"
	for _, c := range n.Children {
		name := c.Key.String()
		if anyCase {
			name = strings.ToUpper(name)
		}
		if len(c.Children) == 0 && !c.Value.Text.IsZero() && isVariable(name) {
			out = append(out, variable{name: c.Key.String(), node: c, value: s.value(c)})
		}
	}
	return out
}

// listed reads a list. Elements that are no variables are passed over.
func (s *scope) listed(n *tree.Node) []variable {
	var out []variable
	for _, c := range n.Children {
		if v, ok := s.pair(c); ok {
			out = append(out, v)
		} else if v, ok := s.word(c); ok {
			out = append(out, v)
		}
	}
	return out
}

// unitVariables reads the Environment keys of a section of a systemd unit, of which there may be several: words of the
// form NAME=value.
func (s *scope) unitVariables(n *tree.Node) []variable {
	var out []variable
	for _, c := range n.Children {
		if !isUnitEnvironment(c) {
			continue
		}
		mark := len(out)
		for _, w := range shellWords(c.Value.Text) {
			if v, ok := s.word(&tree.Node{Value: setting.Value{Text: w}, Place: c.Place}); ok {
				out = append(out, v)
			}
		}
		if len(out) > mark {
			s.settle(c)
		}
	}
	return out
}

func isUnitEnvironment(n *tree.Node) bool {
	return n.Key.String() == "Environment" && len(n.Children) == 0 && !n.Value.Text.IsZero()
}

// pair reads {name: X, value: y}, in any case, as Kubernetes and ECS have it. A value that comes from elsewhere is a hole.
func (s *scope) pair(n *tree.Node) (variable, bool) {
	key := member(n, "name")
	if key == nil || !isVariable(key.Value.Text.String()) {
		return variable{}, false
	}
	text := key.Value.Text
	if value := member(n, "value"); value != nil && len(value.Children) == 0 {
		node := &tree.Node{Key: text, Value: value.Value, Tag: value.Tag, Place: n.Place}
		return variable{name: text.String(), node: node, value: s.value(node)}, true
	}
	from := member(n, "valuefrom")
	if from == nil {
		return variable{}, false
	}
	v := setting.Value{Text: source.UnknownAt(from.Key.Place(), fromRef(from)), Kind: setting.Opaque}
	return variable{name: text.String(), node: &tree.Node{Key: text, Value: v, Place: n.Place}, value: v}, true
}

// fromRef names what a Kubernetes valueFrom refers to.
func fromRef(n *tree.Node) string {
	if n.Child("configMapKeyRef") != nil {
		return "configmap"
	}
	return "secret"
}

// member is child without regard to case.
func member(n *tree.Node, name string) *tree.Node {
	for _, c := range n.Children {
		if strings.EqualFold(c.Key.String(), name) {
			return c
		}
	}
	return nil
}

// word reads "NAME=value".
func (s *scope) word(n *tree.Node) (variable, bool) {
	text := n.Value.Text
	at := strings.IndexByte(text.String(), '=')
	if len(n.Children) > 0 || at < 1 || !isVariable(strings.TrimSpace(text.String()[:at])) {
		return variable{}, false
	}
	node := &tree.Node{Key: text.Slice(0, at).Trim(), Value: setting.Value{Text: text.Slice(at+1, text.Len())}, Place: n.Place}
	s.seen[text.Place()] = true
	return variable{name: node.Key.String(), node: node, value: s.value(node)}, true
}

// environment settles the variables of one block.
func (s *scope) environment(vars []variable) {
	s.define(vars)
	mark := len(s.found.Connections)
	s.programVariables(vars)
	group := s.libpq(vars)
	s.knownVariables(vars)
	s.prefixed(vars)
	for _, v := range vars {
		if s.seen[v.node.Value.Text.Place()] && v.node.Value.Text.Len() > 0 {
			continue
		}
		switch {
		case cli.ProcessSwitch(v.name):
			s.processSwitch(v)
		case cli.JavaVariable(v.name):
			s.java(v)
		}
		if s.connection("env:"+v.name, v.node, v.value) {
			continue
		}
		if setting.MentionsSecret(v.name) {
			s.secret(v.value.Text)
			s.settle(v.node)
		}
	}
	if group == nil {
		return
	}
	inherited := setting.Inherit(s.found.Connections[mark:], group.Options)
	if len(group.Hosts) == 0 {
		if inherited {
			return
		}
		group.Hosts = []source.Text{source.UnknownAt(group.Anchor, "env:PGHOST")}
	}
	s.found.Connections = slices.Insert(s.found.Connections, mark, *group)
}

// define notes what the variables of one block hold, for the files that read them.
func (s *scope) define(vars []variable) {
	options := make([]setting.Option, len(vars))
	for i, v := range vars {
		options[i] = setting.Option{Name: v.node.Key, Value: v.value, Layer: setting.InEnv}
	}
	s.found.Definitions = append(s.found.Definitions, setting.Define(options)...)
}

// java reads the options of a Java machine: properties that decide about TLS, and connection strings among the others.
func (s *scope) java(v variable) {
	words := shellWords(v.value.Text)
	s.found.Add(cli.JavaOptions(words, v.name, v.node.Key.Place(), v.node.Place))
	for _, w := range words {
		if strings.HasPrefix(w.String(), "-D") {
			n := &tree.Node{Value: setting.Value{Text: w}, Place: w.Place()}
			s.connection("env:"+v.name, n, n.Value)
		}
	}
}

func (s *scope) processSwitch(v variable) {
	s.found.Resources = append(s.found.Resources, setting.Resource{
		Shape: setting.Env, Type: "process-env", Name: v.name, Where: v.node.Place, Anchor: v.node.Key.Place(),
		Attributes: []setting.Option{{Name: v.node.Key, Value: v.value, Layer: setting.InEnv}},
	})
	s.settle(v.node)
}

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
			c.Anchor, c.Where, c.Hint.Name = v.node.Key.Place(), v.node.Place, "env:"+v.name
		}
		if connects || role == setting.Port {
			c.Where = cover(c.Where, v.node.Place)
		}
		s.libpqVariable(c, v, role)
	}
	if !makes {
		return nil
	}
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

// knownVariables joins the variables of one block that known keys put into one group.
func (s *scope) knownVariables(vars []variable) {
	found := map[string]*group{}
	var order []string
	for _, v := range vars {
		if s.seen[v.node.Value.Text.Place()] && v.node.Value.Text.Len() > 0 {
			continue
		}
		r, ok := s.index.variable(v.name)
		if role, _ := dsn.LibpqVariable(v.name); !ok || cli.ProcessSwitch(v.name) || role == setting.Host || role == setting.OptionArg {
			continue
		}
		id := identity(r, nil, "")
		if found[id] == nil {
			found[id] = &group{}
			order = append(order, id)
		}
		found[id].hits = append(found[id].hits, hit{rule: r, path: "env:" + v.name, node: v.node, name: optionName(r.Name, v.node.Key), env: true})
	}
	for _, id := range order {
		s.assemble(found[id])
	}
}

// variable finds the rule for a variable: its own, or that of the dotted key which it spells in capitals.
func (x index) variable(name string) (rule, bool) {
	if rules := x.byEnv[name]; len(rules) > 0 {
		return rules[0], true
	}
	r, ok := x.byShout[strings.ReplaceAll(fold(name), ".", "")]
	return r, ok && strings.Contains(name, "_")
}

// prefixes of variables that belong to one connection, and the engine that the prefix itself names.
var prefixes = map[string]string{
	"DB_": "", "DATABASE_": "", "SQL_": "", "POSTGRES_": "postgresql", "POSTGRESQL_": "postgresql", "PG_": "postgresql",
	"MYSQL_": "mysql", "MARIADB_": "mariadb", "MSSQL_": "sqlserver", "TYPEORM_": "", "REDIS_": "redis",
}

// prefixed joins DB_HOST, DB_CONNECTION and DB_SSLMODE to one connection: a host, something about encryption, and the
// name of a database, from a variable or from the prefix.
func (s *scope) prefixed(vars []variable) {
	byPrefix := map[string]*tree.Node{}
	var order []string
	for _, v := range vars {
		prefix := v.name[:strings.IndexByte(v.name, '_')+1]
		if _, ok := prefixes[prefix]; !ok || s.seen[v.node.Value.Text.Place()] {
			continue
		}
		if byPrefix[prefix] == nil {
			byPrefix[prefix] = &tree.Node{}
			order = append(order, prefix)
		}
		b := byPrefix[prefix]
		b.Place = cover(b.Place, v.node.Place)
		b.Children = append(b.Children, v.node)
	}
	for _, prefix := range order {
		s.block(byPrefix[prefix], block{path: "env:" + prefix + "*", skip: len(prefix), engine: prefixes[prefix]})
	}
}
