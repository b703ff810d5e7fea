package parser

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/keys"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// clientCommand is a client that commands of a cloud make: what people call it, and the path below which the same stands
// in templates.
type clientCommand struct {
	name string
	path []string
}

var clientCommands = map[string]clientCommand{
	"aws-cli.dms.endpoint":    {"aws dms", []string{"aws_dms_endpoint", "endpoint"}},
	"aws-cli.glue.connection": {"aws glue", nil},
}

// made reads the clients that commands make as the blocks that make them elsewhere. What a change does not name stays as
// it was, so that nothing follows from what is not written.
func (p *Parser) made(found *setting.Found) {
	isClient := func(r setting.Resource) bool { _, ok := clientCommands[r.Type]; return ok }
	for _, r := range found.Resources {
		if !isClient(r) {
			continue
		}
		command := clientCommands[r.Type]
		root, open := asTree(&r, command.path)
		client := keys.FindEach(r.Where.File, root, keys.Terraform, p.keys)
		for i := range client.Connections {
			c := &client.Connections[i]
			c.Shape, c.Where, c.Hint.Language = r.Shape, r.Where, r.Hint.Language
			c.Hint.Name = command.name + strings.TrimPrefix(r.Hint.Name, r.Type)
			if open {
				c.Open = []string{""}
			}
		}
		found.Add(client)
	}
	found.Resources = slices.DeleteFunc(found.Resources, isClient)
}

// asTree is what a resource says as a tree below a path, and whether it may say more.
func asTree(r *setting.Resource, path []string) (root *tree.Node, open bool) {
	root = &tree.Node{Place: r.Where}
	at := root
	for _, key := range path {
		at = childOf(at, source.Decoded(r.Anchor, key), r.Where)
	}
	for _, a := range r.Attributes {
		if open = open || a.Name.String() == "*"; a.Name.String() == "*" {
			continue
		}
		n := at
		for part := range strings.SplitSeq(a.Name.String(), ".") {
			if _, err := strconv.Atoi(part); err != nil {
				n = childOf(n, source.Decoded(a.Name.Place(), part), r.Where)
			}
		}
		n.Value, n.Place = a.Value, a.Place()
	}
	return root, open
}

// childOf is the member of a mapping under a key, made where there is none.
func childOf(n *tree.Node, key source.Text, place source.Place) *tree.Node {
	if c := n.Child(key.String()); c != nil {
		return c
	}
	c := &tree.Node{Key: key, Place: place}
	n.Children = append(n.Children, c)
	return c
}
