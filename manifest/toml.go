package manifest

import "strings"

// pair is one value of a TOML file under its full path. Inline tables are flattened; Strings are the strings of an
// array; a table inside an array stands under the array's own path.
type pair struct {
	path    []string
	item    int // counts the table headers before it: equal items are of one [[table]]
	text    string
	strings []string
	list    bool
	plain   bool // written without quotes
}

// tomlScanner reads TOML tolerantly: what it cannot read costs the rest of that line, nothing else.
type tomlScanner struct {
	in    string
	at    int
	table []string
	item  int
	pairs []pair
}

// parseTOML lists all values in the order written.
func parseTOML(data []byte) []pair {
	s := &tomlScanner{in: strings.ReplaceAll(string(data), "\r\n", "\n")}
	for s.at < len(s.in) {
		s.blank(true)
		if s.at >= len(s.in) {
			break
		}
		if s.in[s.at] == '[' {
			s.header()
		} else if path, ok := s.key('='); ok {
			s.value(append(append([]string{}, s.table...), path...), 0)
		}
		s.endLine()
	}
	return s.pairs
}

// blank skips blanks and comments, and line ends where they mean nothing.
func (s *tomlScanner) blank(newlines bool) {
	for s.at < len(s.in) {
		switch c := s.in[s.at]; {
		case c == ' ' || c == '\t' || newlines && (c == '\n' || c == '\r'):
			s.at++
		case c == '#':
			s.skipTo('\n')
		default:
			return
		}
	}
}

func (s *tomlScanner) skipTo(c byte) {
	i := strings.IndexByte(s.in[s.at:], c)
	if i < 0 {
		s.at = len(s.in)
		return
	}
	s.at += i
}

func (s *tomlScanner) endLine() {
	s.skipTo('\n')
	s.at = min(s.at+1, len(s.in))
}

func (s *tomlScanner) header() {
	for s.at < len(s.in) && s.in[s.at] == '[' {
		s.at++
	}
	s.item++
	s.table = []string{""} // what stands below a header that cannot be read belongs nowhere
	if path, ok := s.key(']'); ok {
		s.table = path
	}
}

// maxKey bounds the parts of a dotted key, and with maxDepth the length of all paths.
const maxKey = 8

// key reads a dotted key up to and with the byte that ends it.
func (s *tomlScanner) key(end byte) ([]string, bool) {
	var path []string
	for s.at < len(s.in) && len(path) < maxKey {
		s.blank(false)
		part, ok := s.keyPart(end)
		if !ok {
			return nil, false
		}
		path = append(path, part)
		s.blank(false)
		if s.at >= len(s.in) {
			return nil, false
		}
		c := s.in[s.at]
		if c != end && c != '.' {
			return nil, false
		}
		s.at++
		if c == end {
			return path, true
		}
	}
	return nil, false
}

func (s *tomlScanner) keyPart(end byte) (string, bool) {
	if s.at >= len(s.in) {
		return "", false
	}
	if c := s.in[s.at]; c == '"' || c == '\'' {
		return s.str()
	}
	start := s.at
	for s.at < len(s.in) && s.in[s.at] != end && !strings.ContainsRune(" \t.\n=[]{},#", rune(s.in[s.at])) {
		s.at++
	}
	return s.in[start:s.at], s.at > start
}

// value reads one value and files it under path.
func (s *tomlScanner) value(path []string, depth int) bool {
	s.blank(false)
	if s.at >= len(s.in) || depth > maxDepth || len(path) > 2*maxKey {
		return false
	}
	switch s.in[s.at] {
	case '"', '\'':
		v, ok := s.str()
		if ok {
			s.add(pair{path: path, text: v})
		}
		return ok
	case '[':
		return s.array(path, depth)
	case '{':
		return s.inline(path, depth)
	}
	start := s.at
	for s.at < len(s.in) && !strings.ContainsRune(",]}\n#", rune(s.in[s.at])) {
		s.at++
	}
	if s.at == start {
		return false
	}
	s.add(pair{path: path, text: strings.TrimSpace(s.in[start:s.at]), plain: true})
	return true
}

func (s *tomlScanner) add(p pair) {
	p.item = s.item
	s.pairs = append(s.pairs, p)
}

// array collects the strings of an array; its tables become pairs of their own.
func (s *tomlScanner) array(path []string, depth int) bool {
	s.at++
	first := len(s.pairs)
	s.add(pair{path: path, list: true})
	ok := false
	for s.at < len(s.in) && !ok {
		s.blank(true)
		switch {
		case s.at >= len(s.in):
		case s.in[s.at] == ']':
			s.at++
			ok = true
		case s.in[s.at] == ',':
			s.at++
		default:
			before := len(s.pairs)
			if !s.value(path, depth+1) {
				return false
			}
			s.gather(first, before)
		}
	}
	return ok
}

// gather moves a plain value that array has just read into the array's pair.
func (s *tomlScanner) gather(array, before int) {
	if len(s.pairs) == before+1 && !s.pairs[before].list && len(s.pairs[before].path) == len(s.pairs[array].path) {
		if !s.pairs[before].plain {
			s.pairs[array].strings = append(s.pairs[array].strings, s.pairs[before].text)
		}
		s.pairs = s.pairs[:before]
	}
}

// inline reads an inline table. Newlines and a last comma, allowed since TOML 1.1, are read too.
func (s *tomlScanner) inline(path []string, depth int) bool {
	s.at++
	for s.at < len(s.in) {
		s.blank(true)
		if s.at >= len(s.in) {
			return false
		}
		switch s.in[s.at] {
		case '}':
			s.at++
			return true
		case ',':
			s.at++
			continue
		}
		key, ok := s.key('=')
		if !ok || !s.value(append(append([]string{}, path...), key...), depth+1) {
			return false
		}
	}
	return false
}

// str reads a string of any of the four forms. Escapes other than quotes and backslashes do not occur in names and
// versions; they stay as they are.
func (s *tomlScanner) str() (string, bool) {
	q := s.in[s.at : s.at+1]
	if long := strings.Repeat(q, 3); strings.HasPrefix(s.in[s.at:], long) {
		s.at += 3
		i := strings.Index(s.in[s.at:], long)
		if i < 0 {
			return "", false
		}
		out := s.in[s.at : s.at+i]
		s.at += i + 3
		return out, true
	}
	for i := s.at + 1; i < len(s.in) && s.in[i] != '\n'; i++ {
		switch {
		case s.in[i] == '\\' && q == `"`:
			i++
		case s.in[i] == q[0]:
			out := s.in[s.at+1 : i]
			s.at = i + 1
			return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(out), true
		}
	}
	return "", false
}

// tomlDependencies lists what tables of the form {name = "version"} and {name = {version = "…"}} say, in order. take
// tells the name from a path; rest is what follows it there. A member "package" gives the real name.
func tomlDependencies(pairs []pair, take func(path []string) (name string, rest []string), entry func(name, spec string) Dependency) []Dependency {
	renamed := map[string]string{}
	for _, p := range pairs {
		if name, rest := take(p.path); name != "" && len(rest) == 1 && rest[0] == "package" {
			renamed[name] = p.text
		}
	}
	var out []Dependency
	for _, p := range pairs {
		name, rest := take(p.path)
		if name == "" {
			continue
		}
		spec := ""
		if len(rest) == 0 || len(rest) == 1 && rest[0] == "version" {
			spec = p.text
		}
		if renamed[name] != "" {
			name = renamed[name]
		}
		out = append(out, entry(name, spec))
	}
	return out
}
