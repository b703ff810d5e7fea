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
	taken bool // from a set that has a name of its own, or from a level around
	outer bool // from a level around
}

// settled reports variables all of which an environment has taken.
func (s *scope) settled(vars []variable) bool {
	return !slices.ContainsFunc(vars, func(v variable) bool {
		return v.node.Value.Text.Len() == 0 || !s.seen[v.node.Value.Text.Place()]
	})
}

// variables reads n as an environment block: a mapping of variables, a list of name and value, or a list of NAME=value.
func (s *scope) variables(n *tree.Node) []variable {
	if vars := s.unitVariables(n); len(vars) > 0 {
		return vars
	}
	switch {
	case n.List:
		return s.listed(n)
	case n.Env || environmentKey(n.Key.String()) || allVariables(n) || holdsLibpq(n):
		return s.mapped(n)
	}
	return nil
}

func environmentKey(key string) bool {
	switch setting.FoldKey(key) {
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

// holdsLibpq reports a mapping with a variable of libpq, which nothing but an environment has.
func holdsLibpq(n *tree.Node) bool {
	for _, c := range n.Children {
		if name := c.Key.String(); strings.HasPrefix(name, "PG") && len(c.Children) == 0 {
			if role, ok := dsn.LibpqVariable(name); ok && (role == setting.Host || role == setting.OptionArg) {
				return true
			}
		}
	}
	return false
}

func (s *scope) mapped(n *tree.Node) []variable {
	var out []variable
	anyCase := n.Env || setting.FoldKey(n.Key.String()) == "env" || setting.FoldKey(n.Key.String()) == "environment"
	for _, c := range n.Children {
		name := c.Key.String()
		if anyCase {
			name = strings.ToUpper(name)
		}
		if inner := c.Child("value"); inner != nil && !c.List { // with words about it beside it
			c = &tree.Node{Key: c.Key, Value: inner.Value, Tag: inner.Tag, Children: inner.Children, Place: c.Place}
		}
		if len(c.Children) == 0 && !c.Value.Text.IsZero() && (isVariable(name) || serverVariable(c.Key.String())) {
			out = append(out, variable{name: c.Key.String(), node: c, value: s.value(c)})
		}
	}
	return out
}

// listed reads a list. Elements that are no variables are passed over.
func (s *scope) listed(n *tree.Node) []variable {
	var out []variable
	for _, c := range n.Children {
		if several := s.assignments(c); len(several) > 1 {
			out = append(out, several...)
			continue
		}
		c = patched(c)
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
	if key == nil {
		key = keyOfPair(n)
	}
	if key == nil || !isVariable(key.Value.Text.String()) && !serverVariable(key.Value.Text.String()) {
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
	node := &tree.Node{Key: text, Value: setting.OpaqueAt(from.Key.Place(), fromRef(from)), Place: n.Place}
	return variable{name: text.String(), node: node, value: s.value(node)}, true
}

// fromRef names what a Kubernetes valueFrom refers to: a variable of a set.
func fromRef(n *tree.Node) string {
	kind, c := "configmap", n.Child("configMapKeyRef")
	if c == nil {
		kind, c = "secret", n.Child("secretKeyRef")
	}
	if name, key := setName(c.Child("name")), setName(c.Child("key")); name != "" && key != "" {
		return setRef(kind, name, key)
	}
	return kind
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
	if len(n.Children) > 0 || at < 1 {
		return variable{}, false
	}
	if name := strings.TrimSpace(text.String()[:at]); !isVariable(name) && !serverVariable(name) {
		return variable{}, false
	}
	node := &tree.Node{Key: text.Slice(0, at).Trim(), Value: setting.Value{Text: text.Slice(at+1, text.Len())}, Place: n.Place}
	s.seen[text.Place()] = true
	return variable{name: node.Key.String(), node: node, value: s.value(node)}, true
}

// environment settles the variables of one block. Where a name stands in it more than once, as in the branches of a
// template and the operations of a patch, each time is an environment.
func (s *scope) environment(vars []variable) {
	times := map[string]int{}
	most := 0
	for _, v := range vars {
		times[v.name]++
		most = max(most, times[v.name])
	}
	if most < 2 || s.kind != Kubernetes {
		s.variant(vars)
		return
	}
	if most > maxVariants {
		s.found.Cut(vars[0].node.Place, source.TooLarge, "a variable has more than 4 values in one environment; the others were not followed")
	}
	for i := range min(most, maxVariants) {
		nth := map[string]int{}
		s.variant(slices.DeleteFunc(slices.Clone(vars), func(v variable) bool {
			nth[v.name]++
			return nth[v.name] != min(i+1, times[v.name])
		}))
	}
}

const maxVariants = 4

// variant settles variables of different names.
func (s *scope) variant(vars []variable) {
	s.interpolate(vars)
	defer func() { s.beside = nil }()
	s.define(vars)
	mark := len(s.found.Connections)
	s.programVariables(vars)
	s.serverVariables(vars)
	group := s.libpq(vars)
	vars = slices.DeleteFunc(vars, func(v variable) bool { return v.outer })
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

// interpolate puts the variables of one block into each other, where the format does that.
func (s *scope) interpolate(vars []variable) {
	if s.kind != Kubernetes && s.kind != Env && s.kind != GitLab {
		return
	}
	values := map[string]source.Text{}
	for _, v := range vars {
		if ref := "env:" + v.name; v.value.Text.String() != hole && !slices.Contains(v.value.Text.Refs(), ref) {
			values[ref] = v.value.Text
		}
	}
	s.beside = values
	for i, v := range vars {
		if len(v.value.Text.Refs()) > 0 {
			vars[i].value = s.value(v.node)
		}
	}
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
	r, ok := x.byShout[strings.ReplaceAll(setting.FoldKey(name), ".", "")]
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
