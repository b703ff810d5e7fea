package keys

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/json"
	"github.com/dsnlint/dsnlint/parser/keyvalue"
	"github.com/dsnlint/dsnlint/parser/libconfig"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/parser/xml"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// nested follows a value that is a file of its own: the key is a file name, or the text starts as such a file does.
func (s *scope) nested(n *tree.Node) {
	text := n.Value.Text
	if text.Len() < 8 || n.Value.Kind != setting.String {
		return
	}
	if !strings.Contains(text.String(), "\n") && strings.IndexByte(n.Key.String(), '.') < 0 {
		s.object(text)
		return
	}
	file := s.nestedName(n)
	root, problems := s.readNested(file, text)
	if root == nil {
		return
	}
	if file == strings.ToLower(n.Key.String()) { // otherwise it need not be such a file
		s.found.Problems = append(s.found.Problems, problems...)
	}
	kind := KindOf(file, root)
	if file == "patch.yaml" {
		kind = s.kind
	}
	s.run(root, kind, s.depth+1)
}

// nestedName is the name of the file that a value is: its key, or a name of the format that it has.
func (s *scope) nestedName(n *tree.Node) string {
	file := strings.ToLower(n.Key.String())
	if name, ok := strings.CutPrefix(file, "vault.hashicorp.com/agent-inject-template-"); ok {
		file = name
	}
	switch last := file[strings.LastIndexByte(file, '.')+1:]; {
	case !strings.Contains(n.Value.Text.String(), "\n"):
	case last == "patch" || last == "values" || last == "valuescontent":
		return last + ".yaml"
	case assignments(n.Value.Text.String()):
		return file + ".env"
	case (s.kind == HelmValues || s.kind == Kubernetes || s.kind == Compose) && !scriptKey(fold(last)):
		return file + look(file, n.Value.Text.String())
	}
	return file
}

// look is the end of the name that a file would have by its first line; "" where its name says more, or nothing is known.
func look(file, text string) string {
	if strings.Contains(file, ".") && len(file)-strings.LastIndexByte(file, '.') < 12 {
		return ""
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		key := strings.TrimLeft(line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.")
		switch {
		case line == "" || line == "---" || line[0] == '#':
			continue
		case line[0] == '[' && line[len(line)-1] == ']':
			return ".ini"
		case key != line && (key == ":" || strings.HasPrefix(key, ": ")):
			return ".yaml"
		case strings.Contains(line[:len(line)-len(key)], ".") && strings.HasPrefix(strings.TrimSpace(key), "="):
			return ".properties"
		}
		break
	}
	return ""
}

// assignments reports lines of the form NAME=value, among comments and nothing else.
func assignments(text string) bool {
	some := false
	for line := range strings.Lines(text) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "export ")
		if line == "" || line[0] == '#' {
			continue
		}
		name, _, ok := strings.Cut(line, "=")
		if some = true; !ok || !isVariable(name) {
			return false
		}
	}
	return some
}

// object follows a value that is a JSON object in one line, as variables of the environment hold it. Where the file
// spells it with escapes of its own there is no place to read it at.
func (s *scope) object(text source.Text) {
	t, p := text.String(), text.Place()
	if t[0] != '{' || t[len(t)-1] != '}' || !strings.Contains(t, `":`) || p.IsZero() || p.Raw() != t {
		return
	}
	root, _ := json.ReadPart(s.file, p.Span)
	if root != nil && len(root.Children) > 0 {
		s.run(root, KindOf("", root), s.depth+1)
	}
}

// readNested reads a text as the format that a file name, or its look, tells; nil if none does.
func (s *scope) readNested(file string, text source.Text) (*tree.Node, []source.Problem) {
	switch ext := file[strings.LastIndexByte(file, '.')+1:]; {
	case ext == "properties":
		return keyvalue.ReadText(text, keyvalue.Properties)
	case ext == "env":
		return keyvalue.ReadText(text, keyvalue.Dotenv)
	case ext == "conf" && strings.HasPrefix(file, "postgres"):
		return keyvalue.ReadText(text, keyvalue.PostgreSQL)
	case ext == "cnf" && strings.HasPrefix(file, "proxysql"):
		return libconfig.ReadText(text)
	case ext == "cnf", ext == "ini", ext == "cfg", hasLine(text.String(), "[mysqld]"), hasLine(text.String(), "[client]"):
		return keyvalue.ReadText(text, keyvalue.INI)
	case ext == "yml", ext == "yaml":
		if span, ok := wholeLines(text); ok {
			return yaml.ReadPart(s.file, span)
		}
	case ext == "json":
		if span, ok := wholeLines(text); ok {
			return json.ReadPart(s.file, span)
		}
	case ext == "xml", ext == "config":
		if span, ok := wholeLines(text); ok {
			return xml.ReadPart(s.file, span)
		}
	}
	return nil, nil
}

func hasLine(text, line string) bool {
	return strings.HasPrefix(text, line) || strings.Contains(text, "\n"+line)
}

// wholeLines returns the raw lines of a block scalar, with their indentation: such lines can be read in place.
func wholeLines(text source.Text) (source.Span, bool) {
	p := text.Place()
	if p.IsZero() {
		return source.Span{}, false
	}
	data, start := p.File.Data, p.Span.Start
	for start > 0 && (data[start-1] == ' ' || data[start-1] == '\t') {
		start--
	}
	if start > 0 && data[start-1] != '\n' || p.Span.End <= start || strings.Count(text.String(), "\n") == 0 {
		return source.Span{}, false
	}
	return source.Span{Start: start, End: p.Span.End}, true
}

// decodeSecrets replaces the values of a Kubernetes Secret's data by what their base64 stands for. The whole scalar is
// the place of everything in it, and is masked.
func (s *scope) decodeSecrets(root *tree.Node) {
	for _, doc := range manifests(root) {
		data := doc.Child("data")
		if k := doc.Child("kind"); k == nil || k.Value.Text.String() != "Secret" || data == nil {
			continue
		}
		for _, c := range data.Children {
			if decoded, ok := decode(c.Value.Text); ok {
				s.secret(c.Value.Text)
				c.Value = setting.Value{Text: decoded}
			}
		}
	}
}

// manifests returns the documents of a file and the items of its lists.
func manifests(root *tree.Node) []*tree.Node {
	var out []*tree.Node
	for _, doc := range documents(root) {
		out = append(out, doc)
		if items := doc.Child("items"); items != nil && items.List {
			out = append(out, items.Children...)
		}
	}
	return out
}

// decode returns what a base64 scalar stands for, if that is text.
func decode(t source.Text) (source.Text, bool) {
	raw := strings.Join(strings.Fields(t.String()), "")
	if raw == "" || !t.Known() {
		return source.Text{}, false
	}
	out, err := base64.StdEncoding.DecodeString(raw)
	if err != nil || !utf8.Valid(out) {
		return source.Text{}, false
	}
	return source.Decoded(t.Place(), string(out)), true
}
