package manifest

import (
	"errors"
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
		file, err = modfile.ParseLax("go.mod", without(data, err), anyVersion)
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

// without blanks the lines that a parse complained about.
func without(data []byte, err error) []byte {
	var list modfile.ErrorList
	if !errors.As(err, &list) {
		return data
	}
	all := strings.Split(string(data), "\n")
	for _, e := range list {
		if i := e.Pos.Line - 1; i >= 0 && i < len(all) {
			all[i] = ""
		}
	}
	return []byte(strings.Join(all, "\n"))
}

// anyVersion takes every version as written: a branch name must not hide the other requirements.
func anyVersion(_, version string) (string, error) { return version, nil }
