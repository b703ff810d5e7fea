package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// calledHBA reports the names of such files.
func calledHBA(base string) bool {
	return strings.HasSuffix(base, ".conf") && (strings.Contains(base, "pg_hba") || strings.Contains(base, "pool_hba"))
}

// hba reports the lines of pg_hba.conf as one resource: their order decides. An attribute is a line, named after its first
// word.
func (s *scope) hba(root *tree.Node) {
	var lines []setting.Option
	for _, n := range root.Children {
		lines = append(lines, setting.Option{Name: n.Key, Value: n.Value, Layer: setting.InFile})
	}
	s.hbaResource(root.Place, lines)
}

// hbaLists reports the lists of such lines that Patroni and the operators of Kubernetes take. Patroni says beside them
// where the server listens.
func (s *scope) hbaLists() {
	listens := map[*tree.Node]*tree.Node{}
	var listen *tree.Node
	for _, doc := range s.roots {
		listens[doc] = doc.Child("postgresql").Child("listen")
	}
	for _, e := range s.nodes {
		if of, begins := listens[e.node]; begins {
			listen = of // what follows stands in this document
		}
		if !e.node.List || setting.FoldKey(e.node.Key.String()) != "pghba" {
			continue
		}
		var lines []setting.Option
		if listen != nil {
			lines = append(lines, setting.Option{Name: listen.Key, Value: s.value(listen), Layer: setting.InFile})
		}
		for _, c := range e.node.Children {
			if line, ok := cli.HBALine(s.value(c).Text); ok {
				lines = append(lines, line)
			}
		}
		s.hbaResource(e.node.Place, lines)
	}
}

func (s *scope) hbaResource(where source.Place, lines []setting.Option) {
	if len(lines) == 0 {
		return
	}
	for _, line := range lines {
		for _, secret := range cli.HBASecrets(line) {
			s.secret(secret)
		}
	}
	s.found.Resources = append(s.found.Resources, cli.HBA(where, lines))
}
