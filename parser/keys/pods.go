package keys

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
)

// pods reports the pods in which a container ends TLS on behalf of the others: those see it at the loopback address.
func (s *scope) pods() {
	for _, at := range s.nodes {
		containers := at.node.Child("containers")
		if containers == nil || !containers.List {
			continue
		}
		if images := s.terminators(at.node); len(images) > 0 {
			s.found.Resources = append(s.found.Resources, setting.Resource{
				Shape: setting.IaC, Type: setting.Pod, Where: at.node.Place, Anchor: at.node.Key.Place(), Attributes: images,
			})
		}
	}
}

// terminators are the images of a pod that end TLS. A container that runs before the others is one that stays, if any.
func (s *scope) terminators(pod *tree.Node) []setting.Option {
	var out []setting.Option
	for _, list := range [...]string{"containers", "initContainers"} {
		containers := pod.Child(list)
		if containers == nil {
			continue
		}
		for _, c := range containers.Children {
			image := c.Child("image")
			if image == nil {
				continue
			}
			if v := s.value(image); slices.ContainsFunc(s.known.Terminators, func(name string) bool { return strings.Contains(v.Text.String(), name) }) {
				out = append(out, setting.Option{Name: image.Key, Value: v, Layer: setting.InFile})
			}
		}
	}
	return out
}

// composed reports the services of a Compose file: their names are those of hosts to each other.
func (s *scope) composed() {
	if s.kind != Compose {
		return
	}
	for _, doc := range s.roots {
		all := doc.Child("services")
		if all == nil {
			continue
		}
		for _, n := range all.Children {
			r := setting.Resource{Shape: setting.IaC, Type: setting.Service, Name: n.Key.String(), Where: n.Place, Anchor: n.Key.Place()}
			for _, key := range [...]string{"container_name", "hostname"} {
				if name := n.Child(key); name != nil {
					r.Attributes = append(r.Attributes, setting.Option{Name: name.Key, Value: s.value(name), Layer: setting.InFile})
				}
			}
			s.found.Resources = append(s.found.Resources, r)
		}
	}
}
