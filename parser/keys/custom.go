package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Limits on what is listed of one resource.
const (
	maxAttributes = 10_000
	maxNesting    = 60
)

// customs reports the Kubernetes objects whose kinds the tables of servers know: databases that an operator or a control
// plane makes. Their type is the group of their API and their kind: postgresql.cnpg.io/Cluster. They may stand in others:
// in lists, and as what Crossplane's compositions make. What only refers to one has no spec.
func (s *scope) customs() {
	roots := map[*tree.Node]bool{}
	for _, doc := range s.roots {
		roots[doc] = true
		s.custom(doc, nil)
	}
	for _, e := range s.nodes {
		for _, n := range e.node.Children {
			if !roots[n] && len(n.Children) > 2 {
				s.custom(n, e.node.Child("patches"))
			}
		}
	}
}

// custom reports one object, which patches may change.
func (s *scope) custom(n, patches *tree.Node) {
	api, kind := n.Child("apiVersion"), n.Child("kind")
	if api == nil || kind == nil || n.Child("spec") == nil || s.objects[n] {
		return
	}
	group, _, versioned := strings.Cut(api.Value.Text.String(), "/")
	name := group + "/" + kind.Value.Text.String()
	if !versioned || !s.known.resources[name] {
		return
	}
	s.objects[n] = true
	s.found.Resources = append(s.found.Resources, setting.Resource{
		Shape: setting.IaC, Type: name, Name: objectName(n), Where: n.Place, Anchor: kind.Value.Text.Place(),
		Attributes: append(s.attributesBelow(n), changedBy(patches)...), Hint: setting.Hint{Name: objectName(n)},
	})
}

// changedBy are the attributes that a composition's patches give values that cannot be known. What a set of patches
// changes stands elsewhere.
func changedBy(patches *tree.Node) []setting.Option {
	if patches == nil {
		return nil
	}
	var out []setting.Option
	for _, p := range patches.Children {
		kind, to := p.Word("type"), p.Word("toFieldPath")
		if to == "" {
			to = p.Word("fromFieldPath")
		}
		switch {
		case strings.Contains(kind, "ToComposite"), strings.Contains(kind, "ToEnvironment"):
			continue
		case kind == "PatchSet":
			to = "*"
		}
		to = strings.NewReplacer("[", ".", "]", "").Replace(to)
		unknown := setting.Value{Text: source.UnknownAt(p.Place, "patch"), Kind: setting.Opaque}
		out = append(out, setting.Option{Name: source.Decoded(p.Place, to), Value: unknown, Layer: setting.InFile})
	}
	return out
}

// objectName is what a Kubernetes object is called: its kind and name.
func objectName(doc *tree.Node) string {
	kind := doc.Child("kind").Value.Text.String()
	if name := doc.Child("metadata").Child("name"); name != nil && name.Value.Known() {
		return kind + "/" + name.Value.Text.String()
	}
	return kind
}

// attributesBelow lists the leaves of a mapping by their dotted paths, the elements of lists by their numbers. Of secrets
// it only tells that they are there.
func (s *scope) attributesBelow(n *tree.Node) []setting.Option {
	l := lister{scope: s}
	l.members("", n, 0)
	return l.out
}

// lister lists what a mapping holds.
type lister struct {
	*scope
	out []setting.Option
}

func (l *lister) members(path string, n *tree.Node, depth int) {
	for i, c := range n.Children {
		l.node(tree.Join(path, c.Name(i)), c, n, depth)
	}
}

func (l *lister) node(path string, n, around *tree.Node, depth int) {
	switch {
	case depth > maxNesting:
		l.found.Cut(n.Place, source.TooDeep, "this object is nested more than 60 levels deep; what is deeper was not read")
	case len(l.out) >= maxAttributes:
		l.found.Cut(n.Place, source.TooLarge, "this object has more than 10,000 attributes; those from here on were not read")
	case len(n.Children) > 0 || n.List:
		l.members(path, n, depth+1)
	case n.Value.Text.IsZero():
	default:
		key := n.Key
		if key.IsZero() {
			key = around.Key
		}
		o := setting.Option{Name: source.Decoded(key.Place(), path), Value: l.value(n), Layer: setting.InFile}
		if setting.PathNamesSecret(path) {
			l.secret(n.Value.Text)
			o.Value = setting.Value{Text: source.UnknownAt(n.Value.Text.Place(), "secret"), Kind: setting.Opaque}
		}
		l.hide(o.Value.Text)
		l.out = append(l.out, o)
	}
}

// hide notes the secrets in a text of words, as lines of pg_hba.conf have them: ldapbindpasswd=….
func (l *lister) hide(t source.Text) {
	text := t.String()
	for at := 0; at < len(text); {
		word := text[at:]
		if end := strings.IndexAny(word, " \t\n"); end >= 0 {
			word = word[:end]
		}
		if name, value, ok := strings.Cut(word, "="); ok && value != "" && setting.NamesSecret(name) {
			l.secret(t.Slice(at+len(name)+1, at+len(word)))
		}
		at += len(word) + 1
	}
}
