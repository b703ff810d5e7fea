package plan

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestLoad(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("d/lab.yaml", "driver: d\nengine: redis\nkit: python\nversions:\n  - packages: {redis: 4.3.4}\nonly:\n  late: {since: '5.0'}\n  early: {until: '4.10'}\n")
	for _, name := range []string{"late.py", "early.py", "both.py", "_runner.py"} {
		write("d/"+name, "")
	}
	drivers, err := Load(root)
	if err != nil || len(drivers) != 1 {
		t.Fatal(drivers, err)
	}
	d := drivers[0]
	if want := []string{"both.py", "early.py", "late.py"}; !slices.Equal(d.Cases, want) {
		t.Errorf("cases: got %v, want %v", d.Cases, want)
	}
	if got := d.Versions[0].Version; got != "4.3.4" {
		t.Errorf("the only package gives the version: got %q", got)
	}
	for _, tt := range []struct {
		name, version string
		want          bool
	}{
		{"late.py", "4.9.9", false}, {"late.py", "5.0.1", true}, {"early.py", "4.9", true}, {"early.py", "4.10.0", false}, {"both.py", "1", true},
	} {
		if got := d.Runs(tt.name, tt.version); got != tt.want {
			t.Errorf("%s at %s: got %v", tt.name, tt.version, got)
		}
	}
	write("d/lab.yaml", "driver: d\nengines: redis\n")
	if _, err := Load(root); err == nil {
		t.Error("a misspelt key must be refused")
	}
	write("d/lab.yaml", "driver: d\nversions:\n  - packages: {a: 1.0, b: 2.0}\n")
	if _, err := Load(root); err == nil {
		t.Error("two packages and no version must be refused")
	}
}

func TestReadEnv(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.env")
	if err := os.WriteFile(file, []byte("# why\nA=1\nB=\"two words\"\n\nno line\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := readEnv(file); err != nil || !slices.Equal(got, []string{"A=1", "B=two words"}) {
		t.Errorf("got %q, %v", got, err)
	}
}
