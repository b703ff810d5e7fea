package manifest

import (
	"encoding/json"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

var (
	gemSpec  = source.Pattern(`^    ([A-Za-z0-9][\w.-]*) \(([0-9][^)\s-]*)[^)]*\)$`)
	gemLine  = source.Pattern(`^\s*gem[\s(]+["']([^"']+)["']((?:\s*,\s*["'][^"']*["'])*)`)
	gemRange = source.Pattern(`["']([^"']*)["']`)
	hexLock  = source.Pattern(`^\s*"[^"]+":\s*\{:hex,\s*:(\w+),\s*"([^"]+)"`)
	hexLine  = source.Pattern(`\{\s*:(\w+)\s*,\s*"([^"]+)"`)
)

// gemfile reads the gem lines of a Gemfile.
func gemfile(data []byte) []Dependency {
	var out []Dependency
	for _, line := range lines(data) {
		m := gemLine().FindStringSubmatch(line)
		if m == nil {
			continue
		}
		var specs []string
		for _, s := range gemRange().FindAllStringSubmatch(m[2], -1) {
			specs = append(specs, s[1])
		}
		d := Dependency{Ecosystem: "gem", Name: m[1]}
		d.Version, d.Least = bounds(strings.Join(specs, ","), bareExact)
		out = append(out, d)
	}
	return out
}

// gemfileLock reads the resolved specs: four blanks of indentation; those with six are what a gem asks for.
func gemfileLock(data []byte) []Dependency {
	var out []Dependency
	for _, line := range lines(data) {
		if m := gemSpec().FindStringSubmatch(line); m != nil {
			out = append(out, Dependency{Ecosystem: "gem", Name: m[1], Version: m[2]})
		}
	}
	return out
}

func composerPackage(name, spec string) Dependency {
	d := Dependency{Ecosystem: "composer", Name: strings.ToLower(name)}
	d.Version, d.Least = bounds(spec, bareExact)
	return d
}

// composer reads require and require-dev. Extensions such as ext-pdo are listed too.
func composer(data []byte) []Dependency {
	var out []Dependency
	top := object(data)
	for _, kind := range []string{"require", "require-dev"} {
		entries := object(top[kind])
		for _, name := range keys(entries) {
			out = append(out, composerPackage(name, text(entries[name])))
		}
	}
	return out
}

// composerLock reads the resolved packages.
func composerLock(data []byte) []Dependency {
	var out []Dependency
	top := object(data)
	for _, kind := range []string{"packages", "packages-dev"} {
		var entries []json.RawMessage
		if json.Unmarshal(top[kind], &entries) != nil {
			continue
		}
		for _, raw := range entries {
			entry := object(raw)
			out = append(out, composerPackage(text(entry["name"]), text(entry["version"])))
		}
	}
	return out
}

var cargoTables = [][]string{
	{"dependencies"},
	{"dev-dependencies"},
	{"build-dependencies"},
	{"workspace", "dependencies"},
	{"target", "*", "dependencies"},
	{"target", "*", "dev-dependencies"},
}

// cargo reads the dependency tables of Cargo.toml.
func cargo(data []byte) []Dependency {
	return tomlDependencies(parseTOML(data), func(path []string) (string, []string) {
		return within(path, cargoTables)
	}, func(name, spec string) Dependency {
		d := Dependency{Ecosystem: "cargo", Name: name}
		d.Version, d.Least = bounds(spec, bareCaret)
		return d
	})
}

// cargoLock reads the [[package]] tables of Cargo.lock.
func cargoLock(data []byte) []Dependency {
	var out []Dependency
	for _, e := range lockTables(parseTOML(data), "package") {
		out = append(out, Dependency{Ecosystem: "cargo", Name: e.name, Version: e.version})
	}
	return out
}

// mix reads the {:name, "range"} tuples of mix.exs.
func mix(data []byte) []Dependency {
	var out []Dependency
	for _, line := range lines(data) {
		line, _, _ = strings.Cut(" "+line, " #")
		for _, m := range hexLine().FindAllStringSubmatch(line, -1) {
			d := Dependency{Ecosystem: "hex", Name: m[1]}
			d.Version, d.Least = bounds(strings.ReplaceAll(m[2], " or ", "|"), bareExact)
			out = append(out, d)
		}
	}
	return out
}

// mixLock reads the entries that come from hex.
func mixLock(data []byte) []Dependency {
	var out []Dependency
	for _, line := range lines(data) {
		if m := hexLock().FindStringSubmatch(line); m != nil {
			out = append(out, Dependency{Ecosystem: "hex", Name: m[1], Version: m[2]})
		}
	}
	return out
}
