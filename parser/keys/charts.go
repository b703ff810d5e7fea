package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Types of what a chart's own files say: the charts that it depends on, and what it hands to them.
const (
	dependencyType = "chart-dependency"
	valuesType     = "chart-values"
)

// releases reports what a chart is installed with, wherever its name stands beside its values: in a HelmRelease of Flux,
// an Application of Argo CD, a helmfile, a kustomization, a task of Ansible, a release of Terraform.
func (s *scope) releases() {
	if len(s.known.charts) == 0 {
		return
	}
	for _, e := range s.nodes {
		n := e.node
		name, from := n, []string{n.Word("repoURL"), n.Word("repository"), n.Word("repo"), n.Word("chart_repo_url")}
		key := "chart"
		switch spec := n.Child("chart").Child("spec"); {
		case spec != nil:
			name, from = spec, []string{spec.Child("sourceRef").Word("name")}
		case n.Child("chart_ref") != nil:
			key = "chart_ref"
		case n.Child("valuesInline") != nil:
			key = "name"
		}
		chart := name.Child(key)
		if chart == nil || !chart.Value.Known() {
			continue
		}
		if kind := s.known.charts.Type(chart.Value.Text.String(), from...); kind != "" {
			s.release(kind, chart, n)
		}
	}
	s.dependencies()
}

// release reports one release, whose values may stand in several places. Those in a text are one by themselves.
func (s *scope) release(kind string, chart, n *tree.Node) {
	r := setting.Resource{Shape: setting.IaC, Type: kind, Name: chart.Value.Text.String(), Where: n.Place, Anchor: chart.Value.Text.Place(), Hint: setting.Hint{Name: kind}}
	for _, around := range []*tree.Node{n, n.Child("helm")} {
		if around == nil {
			continue
		}
		for _, c := range around.Children {
			switch c.Key.String() {
			case "values", "valuesObject", "valuesInline", "release_values":
				s.chartValues(&r, c)
			case "set", "parameters":
				r.Attributes = append(r.Attributes, s.attributesBelow(unflatten(pairs(c)))...)
			}
		}
	}
	if len(r.Attributes) > 0 {
		s.found.Resources = append(s.found.Resources, r)
	}
}

// chartValues adds the values in a mapping, in a text, or in a list of those.
func (s *scope) chartValues(r *setting.Resource, n *tree.Node) {
	switch {
	case n.List:
		for _, c := range n.Children {
			s.chartValues(r, c)
		}
	case len(n.Children) > 0:
		r.Attributes = append(r.Attributes, s.attributesBelow(n)...)
	case n.Value.Kind != setting.String || !strings.Contains(n.Value.Text.String(), "\n"):
	default:
		if root, _ := s.readNested("values.yaml", n.Value.Text); root != nil {
			r.Attributes = append(r.Attributes, s.attributesBelow(root)...)
			return
		}
		s.apart("values.yaml", n.Value.Text, func(fd *finder, root *tree.Node) {
			part := *r
			part.Where, part.Anchor = root.Place, root.Place
			part.Attributes = fd.scope(root, HelmValues, s.depth+1).attributesBelow(root)
			fd.found.Resources = append(fd.found.Resources, part)
		})
	}
}

// dependencies reports the known charts that a Chart.yaml depends on.
func (s *scope) dependencies() {
	list := s.root.Child("dependencies")
	if list == nil || !list.List || s.root.Child("apiVersion") == nil {
		return
	}
	for _, d := range list.Children {
		name := d.Child("name")
		if name == nil {
			continue
		}
		kind := s.known.charts.Type(name.Value.Text.String(), d.Word("repository"))
		if kind == "" {
			continue
		}
		as := name.Value.Text
		if alias := d.Child("alias"); alias != nil {
			as = alias.Value.Text
		}
		s.found.Resources = append(s.found.Resources, setting.Resource{
			Shape: setting.IaC, Type: dependencyType, Name: kind, Where: d.Place, Anchor: name.Value.Text.Place(),
			Attributes: []setting.Option{{Name: source.Decoded(as.Place(), "alias"), Value: setting.ValueOf(as)}},
		})
	}
}

// ChartValues reports what a file of a chart's values hands to each of the charts that it may depend on: what stands
// below a name at the top.
func ChartValues(f *source.File, root *tree.Node, known *Known) setting.Found {
	if len(known.charts) == 0 {
		return setting.Found{}
	}
	s := newFinder(f, known, Beside{}).scope(root, HelmValues, 0)
	for _, doc := range s.roots {
		for _, n := range doc.Children {
			if len(n.Children) > 0 && !n.List && !n.Key.IsZero() {
				s.found.Resources = append(s.found.Resources, setting.Resource{
					Shape: setting.IaC, Type: valuesType, Name: n.Key.String(), Where: n.Place, Anchor: n.Key.Place(), Attributes: s.attributesBelow(n),
				})
			}
		}
	}
	return s.found
}
