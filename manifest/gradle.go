package manifest

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

var (
	// coordinate is what a whole string literal must look like: group:artifact[:version[:classifier]][@type].
	coordinate = source.Pattern(`^([A-Za-z][\w.-]*):([A-Za-z][\w.-]*)(?::([^:@]+))?(?::[^:@]+)?(?:@\w+)?$`)
	assignment = source.Pattern(`(?:^|[\s;,(\[{.])["']?([A-Za-z][\w.-]*)["']?\]?(?:\s*:\s*[A-Z]\w*)?\s*(?:=|:|\s+by\s+extra\(|,)\s*["']([^"'\n$]+)["']`)
	mapForm    = source.Pattern(`\bgroup\s*[:=]\s*["']([^"'\n]+)["']\s*,\s*name\s*[:=]\s*["']([^"'\n]+)["'](?:\s*,\s*version\s*[:=]\s*(["'][^"'\n]+["']|[\w.]+))?`)
	bareName   = source.Pattern(`\$([A-Za-z][\w.]*)`)
)

// gradle reads the string and map notations of a build script, Groovy or Kotlin. Versions may name a variable, an ext
// property or an entry of a map that the same script assigns a plain string to.
func gradle(data []byte) []Dependency {
	code := blankSlashComments(string(data))
	props := properties{}
	for _, m := range assignment().FindAllStringSubmatch(code, -1) {
		props[last(m[1])] = m[2]
	}
	var found []artifact
	for _, s := range scriptStrings(code) {
		if m := coordinate().FindStringSubmatch(s); m != nil {
			found = append(found, artifact{m[1], m[2], props.script(m[3])})
		}
	}
	for _, m := range mapForm().FindAllStringSubmatch(code, -1) {
		v := quoted(m[3])
		if v == m[3] && v != "" {
			v = "$" + v
		}
		found = append(found, artifact{m[1], m[2], props.script(v)})
	}
	return maven(found, properties{}, nil)
}

// script resolves $name and ${name}; of a dotted name the last part counts. The result is "" if a name is unknown.
func (p properties) script(version string) string {
	version = strings.NewReplacer("${", "$", "}", "").Replace(version)
	m := bareName().FindStringSubmatch(version)
	if m == nil {
		return version
	}
	if m[0] != version {
		return ""
	}
	return p[last(m[1])]
}

// last is the last part of a dotted name.
func last(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// scriptStrings lists the string literals of a script without their quotes.
func scriptStrings(code string) []string {
	var out []string
	for i := 0; i < len(code); i++ {
		if c := code[i]; c == '"' || c == '\'' {
			n := stringEnd(code, i)
			out = append(out, strings.Trim(code[i:n], `"'`))
			i = n - 1
		}
	}
	return out
}

// blankSlashComments drops the comments of Java's and Groovy's kind; those inside string literals stay.
func blankSlashComments(code string) string {
	var out strings.Builder
	for i := 0; i < len(code); {
		rest := code[i:]
		switch {
		case strings.HasPrefix(rest, "//"):
			i += lengthUntil(rest, "\n", 0)
		case strings.HasPrefix(rest, "/*"):
			i += lengthUntil(rest, "*/", 2)
		case code[i] == '"' || code[i] == '\'':
			n := stringEnd(code, i)
			out.WriteString(code[i:n])
			i = n
		default:
			out.WriteByte(code[i])
			i++
		}
	}
	return out.String()
}

// lengthUntil is the offset of end in s plus extra, or the length of s.
func lengthUntil(s, end string, extra int) int {
	if i := strings.Index(s, end); i >= 0 {
		return i + extra
	}
	return len(s)
}

// gradleLock reads group:artifact:version=configurations.
func gradleLock(data []byte) []Dependency {
	var found []artifact
	for _, line := range lines(data) {
		entry, _, _ := strings.Cut(strings.TrimSpace(line), "=")
		if m := coordinate().FindStringSubmatch(entry); m != nil {
			found = append(found, artifact{m[1], m[2], m[3]})
		}
	}
	return maven(found, properties{}, nil)
}

// versionCatalog reads the libraries of gradle/libs.versions.toml and the versions that they refer to.
func versionCatalog(data []byte) []Dependency {
	pairs := parseTOML(data)
	versions := map[string]string{}
	for _, p := range pairs {
		if rest := under(p.path, "versions"); rest != nil && (len(rest) == 1 || versions[rest[0]] == "") {
			versions[rest[0]] = p.text
		}
	}
	libraries := map[string]*artifact{}
	var order []*artifact
	for _, p := range pairs {
		rest := under(p.path, "libraries")
		if rest == nil {
			continue
		}
		if libraries[rest[0]] == nil {
			libraries[rest[0]] = &artifact{}
			order = append(order, libraries[rest[0]])
		}
		libraries[rest[0]].member(strings.Join(rest[1:], "."), p.text, versions)
	}
	found := make([]artifact, len(order))
	for i, a := range order {
		found[i] = *a
	}
	return maven(found, properties{}, nil)
}

// member sets what one value of a catalog's library says; name is "" for the short notation.
func (a *artifact) member(name, text string, versions map[string]string) {
	switch name {
	case "", "module":
		parts := append(strings.SplitN(text, ":", 3), "", "")
		a.group, a.name = parts[0], parts[1]
		if parts[2] != "" {
			a.version = parts[2]
		}
	case "group":
		a.group = text
	case "name":
		a.name = text
	case "version", "version.require", "version.strictly", "version.prefer":
		a.version = text
	case "version.ref":
		a.version = versions[text]
	}
}
