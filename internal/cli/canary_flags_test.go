package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/report"
	"github.com/spf13/pflag"
)

// spoke runs a command line in a folder and returns all that it printed.
func spoke(dir string, env map[string]string, args ...string) string {
	var out bytes.Buffer
	Main(args, Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, WorkDir: dir, Called: "dsnlint",
		Now:    func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) },
		Getenv: func(name string) string { return env[name] },
	})
	return out.String()
}

// confused are connection strings as they get to where something else is expected: behind a flag that takes no such value,
// as a word too many, without quotes.
func confused(c testkit.Canary) []string {
	secret := c.Secret("")
	return []string{
		fmt.Sprintf("postgresql://app:%s@db.example.com/app?sslmode=require", secret),
		fmt.Sprintf("host=db.example.com user=app password=%s sslmode=prefer", secret),
		fmt.Sprintf("Server=db.example.com;User Id=app;Password=%s;Encrypt=False", secret),
		fmt.Sprintf("app:%s@tcp(db.example.com:3306)/app", secret),
		fmt.Sprintf("jdbc:oracle:thin:app/%s@//db.example.com:1521/app", secret),
	}
}

// TestCanaryFlags gives connection strings to every flag of every command, and to every command as arguments. Commands
// and flags are those that there are, so that a new one is tried too.
func TestCanaryFlags(t *testing.T) {
	canary := testkit.NewCanary(false)
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.env"), "A=1\n", 0o600)
	check := func(args ...string) {
		if line, leaked := canary.Leak(spoke(dir, nil, args...)); leaked {
			t.Errorf("%.60q leaks: %s", args[:len(args)-1], line)
		}
	}
	tried := 0
	for _, m := range manuals(context.Background(), Env{WorkDir: dir, Now: time.Now, Getenv: os.Getenv}) {
		words := strings.Fields(m.name)
		for _, dsn := range confused(canary) {
			check(append(words, dsn)...)
			check(append(words, dsn, dsn)...)
			check(append(words, "--"+dsn)...)
			check(append(words, "-"+dsn)...)
		}
		if m.flags == nil {
			continue
		}
		m.flags.VisitAll(func(f *pflag.Flag) {
			if f.Name == "output" || f.Name == "write-baseline" || f.Name == "dir" {
				return // they make what they name
			}
			for _, dsn := range confused(canary) {
				tried++
				check(append(words, "--"+f.Name+"="+dsn)...)
				check(append(words, "a.env", "--"+f.Name+"="+dsn)...)
			}
		})
	}
	if tried < 100 {
		t.Errorf("only %d flags were tried", tried)
	}
	for _, dsn := range confused(canary) {
		check(dsn)
		check("polciy", dsn)
		check("policy", dsn)
		for _, format := range report.Formats() {
			check("check", "--format", format+"="+dsn+"/x", "a.env")
		}
		check("check", "a.env", "--output", dsn+"/x")
		check("check", "a.env", "--write-baseline", dsn+"/x")
		check("policy", "new", "mine", "--dir", "a.env/"+dsn)
	}
}

// TestCanaryConfig writes connection strings into every place of a config, a baseline, a list of files and a policy where
// somebody may put one, and where nothing of the kind belongs.
func TestCanaryConfig(t *testing.T) {
	canary := testkit.NewCanary(false)
	for _, dsn := range confused(canary) {
		for name, files := range map[string]map[string]string{
			"text":          {".dsnlint.yaml": dsn + "\n"},
			"key":           {".dsnlint.yaml": fmt.Sprintf("version: 1\n%q: 1\n", dsn)},
			"version":       {".dsnlint.yaml": fmt.Sprintf("version: %q\n", dsn)},
			"exclude":       {".dsnlint.yaml": fmt.Sprintf("version: 1\nexclude: [%q]\n", dsn)},
			"exclude torn":  {".dsnlint.yaml": fmt.Sprintf("version: 1\nexclude: [%q]\n", dsn+"[")},
			"rule":          {".dsnlint.yaml": fmt.Sprintf("version: 1\nrules: {%q: {off: true}}\n", dsn)},
			"level":         {".dsnlint.yaml": fmt.Sprintf("version: 1\nrules: {tls-disabled: {severity: %q}}\n", dsn)},
			"host":          {".dsnlint.yaml": fmt.Sprintf("version: 1\nhosts: {%q: %q}\n", dsn, dsn)},
			"profile":       {".dsnlint.yaml": fmt.Sprintf("version: 1\nprofile: %q\n", dsn)},
			"policies":      {".dsnlint.yaml": fmt.Sprintf("version: 1\npolicies: [%q]\n", dsn)},
			"baseline":      {".dsnlint.yaml": fmt.Sprintf("version: 1\nbaseline: %q\n", dsn)},
			"reason":        {".dsnlint.yaml": fmt.Sprintf("version: 1\nignore: [{rule: tls-disabled, path: a.env, reason: %q}]\n", dsn)},
			"until":         {".dsnlint.yaml": fmt.Sprintf("version: 1\nignore: [{rule: tls-disabled, path: a.env, reason: x, until: %q}]\n", dsn)},
			"unused reason": {".dsnlint.yaml": fmt.Sprintf("version: 1\nignore: [{rule: tls-fallback, path: %q, reason: %q}]\n", dsn, dsn)},
			"list":          {"list": dsn + "\n"},
			"accepted":      {"accepted.json": fmt.Sprintf(`{"schema_version":"1","findings":[{"rule":%q,"file":%q,"fingerprint":%q,"about":%q}]}`, dsn, dsn, dsn, dsn)},
			"accepted torn": {"accepted.json": dsn},
		} {
			dir := t.TempDir()
			put(t, filepath.Join(dir, "a.env"), "A=postgresql://app@db.example.com/app?sslmode=disable\n", 0o600)
			args := []string{"--show-suppressed", "--min-severity", "note"}
			for file, text := range files {
				put(t, filepath.Join(dir, file), text, 0o600)
				switch file {
				case "list":
					args = append(args, "--files-from", "list")
				case "accepted.json":
					args = append(args, "--baseline", "accepted.json")
				}
			}
			formats := report.Formats()
			if !strings.Contains(name, "reason") { // it ends in an error, whatever the format
				formats = formats[:1]
			}
			for _, format := range formats {
				if line, leaked := canary.Leak(spoke(dir, nil, append([]string{"check", "--format", format}, args...)...)); leaked {
					t.Errorf("%s as %s leaks: %.300s", name, format, line)
					break
				}
			}
		}
	}
}
