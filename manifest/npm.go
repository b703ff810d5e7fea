package manifest

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

func npm(name, spec string) Dependency {
	name, spec = alias(name, spec)
	d := Dependency{Ecosystem: "npm", Name: name}
	d.Version, d.Least = bounds(spec, bareFull)
	return d
}

// alias resolves "npm:real@range", which installs another package under a name of the project's own.
func alias(name, spec string) (string, string) {
	target, ok := strings.CutPrefix(spec, "npm:")
	if !ok {
		return name, spec
	}
	if real, inner := splitAt(target); real != "" {
		return real, inner
	}
	return name, target
}

// splitAt cuts name@spec; a leading '@' belongs to the name. The name is "" if there is no second part.
func splitAt(s string) (name, spec string) {
	if s == "" {
		return "", ""
	}
	i := strings.IndexByte(s[1:], '@')
	if i < 0 {
		return "", ""
	}
	return s[:i+1], s[i+2:]
}

// packageJSON reads the dependency objects of all kinds.
func packageJSON(data []byte) []Dependency {
	var out []Dependency
	top := object(data)
	for _, kind := range []string{"dependencies", "devDependencies", "peerDependencies", "optionalDependencies"} {
		entries := object(top[kind])
		for _, name := range keys(entries) {
			out = append(out, npm(name, text(entries[name])))
		}
	}
	return out
}

// packageLock reads npm's lock file: a flat list of folders since version 2, a tree before. Copies for the project
// itself come before those that only another package sees.
func packageLock(data []byte) []Dependency {
	top := object(data)
	if packages := object(top["packages"]); packages != nil {
		return lockedFolders(packages)
	}
	return lockedTree(top["dependencies"])
}

func lockedFolders(packages map[string]json.RawMessage) []Dependency {
	folders := keys(packages)
	slices.SortStableFunc(folders, func(a, b string) int {
		return cmp.Compare(strings.Count(a, "node_modules/"), strings.Count(b, "node_modules/"))
	})
	var out []Dependency
	for _, folder := range folders {
		i := strings.LastIndex(folder, "node_modules/")
		var entry struct {
			Name    string `json:"name"`
			Version string `json:"version"`
		}
		if i < 0 || json.Unmarshal(packages[folder], &entry) != nil {
			continue
		}
		name := cmp.Or(entry.Name, folder[i+len("node_modules/"):])
		out = append(out, npm(name, entry.Version))
	}
	return out
}

// maxDepth bounds every nesting that is followed.
const maxDepth = 16

// lockedTree walks the old form level by level.
func lockedTree(raw json.RawMessage) []Dependency {
	var out []Dependency
	level := []json.RawMessage{raw}
	for depth := 0; depth < maxDepth && len(level) > 0; depth++ {
		var next []json.RawMessage
		for _, raw := range level {
			entries := object(raw)
			for _, name := range keys(entries) {
				entry := object(entries[name])
				out = append(out, npm(name, text(entry["version"])))
				if inner, ok := entry["dependencies"]; ok {
					next = append(next, inner)
				}
			}
		}
		level = next
	}
	return out
}

var yarnVersion = source.Pattern(`^  "?version"?:?\s+"?([^"\s]+)"?\s*$`)

// yarnLock reads both generations: a line of name@range specs, then an indented version.
func yarnLock(data []byte) []Dependency {
	var out []Dependency
	name := ""
	for _, line := range lines(data) {
		switch {
		case line == "" || line[0] == '#':
		case line[0] != ' ':
			name = yarnName(line)
		case name != "":
			if m := yarnVersion().FindStringSubmatch(line); m != nil {
				out = append(out, npm(name, m[1]))
				name = ""
			}
		}
	}
	return out
}

// yarnName returns the package of a key line; "" for the project's own workspaces and for metadata.
func yarnName(line string) string {
	first, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(line), ":"), ",")
	name, spec := splitAt(strings.Trim(strings.TrimSpace(first), `"`))
	if strings.HasPrefix(spec, "workspace:") || strings.HasPrefix(spec, "patch:") {
		return ""
	}
	if strings.Contains(strings.TrimPrefix(spec, "npm:@"), "@") {
		name, _ = alias(name, spec)
	}
	return name
}

var (
	pnpmOld = source.Pattern(`^/((?:@[^/]+/)?[^/@]+)/([0-9][^_(]*)`)
	pnpmNew = source.Pattern(`^/?((?:@[^/]+/)?[^/@]+)@([0-9][^_(]*)`)
)

// pnpmLock reads the keys of the section "packages": /pg/8.11.3, /pg@8.11.3(peer@1.0.0) or pg@8.11.3.
func pnpmLock(data []byte) []Dependency {
	var out []Dependency
	inside := false
	for _, line := range lines(data) {
		if line == "" {
			continue
		}
		if line[0] != ' ' && line[0] != '#' {
			inside = strings.HasPrefix(line, "packages:")
			continue
		}
		if !inside || len(line) < 3 || !strings.HasPrefix(line, "  ") || line[2] == ' ' {
			continue
		}
		key := quoted(strings.TrimSuffix(strings.TrimSpace(line), ":"))
		form := pnpmNew
		if strings.HasPrefix(key, "/") && pnpmOld().MatchString(key) {
			form = pnpmOld
		}
		if m := form().FindStringSubmatch(key); m != nil {
			out = append(out, npm(m[1], m[2]))
		}
	}
	return out
}

var bunEntry = source.Pattern(`^\s*"[^"]+":\s*\[\s*"(@?[^@"]+)@([0-9][^"]*)"`)

// bunLock reads the one-line entries of bun's text lock file.
func bunLock(data []byte) []Dependency {
	var out []Dependency
	for _, line := range lines(data) {
		if m := bunEntry().FindStringSubmatch(line); m != nil {
			out = append(out, npm(m[1], m[2]))
		}
	}
	return out
}
