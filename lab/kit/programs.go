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

// shell runs command lines. Its packages are jars that carry programs for Linux: their clients go into the folder "bin".
var shell = &Kit{
	Name: "shell",
	Install: func(ctx context.Context, dir string, packages map[string]string) error {
		if len(packages) == 0 {
			return nil
		}
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
	},
	Command: func(_, program string, _ bool) []string { return []string{"sh", "-e", program} },
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
