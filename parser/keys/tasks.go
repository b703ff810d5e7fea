package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
)

// modulesOf are the modules of Ansible among the types of resources, by their full names and by their last, under which
// old playbooks have them.
func modulesOf(types []string) map[string]string {
	out := map[string]string{}
	for _, t := range types {
		if strings.Count(t, ".") != 2 || strings.ContainsAny(t, "-:/ ") {
			continue
		}
		out[t] = t
		if short := t[strings.LastIndexByte(t, '.')+1:]; out[short] == "" && strings.Contains(short, "_") {
			out[short] = t
		}
	}
	return out
}

// tasks reports what Ansible's tasks make with the modules that the tables of servers know: elements of a list that have
// the name of a module for a key. What a task takes away is nobody's server.
func (s *scope) tasks() {
	for _, e := range s.nodes {
		if !e.node.List {
			continue
		}
		for _, task := range e.node.Children {
			for _, n := range task.Children {
				if kind := s.known.modules[n.Key.String()]; kind != "" && len(n.Children) > 0 && n.Word("state") != "absent" {
					s.found.Resources = append(s.found.Resources, setting.Resource{
						Shape: setting.IaC, Type: kind, Name: taskName(n), Where: task.Place, Anchor: n.Key.Place(),
						Attributes: s.attributesBelow(n), Hint: setting.Hint{Name: taskName(n)},
					})
				}
			}
		}
	}
}

// taskName is the module of a task with the name of what it makes.
func taskName(n *tree.Node) string {
	if name := n.Child("name"); name != nil && name.Value.Known() {
		return n.Key.String() + "/" + name.Value.Text.String()
	}
	return n.Key.String()
}
