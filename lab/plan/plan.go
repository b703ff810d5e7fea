// Package plan reads what the folders of cases ask for and turns it into tasks: programs that are installed, built and
// ready to be started.
package plan

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// Driver is one folder of cases: cases/ID/lab.yaml and the cases beside it.
type Driver struct {
	Driver   string    `yaml:"driver"` // the id of the driver's table
	Engine   string    `yaml:"engine"` // the servers that it is run against
	Kit      string    `yaml:"kit"`    // the language of its cases
	Apt      []string  `yaml:"apt"`    // Debian packages that must be there
	Versions []Version `yaml:"versions"`
	// Probe prints the version that counts where it is not the package's: of the library that a wrapper brings along.
	Probe []string `yaml:"probe"`
	// Runner is the program that cases which are no programs (env files) are handed to.
	Runner string `yaml:"runner"`
	// Only bounds cases, by name without extension, that some versions cannot run at all.
	Only  map[string]Bounds `yaml:"only"`
	Trust string            `yaml:"trust"` // "none" where the run-time's own store cannot be given the lab's CA

	Folder string   `yaml:"-"`
	Cases  []string `yaml:"-"` // file names
}

// Version is one set of packages to run all cases with.
type Version struct {
	Version  string            `yaml:"version"` // as a manifest gives it; "" takes the only package's
	Packages map[string]string `yaml:"packages"`
	Apt      []string          `yaml:"apt"`
	Engine   string            `yaml:"engine"` // where it differs from the driver's
	Kit      string            `yaml:"kit"`    // likewise: an older Python
	Path     string            `yaml:"path"`   // a folder inside the install folder whose programs go first
}

// Bounds are versions from Since on and before Until; "" is open.
type Bounds struct {
	Since string `yaml:"since"`
	Until string `yaml:"until"`
}

// Load reads the folders of cases below root, by name.
func Load(root string) ([]*Driver, error) {
	files, err := filepath.Glob(filepath.Join(root, "*", "lab.yaml"))
	if err != nil {
		return nil, err
	}
	var out []*Driver
	for _, file := range files {
		d, err := load(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out = append(out, d)
	}
	return out, nil
}

func load(file string) (*Driver, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	d := &Driver{Folder: filepath.Dir(file)}
	in := yaml.NewDecoder(bytes.NewReader(data))
	in.KnownFields(true)
	if err := in.Decode(d); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(d.Folder)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if !e.IsDir() && e.Name() != "lab.yaml" && !strings.HasPrefix(e.Name(), "_") {
			d.Cases = append(d.Cases, e.Name())
		}
	}
	for i := range d.Versions {
		if err := d.Versions[i].complete(); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func (v *Version) complete() error {
	if v.Version == "" && len(v.Packages) == 1 {
		for _, version := range v.Packages {
			v.Version = version
		}
	}
	if v.Version == "" && len(v.Packages) > 0 {
		return fmt.Errorf("several packages: say which version counts")
	}
	return nil
}

// Runs reports whether a case can be run at a version.
func (d *Driver) Runs(name, version string) bool {
	b := d.Only[strings.TrimSuffix(name, filepath.Ext(name))]
	return (b.Since == "" || compare(version, b.Since) >= 0) && (b.Until == "" || compare(version, b.Until) < 0)
}

func compare(a, b string) int { return slices.Compare(numbers(a), numbers(b)) }

func numbers(version string) []int {
	var out []int
	for _, part := range strings.FieldsFunc(version, func(r rune) bool { return r < '0' || r > '9' }) {
		n, _ := strconv.Atoi(part)
		out = append(out, n)
	}
	return out
}
