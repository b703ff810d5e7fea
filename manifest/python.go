package manifest

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

var (
	separators  = source.Pattern(`[-_.]+`)
	requirement = source.Pattern(`^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$`)
	clause      = source.Pattern(`^(===|==|~=|>=|<=|!=|>|<)\s*(.*)$`)
)

// pypi makes a dependency with the name in its normal form.
func pypi(name string) Dependency {
	return Dependency{Ecosystem: "pypi", Name: separators().ReplaceAllString(strings.ToLower(strings.TrimSpace(name)), "-")}
}

// requires reads one requirement of PEP 508: name[extra] >= 1.0, < 2; marker. ok is false if it is none.
func requires(spec string) (d Dependency, ok bool) {
	spec, _, _ = strings.Cut(spec, ";")
	m := requirement().FindStringSubmatch(strings.TrimSpace(spec))
	if m == nil {
		return Dependency{}, false
	}
	d = pypi(m[1])
	rest := strings.TrimSpace(m[2])
	switch {
	case rest == "", rest[0] == '@':
		return d, true
	case !strings.ContainsRune("=<>~!(", rune(rest[0])):
		return Dependency{}, false
	}
	d.Version, d.Least = clauses(strings.Trim(rest, "()"))
	return d, true
}

// clauses reads the version clauses of PEP 440.
func clauses(spec string) (exact, least string) {
	for _, part := range strings.Split(spec, ",") {
		m := clause().FindStringSubmatch(strings.TrimSpace(part))
		if m == nil {
			continue
		}
		v, _, _ := strings.Cut(m[2], " ")
		short := strings.TrimSuffix(v, ".*")
		if !version().MatchString(short) {
			continue
		}
		switch {
		case (m[1] == "==" || m[1] == "===") && short == v:
			return v, ""
		case m[1] == "<" || m[1] == "<=" || m[1] == "!=":
		case least == "" || older(least, short):
			least = short
		}
	}
	return "", least
}

// requireAll reads a list of requirements and leaves out what is none.
func requireAll(specs []string) []Dependency {
	var out []Dependency
	for _, s := range specs {
		if d, ok := requires(s); ok {
			out = append(out, d)
		}
	}
	return out
}

// isRequirements tells pip's files by their usual names: requirements.txt, requirements-dev.in, dev-requirements.txt.
func isRequirements(base string) bool {
	stem, isText := strings.CutSuffix(base, ".txt")
	if !isText {
		stem, isText = strings.CutSuffix(base, ".in")
	}
	return isText && (strings.HasPrefix(stem, "requirements") || strings.HasSuffix(stem, "requirements") || strings.HasPrefix(stem, "constraints"))
}

// requirements reads pip's line format: comments, options and continued lines are skipped or joined.
func requirements(data []byte) []Dependency {
	joined := strings.ReplaceAll(strings.Join(lines(data), "\n"), "\\\n", " ")
	var specs []string
	for _, line := range strings.Split(joined, "\n") {
		line = strings.TrimSpace(line)
		if i := strings.Index(" "+line, " #"); i >= 0 {
			line = strings.TrimSpace(line[:i])
		}
		line, _, _ = strings.Cut(line, " --") // options of the one requirement, such as --hash
		if line != "" && line[0] != '-' {
			specs = append(specs, line)
		}
	}
	return requireAll(specs)
}

// under returns what follows a path of table names; '*' stands for any name. It is nil if path lies elsewhere.
func under(path []string, names ...string) []string {
	if len(path) <= len(names) {
		return nil
	}
	for i, n := range names {
		if n != "*" && path[i] != n {
			return nil
		}
	}
	return path[len(names):]
}

// listed are the places in pyproject.toml that hold lists of requirements.
var listed = [][]string{
	{"project"},
	{"project", "optional-dependencies"},
	{"dependency-groups"},
	{"tool", "pdm", "dev-dependencies"},
	{"tool", "uv"},
	{"tool", "hatch", "envs", "*"},
}

// poetryTables are the places in pyproject.toml that hold tables of names and ranges.
var poetryTables = [][]string{
	{"tool", "poetry", "dependencies"}, {"tool", "poetry", "dev-dependencies"}, {"tool", "poetry", "group", "*", "dependencies"},
}

// pyproject reads the project's own table, dependency groups, and the tables of poetry, pdm, uv and hatch.
func pyproject(data []byte) []Dependency {
	pairs := parseTOML(data)
	var out []Dependency
	for _, p := range pairs {
		if p.list && isListed(p.path) {
			out = append(out, requireAll(p.strings)...)
		}
	}
	return append(out, tomlDependencies(pairs, func(path []string) (string, []string) {
		return within(path, poetryTables)
	}, poetry)...)
}

func isListed(path []string) bool {
	for _, place := range listed {
		rest := under(path, place...)
		if len(rest) != 1 {
			continue
		}
		group := place[0] == "dependency-groups" || place[len(place)-1] == "optional-dependencies" || place[len(place)-1] == "dev-dependencies"
		if group || strings.HasSuffix(rest[0], "dependencies") {
			return true
		}
	}
	return false
}

// within cuts a path after the first of several places; the name is "" if it lies in none.
func within(path []string, places [][]string) (name string, rest []string) {
	for _, place := range places {
		if r := under(path, place...); r != nil {
			return r[0], r[1:]
		}
	}
	return "", nil
}

// poetry reads a range of poetry, which is like npm's but with short versions meant exactly.
func poetry(name, spec string) Dependency {
	d := pypi(name)
	d.Version, d.Least = bounds(spec, bareExact)
	if d.Name == "python" {
		return Dependency{}
	}
	return d
}

// pipfile reads [packages] and [dev-packages].
func pipfile(data []byte) []Dependency {
	return tomlDependencies(parseTOML(data), func(path []string) (string, []string) {
		return within(path, [][]string{{"packages"}, {"dev-packages"}})
	}, pinned)
}

// pinned makes a dependency of a name and PEP 440 clauses.
func pinned(name, spec string) Dependency {
	d := pypi(name)
	d.Version, d.Least = clauses(spec)
	return d
}

// pipfileLock reads the sections of Pipfile.lock.
func pipfileLock(data []byte) []Dependency {
	var out []Dependency
	top := object(data)
	for _, section := range keys(top) {
		if section == "_meta" {
			continue
		}
		entries := object(top[section])
		for _, name := range keys(entries) {
			out = append(out, pinned(name, text(object(entries[name])["version"])))
		}
	}
	return out
}

// pythonLock reads the [[package]] tables of poetry, uv and pdm, and the [[packages]] of PEP 751.
func pythonLock(data []byte) []Dependency {
	var out []Dependency
	for _, e := range lockTables(parseTOML(data), "package", "packages") {
		d := pypi(e.name)
		d.Version = e.version
		out = append(out, d)
	}
	return out
}

// entry is one [[table]] of a lock file.
type entry struct{ name, version string }

// lockTables collects name and version of each [[table]] of one of the names.
func lockTables(pairs []pair, names ...string) []entry {
	var out []entry
	item := -1
	for _, p := range pairs {
		if len(p.path) != 2 || p.list || !slices.Contains(names, p.path[0]) {
			continue
		}
		if p.item != item {
			item = p.item
			out = append(out, entry{})
		}
		switch last := &out[len(out)-1]; p.path[1] {
		case "name":
			last.name = p.text
		case "version":
			last.version = p.text
		}
	}
	return out
}
