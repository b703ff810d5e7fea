// Package manifest reads what a project says about its dependencies: manifests give names and ranges, lock files give
// exact versions. It reads bytes that the caller has found and never touches disk. Broken input gives fewer results.
package manifest

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Dependency is one package that a manifest or lock file names. Names are in the normal form of their registry: pypi
// lower case with '-', nuget lower case, maven "group:artifact", all others as the registry spells them. Versions have
// no leading "v".
type Dependency struct {
	Ecosystem string // go, npm, pypi, maven, nuget, gem, composer, cargo, hex, terraform
	Name      string
	Version   string // the exact pinned or locked version; "" if there is none
	Least     string // the lower bound of a range; "" if there is none, always "" beside Version
	Below     string // the version at which a range ends, for terraform; "" if there is none, always "" beside Version
}

// format is one kind of manifest: which file names it goes by, and how it is read.
type format struct {
	is   func(base string) bool
	read func(data []byte) []Dependency
}

var formats = []format{
	{named("go.mod"), goMod},
	{named("package.json"), packageJSON},
	{named("package-lock.json", "npm-shrinkwrap.json"), packageLock},
	{named("yarn.lock"), yarnLock},
	{named("pnpm-lock.yaml"), pnpmLock},
	{named("bun.lock"), bunLock},
	{isRequirements, requirements},
	{named("pyproject.toml"), pyproject},
	{named("poetry.lock", "uv.lock", "pdm.lock", "pylock.toml"), pythonLock},
	{named("pipfile"), pipfile},
	{named("pipfile.lock"), pipfileLock},
	{named("setup.py"), setupPy},
	{named("setup.cfg"), setupCfg},
	{named("pom.xml"), pom},
	{named("build.gradle", "build.gradle.kts"), gradle},
	{named("gradle.lockfile"), gradleLock},
	{suffixed(".versions.toml"), versionCatalog},
	{suffixed(".csproj", ".fsproj", ".vbproj"), msbuild},
	{named("directory.packages.props", "directory.build.props", "packages.config"), msbuild},
	{named("packages.lock.json"), nugetLock},
	{named("gemfile"), gemfile},
	{named("gemfile.lock", "gems.locked"), gemfileLock},
	{named("composer.json"), composer},
	{named("composer.lock"), composerLock},
	{named("cargo.toml"), cargo},
	{named("cargo.lock"), cargoLock},
	{named("mix.exs"), mix},
	{named("mix.lock"), mixLock},
	{named(".terraform.lock.hcl"), terraformLock},
	{suffixed(".tf", ".tofu"), terraform},
}

// Is reports whether a file of that base name is a manifest or lock file. Upper and lower case are equal.
func Is(name string) bool { return find(name) != nil }

// Read lists the dependencies that a manifest or lock file names, in the order of the file or, where that has none, by
// name. A package that is named with and without a version is listed with its versions only. What cannot be read is
// left out.
func Read(name string, data []byte) []Dependency {
	f := find(name)
	if f == nil {
		return nil
	}
	return distinct(f.read(decode(data)))
}

func find(name string) *format {
	base := strings.ToLower(path.Base(filepath.ToSlash(name)))
	for i := range formats {
		if formats[i].is(base) {
			return &formats[i]
		}
	}
	return nil
}

func named(names ...string) func(string) bool {
	return func(base string) bool { return slices.Contains(names, base) }
}

func suffixed(suffixes ...string) func(string) bool {
	return func(base string) bool {
		return slices.ContainsFunc(suffixes, func(s string) bool { return strings.HasSuffix(base, s) })
	}
}

// distinct drops repeated entries, and those without version of packages that have one elsewhere.
func distinct(all []Dependency) []Dependency {
	seen, dated := map[Dependency]bool{}, map[Dependency]bool{}
	for _, d := range all {
		if d.Version != "" || d.Least != "" || d.Below != "" {
			dated[Dependency{Ecosystem: d.Ecosystem, Name: d.Name}] = true
		}
	}
	var out []Dependency
	for _, d := range all {
		if d.Name != "" && !seen[d] && !dated[d] {
			out = append(out, d)
		}
		seen[d] = true
	}
	return out
}
