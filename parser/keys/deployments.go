package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
)

// deployments reports the resources of Google's Deployment Manager whose types the tables of servers know: elements of the
// list of a file's resources, each with its type and properties.
func (s *scope) deployments() {
	for _, doc := range s.roots {
		list := doc.Child("resources")
		if list == nil || !list.List {
			continue
		}
		for _, n := range list.Children {
			kind, properties := n.Word("type"), n.Child("properties")
			if !googleType(kind) || !s.known.resources[kind] || properties == nil {
				continue
			}
			s.found.Resources = append(s.found.Resources, setting.Resource{
				Shape: setting.IaC, Type: kind, Name: deployed(n), Where: n.Place, Anchor: n.Child("type").Value.Text.Place(),
				Attributes: s.attributesBelow(properties), Hint: setting.Hint{Name: deployed(n)},
			})
		}
	}
}

// googleType reports whether a type is one of Deployment Manager, and none of another program whose files look alike:
// gcp-types/sqladmin-v1beta4:instances, sqladmin.v1beta4.instance.
func googleType(kind string) bool {
	return strings.HasPrefix(kind, "gcp-types/") || strings.Contains(kind, ".v1") || strings.Contains(kind, ".v2")
}

// deployed is what a resource is called: its type and name.
func deployed(n *tree.Node) string {
	if name := n.Word("name"); name != "" {
		return n.Word("type") + "/" + name
	}
	return n.Word("type")
}
