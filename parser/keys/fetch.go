package keys

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// fetches reports what tasks and data sources download whose address, and how they get it, are keys of their own:
// Ansible's get_url and uri, Terraform's http. Only CA material counts.
func (s *scope) fetches() {
	for _, e := range s.nodes {
		switch name := e.node.Key.String(); {
		case len(e.node.Children) > 0 && !e.node.List:
			s.fetch(e.path, e.node, e.node.Children)
		case fetchModule(name) && e.node.Value.Kind == setting.String:
			s.fetch(e.path, e.node, inlineArguments(e.node))
		}
	}
}

// fetchModule reports whether a task of that name downloads a file.
func fetchModule(name string) bool {
	switch name[strings.LastIndexByte(name, '.')+1:] {
	case "get_url", "win_get_url", "uri", "win_uri":
		return true
	}
	return false
}

// inlineArguments are the arguments of a task on one line: url=https://… dest=/etc/ca.pem.
func inlineArguments(n *tree.Node) []*tree.Node {
	var out []*tree.Node
	for _, word := range shellWords(n.Value.Text) {
		name, value, ok := word.Cut("=")
		if ok {
			out = append(out, &tree.Node{Key: name, Value: setting.ValueOf(value), Place: word.Place()})
		}
	}
	return out
}

// fetch reports one download. One whose content is compared with a known digest is safe however it comes.
func (s *scope) fetch(p string, n *tree.Node, arguments []*tree.Node) {
	var url, dest source.Text
	var unprotected *setting.Option
	for _, a := range arguments {
		switch setting.FoldKey(a.Key.String()) {
		case "url":
			url = s.value(a).Text
		case "dest":
			dest = s.value(a).Text
		case "checksum", "sha256sum":
			return
		case "validatecerts":
			unprotected = switched(a, "verified", s.value(a), "false", "no", "off", "0")
		case "insecure":
			unprotected = switched(a, "insecure", s.value(a), "true", "yes", "on", "1")
		}
	}
	if url.IsZero() || unprotected == nil && !fetchModule(n.Key.String()) || s.seen[url.Place()] {
		return
	}
	r, ok := cli.Download(url, dest, n.Place)
	if !ok {
		return
	}
	s.seen[url.Place()] = true
	r.Shape, r.Name, r.Hint = setting.ConfigKey, p, setting.Hint{}
	if unprotected != nil {
		r.Attributes = append(r.Attributes, *unprotected)
	}
	s.found.Resources = append(s.found.Resources, r)
}

// switched is an argument under the name that downloads have for it, where it has one of the values; else nil.
func switched(n *tree.Node, name string, v setting.Value, values ...string) *setting.Option {
	if !slices.Contains(values, strings.ToLower(v.Text.String())) {
		return nil
	}
	return &setting.Option{Name: source.Decoded(n.Key.Place(), name), Value: v, Layer: setting.InCall}
}
