package lint

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/dsnlint/dsnlint/driver"
)

func TestManifestsNearestFirst(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{
		"package-lock.json":             `{"lockfileVersion": 3, "packages": {"node_modules/mysql2": {"version": "3.9.1"}}}`,
		"api/package.json":              `{"dependencies": {"mysql2": "^3.0.0"}}`,
		"py/requirements.txt":           "PyMySQL==1.0.2\n",
		"py/old/requirements.txt":       "PyMySQL==0.10.1\n",
		"jvm/gradle/libs.versions.toml": "[libraries]\nmysql = { module = \"com.mysql:mysql-connector-j\", version = \"8.0.33\" }\n",
	} {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	m := newManifests(&tree{root: root, workDir: root, disk: &workTree{}})
	for file, want := range map[string]struct {
		p    driver.Package
		v    string
		have bool
	}{
		"api/src/db.js":   {driver.Package{Ecosystem: "npm", Name: "mysql2"}, "3.9.1", true},
		"py/app/db.py":    {driver.Package{Ecosystem: "pypi", Name: "pymysql"}, "1.0.2", true},
		"py/old/db.py":    {driver.Package{Ecosystem: "pypi", Name: "pymysql"}, "0.10.1", true},
		"jvm/src/Db.java": {driver.Package{Ecosystem: "maven", Name: "com.mysql:mysql-connector-j"}, "8.0.33", true},
		"db.py":           {driver.Package{Ecosystem: "pypi", Name: "pymysql"}, "", false},
	} {
		if got := m.version(file, []driver.Package{want.p}); got.Exact != want.v || m.has(file, []driver.Package{want.p}) != want.have {
			t.Errorf("%s: %+v", file, got)
		}
	}
}
