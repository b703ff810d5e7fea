package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// write makes a folder of files.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const checkoutEnv = `A_URL=postgres://u:pw@db.example.com/app?sslmode=require
# DATABASE_URL=postgres://u:pw@db.example.com/app?sslmode=disable

B_URL=postgres://u:pw@db.example.com/app?sslmode=disable



C_URL=postgres://u:pw@db.example.com/app?sslmode=verify-full&sslrootcert=system



MODE=disable
`

func TestScore(t *testing.T) {
	tests := []struct{ name, label, want string }{
		{"hit with the right posture", `"line":1,"posture":"encrypted-unverified","rules":["cert-not-verified"],"expect":"must"`, ""},
		{"hit two lines away", `"line":6,"posture":"","rules":["tls-disabled"],"expect":"must"`, ""},
		{"miss three lines away", `"line":7,"posture":"","rules":["tls-disabled"],"expect":"must"`, "MISS"},
		{"miss by rule", `"line":1,"posture":"","rules":["ca-expired"],"expect":"must"`, "MISS"},
		{"may with a listed rule", `"line":4,"posture":"disabled","rules":["tls-disabled"],"expect":"may"`, ""},
		{"may with another rule", `"line":4,"posture":"","rules":["ca-expired"],"expect":"may"`, "WRONG"},
		{"may and silent", `"line":12,"posture":"","rules":["tls-disabled"],"expect":"may"`, ""},
		{"silent where it must be", `"line":2,"posture":"not-applicable","rules":["none"],"expect":"must-not"`, ""},
		{"false alarm", `"line":4,"posture":"","rules":["none"],"expect":"must-not"`, "ALARM"},
		{"secure and silent", `"line":8,"posture":"full","rules":["none"],"expect":"must-not"`, ""},
		{"another posture", `"line":8,"posture":"ca-only","rules":["none"],"expect":"must-not"`, "POSTURE"},
		{"nothing read", `"line":12,"posture":"disabled","rules":["none"],"expect":"must-not"`, "UNREAD"},
		{"nothing read is unknown", `"line":12,"posture":"unknown","rules":["none"],"expect":"must-not"`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := write(t, map[string]string{
				"co/o+n/.env":   checkoutEnv,
				"labels/a.json": `{"repo":"o/n","path":".env","format":"dotenv","engine":"postgres","reason":"r",` + tt.label + "}\n",
			})
			var out bytes.Buffer
			err := run([]string{"-checkouts", filepath.Join(dir, "co"), "-labels", filepath.Join(dir, "labels", "*.json"), "-show"}, &out)
			if err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(out.String(), " ")
			if first != tt.want {
				t.Errorf("got %q, want %q:\n%s", first, tt.want, &out)
			}
		})
	}
}

// TestTable holds the arithmetic: two label files are one set, and a repository that is not there is an error.
func TestTable(t *testing.T) {
	dir := write(t, map[string]string{
		"co/o+n/.env": checkoutEnv,
		"a": `{"repo":"o/n","path":".env","line":1,"format":"dotenv","engine":"postgres","posture":"encrypted-unverified","rules":["cert-not-verified"],"expect":"must"}
{"repo":"o/n","path":".env","line":12,"format":"dotenv","engine":"mysql","posture":"disabled","rules":["tls-disabled"],"expect":"must"}
`,
		"b": `{"repo":"o/gone","path":"x","line":1,"format":"x","engine":"x","expect":"must"}
{"repo":"o/n","path":".env","line":4,"format":"dotenv","engine":"postgres","rules":["none"],"expect":"must-not"}
`,
	})
	var out bytes.Buffer
	labels := filepath.Join(dir, "a") + "," + filepath.Join(dir, "b")
	err := run([]string{"-checkouts", filepath.Join(dir, "co"), "-labels", labels, "-unlabelled"}, &out)
	if err == nil || !strings.Contains(err.Error(), "o/gone") {
		t.Errorf("a missing checkout is not told: %v", err)
	}
	for _, want := range []string{
		"all                              2     1    50.0%        1       1     50.0%        2     1     50.0%",
		"engine mysql                     1     0     0.0%        0       0         -        1     0      0.0%",
		"1 repositories, 2 findings, 0 of them without a label",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no line %q in:\n%s", want, &out)
		}
	}
}

func TestRunRefuses(t *testing.T) {
	dir := write(t, map[string]string{"bad": "{\n", "co/x": ""})
	for _, args := range [][]string{
		{},
		{"-checkouts", dir, "-labels", filepath.Join(dir, "none*")},
		{"-checkouts", dir, "-labels", filepath.Join(dir, "bad")},
		{"-checkouts", dir, "-labels", "["},
		{"-nonsense"},
	} {
		if err := run(args, &bytes.Buffer{}); err == nil {
			t.Errorf("%v is accepted", args)
		}
	}
}

// TestLabels holds that the labels of this repository are of the form that the tool reads, and in sum what they claim.
func TestLabels(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "..", "testdata", "labels", "*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	labels, err := readLabels(names)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, l := range labels {
		key := l.Repo + ":" + l.Path + ":" + strconv.Itoa(l.Line)
		if seen[key] {
			t.Errorf("%s has two labels", l.where())
		}
		seen[key] = true
		if l.Repo == "" || l.Path == "" || l.Line < 1 || l.Format == "" || l.Reason == "" {
			t.Errorf("%s is not whole", l.where())
		}
		switch l.Expect {
		case must, may:
			if len(l.wants()) == 0 {
				t.Errorf("%s names no rule", l.where())
			}
		case mustNot:
			if len(l.wants()) > 0 {
				t.Errorf("%s must not be reported and names a rule", l.where())
			}
		default:
			t.Errorf("%s expects %q", l.where(), l.Expect)
		}
	}
	if len(seen) < 150 {
		t.Errorf("%d labels", len(seen))
	}
}
