package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// download reports the address of a provider's certificate bundle.
func (s *scope) download(p string, n *tree.Node) {
	text := n.Value.Text.String()
	if len(text) > 2048 || !namesBundle(text) {
		return
	}
	start := strings.Index(text, "http")
	if start < 0 || strings.ContainsAny(text[:start], " \t\n") {
		return // a command: the shell's parser reads it
	}
	end := start + strings.IndexAny(text[start:]+" ", " \t\n\"'")
	if end < len(text) {
		return
	}
	url := n.Value.Text.Slice(start, end)
	s.found.Resources = append(s.found.Resources, setting.Resource{
		Shape: setting.ConfigKey, Type: "download", Name: p, Where: n.Place, Anchor: anchor(n),
		Attributes: []setting.Option{{Name: source.Decoded(anchor(n), "url"), Value: setting.Value{Text: url}, Layer: setting.InCall}},
	})
}

// namesBundle reports whether a text holds the address of one of the provider's certificate bundles.
func namesBundle(text string) bool {
	return strings.Contains(text, "rds-downloads/") || strings.Contains(text, "truststore.pki") && strings.Contains(text, "rds.amazonaws.com")
}
