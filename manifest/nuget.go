package manifest

import (
	"cmp"
	"strings"
)

// nuget makes a dependency; package ids are equal in every case, so the normal form is lower case.
func nuget(name, spec string) Dependency {
	d := Dependency{Ecosystem: "nuget", Name: strings.ToLower(strings.TrimSpace(name))}
	d.Version, d.Least = interval(spec)
	return d
}

// msbuild reads PackageReference and PackageVersion of project files, and the packages of packages.config. A plain
// version is the lowest that NuGet may take, which is the one that it does take.
func msbuild(data []byte) []Dependency {
	props := properties{}
	type reference struct{ name, version string }
	var found []reference
	child := ""
	elements(data, func(e element) {
		name := e.path[len(e.path)-1]
		parent := ""
		if len(e.path) > 1 {
			parent = e.path[len(e.path)-2]
		}
		switch {
		case parent == "PropertyGroup":
			props[name] = e.text
		case name == "PackageReference" || name == "PackageVersion" || name == "GlobalPackageReference":
			id := cmp.Or(e.attrs["include"], e.attrs["update"])
			found = append(found, reference{id, cmp.Or(e.attrs["versionoverride"], e.attrs["version"], child)})
			child = ""
		case strings.Contains(parent, "Package") && (name == "Version" || name == "VersionOverride"):
			child = e.text
		case name == "package" && parent == "packages":
			found = append(found, reference{e.attrs["id"], e.attrs["version"]})
		}
	})
	var out []Dependency
	for _, r := range found {
		v, ok := props.resolve(strings.NewReplacer("$(", "${", ")", "}").Replace(macro(r.version)))
		if !ok {
			v = ""
		}
		out = append(out, nuget(r.name, v))
	}
	return out
}

// macro returns a version as it is if it is no range: only $(Name) may hold brackets that are rewritten.
func macro(version string) string {
	if strings.Contains(version, "$(") {
		return version
	}
	return strings.NewReplacer("(", "[", ")", "]").Replace(version)
}

// nugetLock reads packages.lock.json: frameworks, then packages with their resolved versions.
func nugetLock(data []byte) []Dependency {
	var out []Dependency
	frameworks := object(object(data)["dependencies"])
	for _, framework := range keys(frameworks) {
		packages := object(frameworks[framework])
		for _, name := range keys(packages) {
			out = append(out, nuget(name, text(object(packages[name])["resolved"])))
		}
	}
	return out
}
