package link

import (
	"maps"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// kind is how programs of one make keep their configuration.
type kind struct {
	base     []string // globs of the names of files that always hold, the weaker first
	profiles []string // globs of names whose '*' is the name of an environment, the weaker first
	folders  []string // what the files' folder must be called; none for any
	layered  bool     // the files of environments are settings by themselves, laid over those that always hold

	including bool     // they say so themselves
	last      []string // files that are laid over those of production too
}

// kinds are by the names that questions to the configuration have.
var kinds = map[string]kind{
	"spring": {
		base:     []string{"bootstrap.properties", "bootstrap.y*ml", "application.properties", "application.y*ml"},
		profiles: []string{"bootstrap-*.y*ml", "application-*.properties", "application-*.y*ml"}, layered: true,
	},
	"hocon": {
		base:     []string{"reference.conf", "application.conf"},
		profiles: []string{"application-*.conf", "application.*.conf", "production.conf", "prod.conf", "development.conf", "dev.conf", "staging.conf"},
		layered:  true, including: true,
	},
	"dotnet": {
		base: []string{"appsettings.json"}, profiles: []string{"appsettings.*.json"}, layered: true,
	},
	"build":      {base: []string{"gradle.properties", "pom.xml"}},
	"dotnet-xml": {base: []string{"app.config", "web.config"}, profiles: []string{"app.*.config", "web.*.config"}},
	"node-config": {
		base: []string{"default.json", "default.json5", "default.y*ml", "default.toml", "default.js", "default.cjs", "default.ts", "custom-environment-variables.*"}, folders: []string{"config"},
		profiles: []string{"*.json", "*.json5", "*.yml", "*.yaml", "*.toml", "*.js", "*.cjs", "*.ts"}, layered: true,
	},
	"symfony": {base: []string{"config.y*ml", "parameters.y*ml.dist", "parameters.y*ml", "services.y*ml"}, profiles: []string{"parameters_*.y*ml", "services_*.y*ml"}},
	"nest":    {base: []string{"configuration.ts", "configuration.js", "config.ts", "*.config.ts", "*.configuration.ts", "database.ts", "db.ts"}, folders: []string{"config", "configs", "configuration"}},
	"elixir": {
		base: []string{"config.exs", "runtime.exs", "releases.exs"}, profiles: []string{"dev.exs", "test.exs", "prod.exs"}, folders: []string{"config"},
		layered: true, last: []string{"runtime.exs", "releases.exs"},
	},
	"ruby-settings": {base: []string{"settings.yml"}, profiles: []string{"settings/*.yml"}},
	"dynaconf":      {base: []string{"settings.toml", "settings.y*ml", "settings.json", ".secrets.toml"}},
	"viper": {
		base:     []string{"config.y*ml", "config.toml", "config.json", "app.y*ml", "app.toml", "settings.y*ml", "conf.y*ml"},
		profiles: []string{"config.*.y*ml", "config-*.y*ml", "config_*.y*ml", "app.*.y*ml"},
	},
	"rust-config": {
		base:     []string{"settings.toml", "config.toml", "default.toml", "default.y*ml", "default.json", "base.y*ml", "base.toml"},
		profiles: []string{"production.*", "development.*", "staging.*", "local.*"}, folders: []string{"config", "configuration", "settings"},
	},
}

// Configuration is what a program reads at run time in one environment.
type Configuration struct {
	Profile string // the environment's name; "" for what always holds
	Files   []Lead // the weaker first
}

// MaxConfigurations bounds how many environments of one program are told apart.
const MaxConfigurations = 16

// Configurations lists the environments in which a file's questions to its configuration have an answer. profiles tells
// the environments that a file of the configuration names inside. There are at most MaxConfigurations of them, and one more
// by which is told that there are others.
func (m *Modules) Configurations(from string, imports []setting.Import, profiles func(file string) []string) []Configuration {
	var asked []setting.Import
	var places [][]place
	most := 0
	for _, i := range imports {
		found := m.configFiles(from, i)
		if len(found) == 0 || i.Local == setting.Underlay {
			continue
		}
		if k := kinds[i.Path]; k.layered && k.names(from) { // its environments are read as settings of their own
			found = []place{{base: found[0].base, whole: true}}
		}
		asked, places, most = append(asked, i), append(places, found), max(most, len(found))
	}
	var out []Configuration
	for n := range most {
		var here []place
		for _, p := range places {
			here = append(here, p[min(n, len(p)-1)])
		}
		for _, name := range profilesOf(here, profiles) {
			c := Configuration{Profile: name}
			for i, p := range here {
				for _, file := range slices.Concat(p.base, p.profiles[name]) {
					if file != from {
						c.Files = append(c.Files, Lead{Import: asked[i], Path: file})
					}
				}
			}
			if len(c.Files) > 0 && len(out) <= MaxConfigurations {
				out = append(out, c)
			}
		}
	}
	return out
}

// profilesOf are the names of all environments of some places, "" first.
func profilesOf(places []place, inside func(file string) []string) []string {
	names := map[string]bool{}
	for _, p := range places {
		for name, files := range p.profiles {
			names[name] = true
			for _, f := range files {
				for _, n := range inside(f) {
					names[n] = true
				}
			}
		}
		for _, f := range p.base {
			if p.whole {
				break
			}
			for _, n := range inside(f) {
				names[n] = true
			}
		}
	}
	out := []string{""}
	for n := range names {
		if n != "" {
			out = append(out, n)
		}
	}
	sort.Strings(out)
	return out
}

// place is where a configuration lies: the files of one folder.
type place struct {
	base     []string
	profiles map[string][]string
	whole    bool // what the files say for one environment is no matter
}

// configFiles finds the places that an import of a configuration leads to: those that are nearest to the file.
func (m *Modules) configFiles(from string, i setting.Import) []place {
	if i.Language != setting.Configuration {
		return nil
	}
	if spelled, ok := strings.CutPrefix(i.Path, "file:"); ok {
		if p, ok := m.spelled(from, spelled); ok {
			return []place{p}
		}
		return nil
	}
	k, ok := kinds[i.Path]
	if !ok {
		return nil
	}
	all := m.ofKind(i.Path, k)
	for _, folder := range upwards(path.Dir(from)) {
		var out []place
		for _, at := range all {
			if within(at.folder, folder) {
				out = append(out, at.place)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// names reports whether a file is one of the kind's, by its name.
func (k kind) names(file string) bool {
	base := strings.ToLower(path.Base(file))
	return len(k.folders) == 0 && slices.ContainsFunc(slices.Concat(k.base, k.profiles), func(g string) bool {
		ok, _ := path.Match(g, base)
		return ok
	})
}

// Layers lists the files that hold in one environment only, each with those that it is laid over, the weaker first.
func (m *Modules) Layers() []Layer {
	var out []Layer
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		k := kinds[name]
		if !k.layered {
			continue
		}
		for _, at := range m.ofKind(name, k) {
			out = append(out, k.lastLayers(at.place)...)
			for _, profile := range slices.Sorted(maps.Keys(at.profiles)) {
				for _, file := range at.profiles[profile] {
					if under := k.lower(at.base); len(under) > 0 {
						out = append(out, Layer{Path: file, Under: under, Including: k.including})
					}
				}
			}
		}
	}
	return out
}

// lower leaves out the files that are laid over all others.
func (k kind) lower(base []string) []string {
	return slices.DeleteFunc(slices.Clone(base), func(f string) bool { return slices.Contains(k.last, path.Base(f)) })
}

// lastLayers are the files of a place that are laid over all others.
func (k kind) lastLayers(p place) []Layer {
	var out []Layer
	for _, file := range p.base {
		if under := append(k.lower(p.base), p.profiles["prod"]...); slices.Contains(k.last, path.Base(file)) && len(under) > 0 {
			out = append(out, Layer{Path: file, Under: under})
		}
	}
	return out
}

// Layer is a file that is laid over others.
type Layer struct {
	Path      string
	Under     []string
	Including bool // only where the file says that it includes another one
}

// located is a place with its folder.
type located struct {
	folder string
	place
}

// ofKind lists the places of a kind in the whole run, once.
func (m *Modules) ofKind(name string, k kind) []located {
	if known, ok := m.configs[name]; ok {
		return known
	}
	var out []located
	for _, folder := range m.order {
		if p, ok := m.inFolder(folder, k); ok {
			out = append(out, located{folder, p})
		}
	}
	m.configs[name] = out
	return out
}

// inFolder gathers the files of a kind in one folder. Those of environments alone are no configuration where the kind's
// names are such as any file has.
func (m *Modules) inFolder(folder string, k kind) (place, bool) {
	p := place{profiles: map[string][]string{}}
	if len(k.folders) > 0 && !slices.Contains(k.folders, path.Base(folder)) && !slices.ContainsFunc(k.base, func(g string) bool { return g == "settings.toml" }) {
		return p, false
	}
	for _, g := range k.base {
		for _, f := range m.folders[folder] {
			if ok, _ := path.Match(g, strings.ToLower(path.Base(f))); ok {
				p.base = append(p.base, f)
			}
		}
	}
	for _, g := range k.profiles {
		within := folder
		if sub, name := path.Split(g); sub != "" {
			within, g = path.Join(folder, sub), name
		}
		for _, f := range m.folders[within] {
			if name, ok := starred(g, strings.ToLower(path.Base(f))); ok && !slices.Contains(p.base, f) {
				p.profiles[name] = append(p.profiles[name], f)
			}
		}
	}
	return p, len(p.base) > 0 || len(p.profiles) > 0 && len(k.folders) == 0
}

// starred reports what the first '*' of a glob stands for; the name up to its last dot where it has none.
func starred(glob, name string) (string, bool) {
	if ok, _ := path.Match(glob, name); !ok {
		return "", false
	}
	before, after, found := strings.Cut(glob, "*")
	if !found {
		return strings.TrimSuffix(name, path.Ext(name)), true
	}
	rest := strings.TrimPrefix(name, before)
	for end := range len(rest) + 1 {
		if ok, _ := path.Match(after, rest[end:]); ok && end > 0 {
			return rest[:end], true
		}
	}
	return rest, true
}

// homes are the folders, below each of those around a program, in which files that it names by a path lie.
var homes = []string{"", "src/main/resources", "resources", "config", "conf", "src/main/webapp/WEB-INF", "src/main/webapp/WEB-INF/classes", "WEB-INF", "src"}

// endings are what a path to a file of keys and values may leave out.
var endings = []string{"", ".properties", ".yml", ".yaml", ".json", ".toml", ".conf", ".js", ".ts", ".php"}

// spelled finds the file that a program names by a path, from its own folder on. A '*' in its name stands for the
// environment.
func (m *Modules) spelled(from, name string) (place, bool) {
	for _, scheme := range []string{"classpath*:", "classpath:", "file:", "optional:"} {
		name = strings.TrimPrefix(name, scheme)
	}
	name = strings.TrimPrefix(name, "/")
	p := place{profiles: map[string][]string{}}
	for _, root := range upwards(path.Dir(from)) {
		for _, home := range homes {
			base := path.Join(root, home, name)
			if strings.Contains(path.Dir(base), "*") {
				return p, false
			}
			if strings.Contains(path.Base(base), "*") {
				for _, f := range m.folders[path.Dir(base)] {
					if profile, ok := starred(path.Base(base), path.Base(f)); ok && f != from {
						p.profiles[profile] = append(p.profiles[profile], f)
					}
				}
				if len(p.profiles) > 0 {
					return p, true
				}
				continue
			}
			for _, end := range endings {
				if found := m.first(base + end); found != "" && found != from {
					p.base = []string{found}
					return p, true
				}
			}
		}
	}
	return p, false
}
