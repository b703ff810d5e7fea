package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// hbaWords are the first words of the lines of pg_hba.conf, and of Pgpool's pool_hba.conf.
var hbaWords = map[string]bool{
	"local": true, "host": true, "hostssl": true, "hostnossl": true, "hostgssenc": true, "hostnogssenc": true,
	"include": true, "include_if_exists": true, "include_dir": true,
}

// calledHBA reports the names of such files.
func calledHBA(base string) bool {
	return strings.HasSuffix(base, ".conf") && (strings.Contains(base, "pg_hba") || strings.Contains(base, "pool_hba"))
}

// hbaLines reports a text of nothing but such lines, of which one is about clients from elsewhere.
func hbaLines(text string) bool {
	some := false
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0][0] == '#':
		case !hbaWords[words[0]] || len(words) < 4 && strings.HasPrefix(words[0], "host"):
			return false
		default:
			some = some || strings.HasPrefix(words[0], "host")
		}
	}
	return some
}

// hba reports the lines of pg_hba.conf as one resource: their order decides. An attribute is a line, named after its first
// word.
func (s *scope) hba(root *tree.Node) {
	var lines []setting.Option
	for _, n := range root.Children {
		s.hbaSecrets(n.Value.Text)
		lines = append(lines, setting.Option{Name: n.Key, Value: n.Value, Layer: setting.InFile})
	}
	s.hbaResource(root.Place, lines)
}

// hbaLists reports the lists of such lines that Patroni and the operators of Kubernetes take.
func (s *scope) hbaLists() {
	for _, e := range s.nodes {
		if !e.node.List || fold(e.node.Key.String()) != "pghba" {
			continue
		}
		var lines []setting.Option
		for _, c := range e.node.Children {
			line := s.value(c).Text.Trim()
			name, rest := line, source.Text{}
			if at := strings.IndexAny(line.String(), " \t"); at > 0 {
				name, rest = line.Slice(0, at), line.Slice(at, line.Len()).Trim()
			}
			s.hbaSecrets(rest)
			lines = append(lines, setting.Option{Name: name, Value: setting.Value{Text: rest}, Layer: setting.InFile})
		}
		s.hbaResource(e.node.Place, lines)
	}
}

func (s *scope) hbaResource(where source.Place, lines []setting.Option) {
	if len(lines) == 0 {
		return
	}
	s.found.Resources = append(s.found.Resources, setting.Resource{
		Shape: setting.ServerConf, Type: "pg_hba.conf", Name: "pg_hba.conf", Where: where, Anchor: lines[0].Name.Place(),
		Attributes: lines, Hint: setting.Hint{Engine: "postgresql", Name: "pg_hba.conf"},
	})
}

// hbaSecrets hides the passwords among the options of a line: ldapbindpasswd, radiussecrets.
func (s *scope) hbaSecrets(line source.Text) {
	for _, word := range shellWords(line) {
		if name, value, ok := word.Cut("="); ok && setting.MentionsSecret(name.String()) {
			s.secret(value)
		}
	}
}
