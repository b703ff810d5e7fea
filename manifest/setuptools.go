package manifest

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// listStart finds where a setup script begins a list of requirements: install_requires=[, "extras_require": {,
// REQUIREMENTS = [.
var listStart = source.Pattern(`(?i)[a-z_]*(?:requires?|requirements|dependencies)[a-z_]*["']?\s*(?:[:=]|:[^=\n]*=)\s*[\[({]`)

// setupPy reads the string literals of the lists that a setup script calls requirements. Lists that are computed are
// not followed.
func setupPy(data []byte) []Dependency {
	code := blankComments(string(data))
	var out []Dependency
	for at := 0; at < len(code); {
		m := listStart().FindStringIndex(code[at:])
		if m == nil {
			break
		}
		start := at + m[1] - 1
		specs, end := literals(code, start)
		out = append(out, requireAll(specs)...)
		at = end
	}
	return out
}

// literals returns the string literals from the bracket at start to the one that closes it, without the keys of
// dictionaries, and the offset behind it.
func literals(code string, start int) (specs []string, end int) {
	depth := 0
	for i := start; i < len(code); i++ {
		switch c := code[i]; c {
		case '[', '(', '{':
			depth++
		case ']', ')', '}':
			if depth--; depth == 0 {
				return specs, i + 1
			}
		case '"', '\'':
			n := stringEnd(code, i)
			if !strings.HasPrefix(strings.TrimLeft(code[n:], " \t"), ":") {
				specs = append(specs, strings.Trim(code[i:n], `"'`))
			}
			i = n - 1
		}
	}
	return specs, len(code)
}

// stringEnd returns the offset behind the string literal that begins at i; a line end closes an unfinished one.
func stringEnd(code string, i int) int {
	q := code[i]
	for j := i + 1; j < len(code); j++ {
		switch code[j] {
		case '\\':
			j++
		case q:
			return j + 1
		case '\n':
			return j
		}
	}
	return len(code)
}

// blankComments drops Python's comments; a '#' inside a string literal stays.
func blankComments(code string) string {
	var out strings.Builder
	for i := 0; i < len(code); {
		switch c := code[i]; c {
		case '#':
			n := strings.IndexByte(code[i:], '\n')
			if n < 0 {
				return out.String()
			}
			i += n
		case '"', '\'':
			n := stringEnd(code, i)
			out.WriteString(code[i:n])
			i = n
		default:
			out.WriteByte(c)
			i++
		}
	}
	return out.String()
}

// setupCfg reads install_requires and the extras of an INI file: indented lines continue a value.
func setupCfg(data []byte) []Dependency {
	var out []Dependency
	section, key := "", ""
	for _, line := range lines(data) {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || trimmed[0] == '#' || trimmed[0] == ';':
		case trimmed[0] == '[':
			section, key = strings.Trim(trimmed, "[]"), ""
		case line[0] == ' ' || line[0] == '\t':
			if holdsRequirements(section, key) {
				out = append(out, requireAll([]string{trimmed})...)
			}
		default:
			name, value, _ := strings.Cut(trimmed, "=")
			key = strings.TrimSpace(name)
			if holdsRequirements(section, key) {
				out = append(out, requireAll([]string{strings.TrimSpace(value)})...)
			}
		}
	}
	return out
}

func holdsRequirements(section, key string) bool {
	switch section {
	case "options":
		return key == "install_requires" || key == "tests_require" || key == "setup_requires"
	case "options.extras_require":
		return key != ""
	}
	return false
}
