package lint

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/manifest"
)

// manifests finds the dependencies that hold for a file: those of its own folder, then of each folder upwards to the
// root. The nearest manifest that names a package wins.
type manifests struct {
	t       *tree
	folders map[string][]manifest.Dependency // system path of a folder → what its manifests say
	above   map[string][]string              // system path of a folder → it and those above it
}

func newManifests(t *tree) *manifests {
	return &manifests{t: t, folders: map[string][]manifest.Dependency{}, above: map[string][]string{}}
}

// has reports whether a manifest that holds for the file names one of the packages.
func (m *manifests) has(file string, packages []driver.Package) bool {
	_, ok := m.find(file, packages)
	return ok
}

func (m *manifests) version(file string, packages []driver.Package) driver.Version {
	d, _ := m.find(file, packages)
	return driver.Version{Exact: d.Version, Least: d.Least}
}

// find returns the nearest mention of a package. A manifest that gives a range only leaves room for the lock file of a
// workspace, which may stand in a folder above.
func (m *manifests) find(file string, packages []driver.Package) (best manifest.Dependency, ok bool) {
	for _, folder := range m.upwards(file) {
		for _, d := range m.read(folder) {
			if names(packages, d) && (!ok || better(d, best)) {
				best, ok = d, true
			}
		}
		if best.Version != "" {
			return best, true
		}
	}
	return best, ok
}

func names(packages []driver.Package, d manifest.Dependency) bool {
	return slices.ContainsFunc(packages, func(p driver.Package) bool { return d.Ecosystem == p.Ecosystem && d.Name == p.Name })
}

// better prefers an exact version to a range, and a range to a bare mention.
func better(a, b manifest.Dependency) bool {
	return b.Version == "" && (a.Version != "" || b.Least == "" && a.Least != "")
}

// terraform is the ecosystem of providers, which are no part of a program.
const terraform = "terraform"

// provider tells the version of a Terraform provider that is installed for a file: the exact one, or the one that it
// stays below. A lock file pins it; else the modules around all have a say, and the lowest bound holds.
func (m *manifests) provider(file, name string) (exact, below string) {
	for _, folder := range m.upwards(file) {
		for _, d := range m.read(folder) {
			switch {
			case d.Ecosystem != terraform || d.Name != name:
			case d.Version != "":
				return d.Version, ""
			case d.Below != "" && below == "":
				below = d.Below
			}
		}
	}
	return "", below
}

// component is the folder of the project that a file belongs to: the nearest one around it with a manifest, else the root.
func (m *manifests) component(file string) string {
	folders := m.upwards(file)
	for _, folder := range folders {
		if slices.ContainsFunc(m.read(folder), func(d manifest.Dependency) bool { return d.Ecosystem != terraform }) {
			return m.t.shown(folder)
		}
	}
	return m.t.shown(folders[len(folders)-1])
}

// upwards lists the folders from the file's own to the root.
func (m *manifests) upwards(file string) []string {
	own := path.Dir(file)
	if known, ok := m.above[own]; ok {
		return known
	}
	at := filepath.FromSlash(file)
	if !filepath.IsAbs(at) {
		at = filepath.Join(m.t.workDir, at)
	}
	var out []string
	for dir := filepath.Dir(at); ; dir = filepath.Dir(dir) {
		out = append(out, dir)
		if dir == m.t.root || !strings.HasPrefix(dir, m.t.root) || dir == filepath.Dir(dir) {
			m.above[own] = out
			return out
		}
	}
}

// read parses the manifests of one folder, once. An unreadable manifest says nothing: the versions are then unknown.
func (m *manifests) read(folder string) []manifest.Dependency {
	if known, ok := m.folders[folder]; ok {
		return known
	}
	out := append(m.in(folder), m.in(filepath.Join(folder, "gradle"))...) // Gradle's version catalogue
	m.folders[folder] = out
	return out
}

func (m *manifests) in(folder string) []manifest.Dependency {
	var out []manifest.Dependency
	for _, name := range m.t.disk.names(folder) {
		if !manifest.Is(name) {
			continue
		}
		if data, err := m.t.disk.read(filepath.Join(folder, name), true, nil); err == nil {
			out = append(out, manifest.Read(name, data)...)
		}
	}
	return out
}
