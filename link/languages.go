package link

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/dsnlint/dsnlint/setting"
)

// beneath finds the file of a relative path below one of the folders around a file, or below one of some folders there.
func (m *Modules) beneath(from, name string, folders ...string) string {
	for _, root := range upwards(path.Dir(from)) {
		for _, folder := range append([]string{""}, folders...) {
			if found := m.first(path.Join(root, folder, name)); found != "" {
				return found
			}
		}
	}
	return ""
}

// endsIn finds the file that a path ends in, the longest end first: roots of sources are not known by name.
func (m *Modules) endsIn(from string, parts []string, end string, folders ...string) string {
	for n := range parts {
		if found := m.beneath(from, strings.Join(parts[n:], "/")+end, folders...); found != "" {
			return found
		}
	}
	return ""
}

// nearest finds the only file of a name in the smallest folder around a file that has any; "" where there are several.
func (m *Modules) nearest(from, base string) string {
	if m.bases == nil {
		m.bases = map[string][]string{}
		for _, folder := range m.order {
			for _, f := range m.folders[folder] {
				m.bases[path.Base(f)] = append(m.bases[path.Base(f)], f)
			}
		}
	}
	for _, root := range upwards(path.Dir(from)) {
		var here []string
		for _, f := range m.bases[base] {
			if within(path.Dir(f), root) && f != from {
				here = append(here, f)
			}
		}
		switch len(here) {
		case 0:
		case 1:
			return here[0]
		default:
			return ""
		}
	}
	return ""
}

func lead(file, name string) []Lead {
	if file == "" {
		return nil
	}
	return []Lead{{Path: file, Name: name}}
}

// php finds the file that is included, and that of a class by its namespace, whose first parts stand for any folder.
func (m *Modules) php(from string, i setting.Import) []Lead {
	if i.Whole {
		return lead(m.beneath(from, i.Path), "")
	}
	parts := strings.Split(i.Path, ".")
	class := parts[len(parts)-1]
	found := m.endsIn(from, parts, ".php", "src", "app", "lib", "includes")
	if found == "" && i.Local != i.Path { // use const App\Conf\DSN, use function
		found = m.endsIn(from, parts[:len(parts)-1], ".php", "src", "app", "lib")
	}
	return lead(found, class)
}

// ruby finds the file that is required, and the one that a constant is expected in.
func (m *Modules) ruby(from string, i setting.Import) []Lead {
	if first, _, _ := strings.Cut(i.Path, "."); first != "" && unicode.IsUpper(rune(first[0])) {
		parts := strings.Split(i.Path, ".")
		for n, p := range parts {
			parts[n] = underscored(p)
		}
		for n := len(parts); n > 0; n-- {
			if found := m.endsIn(from, parts[:n], ".rb", "lib", "app", "app/models", "app/services", "app/lib", "config", "config/initializers"); found != "" {
				return lead(found, "")
			}
		}
		return nil
	}
	return lead(m.beneath(from, strings.TrimSuffix(i.Path, ".rb")+".rb", "lib"), "")
}

// underscored spells a constant as files are called: MyApp is my_app, HTTPClient http_client.
func underscored(name string) string {
	var out []string
	for name != "" {
		word, rest := setting.FirstWord(name)
		if word == "" {
			break
		}
		digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		out, name = append(out, strings.ToLower(word+rest[:digits])), rest[digits:]
	}
	return strings.Join(out, "_")
}

// rust follows a path through modules: from the root of the crate, from the module around, or from the file's own one.
func (m *Modules) rust(from string, i setting.Import) []Lead {
	parts := strings.Split(i.Path, ".")
	own := moduleFolder(from)
	base := own
	switch parts[0] {
	case "crate":
		base, parts = m.crateFolder(from), parts[1:]
	case "self":
		parts = parts[1:]
	default:
		for len(parts) > 0 && parts[0] == "super" {
			base, parts = path.Dir(base), parts[1:]
		}
	}
	bases := []string{base}
	if base == own {
		bases = append(bases, path.Dir(from)) // a program of its own, whose name is not main
	}
	for _, folder := range bases {
		for n := len(parts); n > 0; n-- {
			file := path.Join(folder, strings.Join(parts[:n], "/"))
			if found := m.first(file+".rs", file+"/mod.rs"); found != "" && found != from {
				return lead(found, strings.Join(parts[n:], "."))
			}
		}
	}
	if len(parts) > 0 && base != own { // what the root of the crate, or the module around, defines itself
		return lead(m.first(path.Join(base, "lib.rs"), path.Join(base, "main.rs"), path.Join(base, "mod.rs"), base+".rs"), strings.Join(parts, "."))
	}
	return nil
}

// moduleFolder is where the modules inside a file's own one lie.
func moduleFolder(file string) string {
	switch path.Base(file) {
	case "main.rs", "lib.rs", "mod.rs":
		return path.Dir(file)
	}
	return strings.TrimSuffix(file, ".rs")
}

func (m *Modules) crateFolder(from string) string {
	for _, folder := range upwards(path.Dir(from)) {
		if m.first(path.Join(folder, "main.rs"), path.Join(folder, "lib.rs")) != "" {
			return folder
		}
	}
	return path.Dir(from)
}

// csharp finds the file that is called after a class. Folders and namespaces need not agree.
func (m *Modules) csharp(from string, i setting.Import) []Lead {
	return lead(m.nearest(from, i.Path+".cs"), "")
}

// elixir finds the file of a module: MyApp.Conf is lib/my_app/conf.ex.
func (m *Modules) elixir(from string, i setting.Import) []Lead {
	parts := strings.Split(i.Path, ".")
	for n, p := range parts {
		parts[n] = underscored(p)
	}
	for _, root := range upwards(path.Dir(from)) {
		if found := m.first(path.Join(root, "lib", path.Join(parts...))+".ex", path.Join(root, path.Join(parts...))+".ex"); found != "" {
			return lead(found, "")
		}
	}
	return nil
}

// c finds a header beside the file, or in a folder for headers.
func (m *Modules) c(from string, i setting.Import) []Lead {
	if slices.Contains(strings.Split(i.Path, "/"), "") {
		return nil
	}
	if found := m.beneath(from, i.Path, "include", "src", "inc"); found != "" {
		return lead(found, "")
	}
	return lead(m.nearest(from, path.Base(i.Path)), "")
}
