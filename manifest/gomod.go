package manifest

import (
	"strings"

	"golang.org/x/mod/modfile"
)

// goMod reads the required modules. A replaced one keeps its name and takes the replacement's version.
func goMod(data []byte) []Dependency {
	file, err := modfile.Parse("go.mod", data, anyVersion)
	if err != nil {
		file, err = modfile.ParseLax("go.mod", data, anyVersion)
	}
	if err != nil {
		return nil
	}
	var out []Dependency
	for _, r := range file.Require {
		d := Dependency{Ecosystem: "go", Name: r.Mod.Path, Version: r.Mod.Version}
		for _, rep := range file.Replace {
			if rep.Old.Path == r.Mod.Path && (rep.Old.Version == "" || rep.Old.Version == r.Mod.Version) {
				d.Version = rep.New.Version
			}
		}
		d.Version = strings.TrimPrefix(d.Version, "v")
		out = append(out, d)
	}
	return out
}

// anyVersion takes every version as written: branch names must not hide the other requirements.
func anyVersion(_, version string) (string, error) { return version, nil }
