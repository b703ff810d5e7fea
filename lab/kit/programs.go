package kit

import (
	"archive/zip"
	"context"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// shell runs command lines. Its packages are jars that carry programs for Linux, or what another language's registry has
// of command lines: "go:" before the path of a main package, and behind it, if it is to be called otherwise, ":" and its
// name; "pypi:", "npm:" and "cargo:" before a name. Their programs go into the folder "bin".
var shell = &Kit{
	Name: "shell",
	Install: func(ctx context.Context, dir string, packages map[string]string) error {
		others := map[string]map[string]string{}
		for name, version := range packages {
			registry, rest, ok := strings.Cut(name, ":")
			if ok = ok && !strings.Contains(registry, "."); !ok {
				registry, rest = "maven", name
			}
			if others[registry] == nil {
				others[registry] = map[string]string{}
			}
			others[registry][rest] = version
		}
		for registry, list := range others {
			if err := installers[registry](ctx, dir, list); err != nil {
				return err
			}
		}
		return nil
	},
	Command: func(_, program string, _ bool) []string { return []string{"sh", "-e", program} },
	Env:     func(dir string, _ bool) []string { return []string{"PYTHONPATH=" + dir, "PYTHONDONTWRITEBYTECODE=1"} },
}

// installers put command lines of a registry into the folder "bin".
var installers = map[string]func(ctx context.Context, dir string, packages map[string]string) error{
	"maven": installJars,
	"go":    installMains,
	"cargo": installCrates,
	"pypi":  python.Install,
	"npm": func(ctx context.Context, dir string, packages map[string]string) error {
		if err := node.Install(ctx, dir, packages); err != nil {
			return err
		}
		return os.Symlink(inside("node_modules", ".bin"), inside(dir, "bin"))
	},
}

// installCrates builds the programs of crates, quickly rather than well.
func installCrates(ctx context.Context, dir string, packages map[string]string) error {
	args := append([]string{"install", "-q", "--debug", "--locked", "--root", dir}, specs(packages, "@")...)
	return do(ctx, dir, "cargo", args...)
}

// installMains builds main packages as dependencies: a module that replaces its own parts cannot be installed alone.
func installMains(ctx context.Context, dir string, packages map[string]string) error {
	mains := map[string]string{}
	for name, version := range packages {
		path, _, _ := strings.Cut(name, ":")
		mains[path] = version
	}
	if err := golang.Install(ctx, dir, mains); err != nil {
		return err
	}
	for name := range packages {
		main, called, _ := strings.Cut(name, ":")
		out := inside(dir, "bin") + "/"
		if called != "" {
			out += called
		}
		if err := do(ctx, dir, "go", "build", "-mod=mod", "-ldflags=-s -w", "-o", out, main); err != nil {
			return err
		}
	}
	return nil
}

func installJars(ctx context.Context, dir string, packages map[string]string) error {
	if err := java.Install(ctx, dir, packages); err != nil {
		return err
	}
	jars, err := filepath.Glob(inside(dir, "jars", "*.jar"))
	if err != nil {
		return err
	}
	for _, jar := range jars {
		if err := unpack(jar, inside(dir, "bin")); err != nil {
			return err
		}
	}
	return rename(inside(dir, "bin"))
}

// unpack takes the programs out of a jar, but not the servers, whose names end in d.
func unpack(jar, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	r, err := zip.OpenReader(jar)
	if err != nil {
		return err
	}
	defer r.Close()
	for _, f := range r.File {
		folder, name := path.Split(f.Name)
		if !strings.HasSuffix(folder, "/linux/bin/") || name == "" || strings.HasSuffix(name, "d") {
			continue
		}
		if err := extract(f, filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return nil
}

func extract(f *zip.File, file string) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(file, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o755)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		_ = out.Close()
		return err
	}
	return out.Close()
}

// rename gives programs from before MariaDB 10.4 the names that they have today, too.
func rename(dir string) error {
	for old, name := range map[string]string{"mysql": "mariadb", "mysqldump": "mariadb-dump", "mysqladmin": "mariadb-admin"} {
		if _, err := os.Stat(filepath.Join(dir, old)); err != nil {
			continue
		}
		if err := os.Symlink(old, filepath.Join(dir, name)); err != nil && !os.IsExist(err) {
			return err
		}
	}
	return nil
}
