// Package tree is the common form of configuration files: keys, values and nesting, each with its bytes, whatever the
// format. Format packages make trees; the keys package finds settings in them.
package tree

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Node is a key with a value or with children. The root has no key.
type Node struct {
	Key      source.Text
	Value    setting.Value // meaningful when Children is empty and List is false
	Children []*Node       // members of a mapping, or elements of a list when List is set (elements have no key)
	List     bool
	Tag      string       // the format's own type tag, such as !Ref or !Sub in CloudFormation; "" if none
	Place    source.Place // the whole entry: key and value
	Env      bool         // the children are variables of an environment: .env, Compose environment, Kubernetes env
	Attrs    []*Node      // XML attributes; nil in other formats
}

// Walk calls visit for n and everything below it, with the dotted path of keys (list elements are numbered). It does not
// descend where visit returns false.
func (n *Node) Walk(visit func(path string, n *Node) bool) { n.walk("", visit) }

func (n *Node) walk(path string, visit func(string, *Node) bool) {
	if !visit(path, n) {
		return
	}
	for i, c := range n.Children {
		c.walk(Join(path, c.name(i)), visit)
	}
}

func (n *Node) name(index int) string {
	if n.Key.IsZero() {
		return strconv.Itoa(index)
	}
	return n.Key.String()
}

// Join joins path segments with dots.
func Join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// Get follows a dotted path of keys, case-sensitive, and returns nil if there is no such node. A key that itself holds
// dots is matched too: Get("spring.datasource.url") finds spring: {datasource.url: …}.
func (n *Node) Get(path string) *Node {
	if path == "" {
		return n
	}
	for i, c := range n.Children {
		name := c.name(i)
		if name == path {
			return c
		}
		if rest, ok := strings.CutPrefix(path, name+"."); ok {
			if found := c.Get(rest); found != nil {
				return found
			}
		}
	}
	return nil
}
