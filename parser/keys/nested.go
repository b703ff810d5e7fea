package keys

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/cli"

	"github.com/dsnlint/dsnlint/parser/hocon"
	"github.com/dsnlint/dsnlint/parser/json"
	"github.com/dsnlint/dsnlint/parser/keyvalue"
	"github.com/dsnlint/dsnlint/parser/libconfig"
	"github.com/dsnlint/dsnlint/parser/toml"
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
	name, said := s.fileName(n)
	if !strings.Contains(text.String(), "\n") && strings.IndexByte(name, '.') < 0 {
		s.object(text)
		return
	}
	s.inner(name, text, said)
}

// fileName is what the file is called that a value holds: the one that it was read from or is written to, its key, or a
// name of the format that it has. said tells whether it is surely such a file.
func (s *scope) fileName(n *tree.Node) (name string, said bool) {
	if name, ok := strings.CutPrefix(n.Tag, tree.FileTag); ok {
		return strings.ToLower(name), true
	}
	if name, ok := s.written[n]; ok {
		return strings.ToLower(name), true
	}
	file := strings.ToLower(n.Key.String())
	if name, ok := strings.CutPrefix(file, "vault.hashicorp.com/agent-inject-template-"); ok {
		file = name
	}
	switch last := file[strings.LastIndexByte(file, '.')+1:]; {
	case !strings.Contains(n.Value.Text.String(), "\n"):
	case last == "patch" || last == "values" || last == "valuescontent":
		return last + ".yaml", false
	case assignments(n.Value.Text.String()):
		return file + ".env", false
	case (s.kind == HelmValues || s.kind == Kubernetes || s.kind == Compose) && !scriptKey(setting.FoldKey(last)):
		if end := look(file, n.Value.Text.String()); end != "" {
			return file + end, false
		}
	}
	return file, true
}

// inner reads a text that is a file.
func (s *scope) inner(file string, text source.Text, said bool) {
	named := file
	file = bareName(file, text.String())
	root, problems := s.readNested(file, text)
	if root != nil {
		if said && file == named { // otherwise it need not be such a file
			s.found.Problems = append(s.found.Problems, problems...)
		}
		kind := KindOf(file, root)
		if cli.IsHBA(text.String()) {
			kind = HBA
		}
		if file == "patch.yaml" {
			kind = s.kind
		}
		s.called(file, func() { s.run(root, kind, s.depth+1) })
		return
	}
	if s.apart(file, text, func(fd *finder, root *tree.Node) {
		fd.called(file, func() { fd.run(root, KindOf(file, root), s.depth+1) })
	}) {
		return
	}
	s.words(text)
}

// apart hands a text whose bytes do not stand as they are to a finder of its own, as a file of a format that is read whole,
// and takes over what that finds.
func (s *scope) apart(file string, text source.Text, find func(*finder, *tree.Node)) bool {
	read := wholeFormats[formatEnd(file, text.String())]
	if read == nil {
		return false
	}
	if s.depth >= maxNested {
		s.found.Cut(text.Place(), source.TooDeep, "files stand in each other more than 3 deep; those from here on were not read")
		return false
	}
	f := source.NewFile(s.file.Path, []byte(text.String()))
	root, _ := read(f)
	fd := *s.finder
	fd.file, fd.found, fd.seen, fd.secrets = f, setting.Found{}, map[source.Place]bool{}, map[source.Place]bool{}
	find(&fd, root)
	s.found.Add(fd.found.Through(f, text))
	return true
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

// words finds the connection strings in a text that is in no known format and written on several lines: words between
// blanks and quotes. Where line ends are escapes, as in JSON, it is mostly prose.
func (s *scope) words(text source.Text) {
	t := text.String()
	if !strings.Contains(t, "://") || !strings.Contains(text.Place().Raw(), "\n") {
		return
	}
	for start := 0; start < len(t); {
		end := start
		for end < len(t) && strings.IndexByte(" \t\r\n\"'`,<>", t[end]) < 0 {
			end++
		}
		if word := text.Slice(start, end); strings.Contains(t[start:end], "://") && !s.seen[word.Place()] {
			n := &tree.Node{Value: setting.Value{Text: word}, Place: word.Place()}
			if d, ok := s.parse(n, n.Value); ok && !d.Scheme.IsZero() && len(d.Hosts) > 0 && engineOfDSN(d) != "" {
				s.seen[word.Place()] = true
				s.found.Connections = append(s.found.Connections, s.fromDSN(d.Scheme.String(), n, d))
			}
		}
		start = end + 1
	}
}

// object follows a value that is a JSON object in one line, as variables of the environment hold it.
func (s *scope) object(text source.Text) {
	if t := text.String(); t[0] == '{' && t[len(t)-1] == '}' && strings.Contains(t, `":`) {
		s.inner("object.json", text, false)
	}
}

// maxSpread is how deep members are looked for that hold an object as a text.
const maxSpread = 8

// spread gives the members of a JSON object to a key that carries options and holds it as a text.
func (s *scope) spread(n *tree.Node, depth int) {
	if t := n.Value.Text.String(); len(n.Children) == 0 && len(t) > 4 && t[0] == '{' && t[len(t)-1] == '}' && carriesOptions(n.Key.String()) {
		f := source.NewFile(s.file.Path, []byte(t))
		if root, problems := json.Read(f); root != nil && len(problems) == 0 && len(root.Children) > 0 {
			n.Children, n.Value = through(root, f, n.Value.Text).Children, setting.Value{}
		}
		return
	}
	if depth < maxSpread {
		for _, c := range n.Children {
			s.spread(c, depth+1)
		}
	}
}

// through is a tree of a file whose bytes are the text outer, with the places that outer came from.
func through(n *tree.Node, f *source.File, outer source.Text) *tree.Node {
	out := *n
	out.Key, out.Value.Text, out.Place = n.Key.Through(f, outer), n.Value.Text.Through(f, outer), n.Place.Through(f, outer)
	out.Children = nil
	for _, c := range n.Children {
		out.Children = append(out.Children, through(c, f, outer))
	}
	return &out
}

// ext is the end of a file's name, "" where it has none.
func ext(file string) string {
	i := strings.LastIndexByte(file, '.')
	if i < 0 {
		return ""
	}
	return file[i+1:]
}

// bareName is a file's name without the end that only says that it is a template. A text that has no name with an end is
// called by its look.
func bareName(file, text string) string {
	file = WithoutTemplateEnd(file)
	if strings.IndexByte(file, '.') >= 0 {
		return file
	}
	switch t := strings.TrimSpace(text); {
	case strings.HasPrefix(t, "#cloud-config"):
		return file + ".yaml"
	case strings.HasPrefix(t, "{") && strings.HasSuffix(t, "}"), strings.HasPrefix(t, "[{") && strings.HasSuffix(t, "]"), strings.HasPrefix(t, "[\n") && strings.HasSuffix(t, "]"):
		return file + ".json"
	case assignments(t):
		return file + ".env"
	}
	return file
}

// wholeFormats are those whose readers take a file of their own.
var wholeFormats = map[string]func(*source.File) (*tree.Node, []source.Problem){
	"yml": yaml.Read, "yaml": yaml.Read, "json": json.Read, "xml": xml.Read, "config": xml.Read, "toml": toml.Read, "hocon": hocon.Read,
}

// readNested reads a text in place as the format that a file name, or its look, tells; nil if none does.
func (s *scope) readNested(file string, text source.Text) (*tree.Node, []source.Problem) {
	switch ext := formatEnd(file, text.String()); {
	case ext == "words":
		return keyvalue.ReadText(text, keyvalue.Words)
	case ext == "properties":
		return keyvalue.ReadText(text, keyvalue.Properties)
	case ext == "env":
		return keyvalue.ReadText(text, keyvalue.Dotenv)
	case ext == "conf" && strings.HasPrefix(file, "postgres"):
		return keyvalue.ReadText(text, keyvalue.PostgreSQL)
	case ext == "cnf" && strings.HasPrefix(file, "proxysql"):
		return libconfig.ReadText(text)
	case ext == "cnf", ext == "ini", ext == "cfg", ext == "conf", hasLine(text.String(), "[mysqld]"), hasLine(text.String(), "[client]"):
		return keyvalue.ReadText(text, keyvalue.INI)
	case ext == "yml", ext == "yaml":
		if span, ok := s.wholeLines(text); ok {
			return yaml.ReadPart(text.Place().File, span)
		}
	case ext == "json":
		if span, ok := s.wholeLines(text); ok {
			return json.ReadPart(text.Place().File, span)
		}
	case ext == "xml", ext == "config":
		if span, ok := s.wholeLines(text); ok {
			return xml.ReadPart(text.Place().File, span)
		}
	}
	return nil, nil
}

func hasLine(text, line string) bool {
	return strings.HasPrefix(text, line) || strings.Contains(text, "\n"+line)
}

// wholeLines returns the raw lines of a block scalar, with their indentation: such lines can be read in place.
func (s *scope) wholeLines(text source.Text) (source.Span, bool) {
	p := text.Place()
	if p.IsZero() || s.kind == Terraform {
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
