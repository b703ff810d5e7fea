package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/source"
)

// members turns a tree with attributes into one of keys and values: attributes become members, and elements that name
// a key and its value (property, prop, entry, add, param) become that member.
func members(n *tree.Node) *tree.Node {
	out := &tree.Node{Key: n.Key, Value: n.Value, Place: n.Place}
	if i := strings.LastIndexByte(n.Key.String(), ':'); i >= 0 {
		out.Key = n.Key.Slice(i+1, n.Key.Len())
	}
	out.Children = append(out.Children, n.Attrs...)
	for _, c := range n.Children {
		out.Children = append(out.Children, element(c))
	}
	return out
}

func element(n *tree.Node) *tree.Node {
	if m := connectionString(n); m != nil {
		return m
	}
	key, value := named(n)
	if key == nil {
		return members(n)
	}
	out := &tree.Node{Key: key.Value.Text, Place: n.Place}
	if value != nil {
		out.Value = value.Value
		return out
	}
	out.Value = n.Value
	for _, c := range n.Children {
		if c == key {
			continue
		}
		if wrapper(c.Key.String()) {
			out.Children = append(out.Children, members(c).Children...)
		} else {
			out.Children = append(out.Children, element(c))
		}
	}
	return out
}

// local is an element's name without the prefix of its name space.
func local(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// wrapper reports elements that only hold the members of a property: <props>, <map>.
func wrapper(name string) bool { return name == "props" || name == "map" || name == "list" }

// named returns the attribute or child that holds an element's key, and the one that holds its value.
func named(n *tree.Node) (key, value *tree.Node) {
	switch strings.ToLower(local(n.Key.String())) {
	case "property", "prop", "entry", "add", "param", "parameter", "init-param", "context-param", "setting", "const", "argument",
		"connection-property", "xa-datasource-property", "config-property", "attribute":
	case "value": // MySQL Workbench: <value type="int" key="useSSL">
		if key = attribute(n, "key"); attribute(n, "type") == nil {
			key = nil
		}
		return key, nil
	default:
		return nil, nil
	}
	for _, name := range [...]string{"name", "key", "param-name", "code"} {
		if key = attribute(n, name); key == nil {
			key = n.Child(name)
		}
		if key != nil && key.Value.Text.Len() > 0 {
			break
		}
		key = nil
	}
	if key == nil {
		return nil, nil
	}
	if value = attribute(n, "value"); value == nil {
		for _, name := range [...]string{"value", "param-value", "attribute"} {
			if value = n.Child(name); value != nil {
				break
			}
		}
	}
	return key, value
}

func attribute(n *tree.Node, name string) *tree.Node {
	for _, a := range n.Attrs {
		if a.Key.String() == name {
			return a
		}
	}
	return nil
}

const providerTag = "provider:"

// connectionString reads .NET's <add name="…" connectionString="…" providerName="…"/>.
func connectionString(n *tree.Node) *tree.Node {
	value := attribute(n, "connectionString")
	if value == nil || n.Key.String() != "add" {
		return nil
	}
	out := &tree.Node{Key: value.Key, Value: value.Value, Place: n.Place}
	if key := attribute(n, "name"); key != nil && key.Value.Text.Len() > 0 {
		out.Key = key.Value.Text
	}
	if p := attribute(n, "providerName"); p != nil {
		out.Tag = providerTag + p.Value.Text.String()
	}
	return out
}

// provider returns the drivers that an ADO.NET provider's name stands for.
func provider(n *tree.Node) []string {
	name, ok := strings.CutPrefix(n.Tag, providerTag)
	if !ok {
		return nil
	}
	switch strings.ToLower(name) {
	case "system.data.sqlclient":
		return []string{"system-data-sqlclient"}
	case "microsoft.data.sqlclient":
		return []string{"microsoft-data-sqlclient"}
	case "mysql.data.mysqlclient":
		return []string{"mysql-connector-net"}
	case "mysqlconnector":
		return []string{"mysqlconnector"}
	case "npgsql":
		return []string{"npgsql"}
	case "oracle.manageddataaccess.client", "oracle.dataaccess.client":
		return []string{"odp-net"}
	}
	return nil
}

func providerEngine(driver string) string {
	switch driver {
	case "odp-net":
		return "oracle"
	case "mysql-connector-net", "mysqlconnector":
		return "mysql"
	case "npgsql":
		return "postgresql"
	}
	return "sqlserver"
}

// grammarOf is the grammar that a value's surroundings ask for, "" to decide by its looks.
func grammarOf(n *tree.Node) string {
	if provider(n) != nil {
		return "ado"
	}
	return ""
}

// unflatten makes a tree of keys that spell one with dots. A key that is both a value and a parent stays both.
func unflatten(root *tree.Node) *tree.Node {
	out := &tree.Node{Place: root.Place}
	at := map[string]*tree.Node{"": out}
	for _, c := range root.Children {
		key := c.Key
		parent, done := out, ""
		for n := 0; n < maxSegments; n++ {
			first, rest, ok := cutSegment(key)
			if !ok {
				break
			}
			done = tree.Join(done, first.String())
			if at[done] == nil {
				at[done] = &tree.Node{Key: first, Place: c.Place}
				parent.Children = append(parent.Children, at[done])
			}
			parent = at[done]
			parent.Place = cover(parent.Place, c.Place)
			key = rest
		}
		parent.Children = append(parent.Children, &tree.Node{Key: key, Value: c.Value, Place: c.Place, Tag: c.Tag})
	}
	return out
}

const maxSegments = 32

// cutSegment cuts a key at its first dot that is not in brackets; a[b.c] is a, then b.c.
func cutSegment(key source.Text) (first, rest source.Text, ok bool) {
	text := key.String()
	i := strings.IndexAny(text, ".[")
	switch {
	case i < 1 || i == len(text)-1:
		return source.Text{}, source.Text{}, false
	case text[i] == '.':
		return key.Slice(0, i), key.Slice(i+1, len(text)), true
	case text[len(text)-1] == ']':
		return key.Slice(0, i), key.Slice(i+1, len(text)-1), i+1 < len(text)-1
	}
	return source.Text{}, source.Text{}, false
}
