// Package tree is the common form of configuration files: keys, values and nesting, each with its bytes, whatever the
// format. Format packages make trees; the keys package finds settings in them.
package tree

import (
	"strconv"

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

// FileTag begins the tag of a value that is the text of a file; its name follows.
const FileTag = "file:"

// Include is the tag of an entry whose value is the file that a file is laid over.
const Include = "include"

// Choice is the tag of an entry that holds the branches of a condition.
const Choice = "choice"

// Name is n's key, or its number i in a list.
func (n *Node) Name(i int) string {
	if n.Key.IsZero() {
		return strconv.Itoa(i)
	}
	return n.Key.String()
}

// Child is the direct child of that key, or nil; a nil node has none.
func (n *Node) Child(key string) *Node {
	if n == nil {
		return nil
	}
	for _, c := range n.Children {
		if c.Key.String() == key {
			return c
		}
	}
	return nil
}

// Word is the text of the direct child of that key as far as it is known; "" where there is none.
func (n *Node) Word(key string) string {
	if c := n.Child(key); c != nil && c.Value.Known() {
		return c.Value.Text.String()
	}
	return ""
}

// Join joins path segments with dots.
func Join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
