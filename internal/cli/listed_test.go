package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// FuzzListed: a list is read as what it says, whoever wrote it.
func FuzzListed(f *testing.F) {
	for _, s := range []string{"a\nb\r\n\nc", "a\x00b\nc\r\x00", "\xef\xbb\xbfa\n", "\x00", "\r\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		names := namesIn(data)
		for _, n := range names {
			if n == "" || strings.Contains(n, "\x00") || !bytes.Contains(data, []byte(n)) {
				t.Errorf("the name %q", n)
			}
		}
		if again := namesIn([]byte(strings.Join(names, "\x00") + "\x00")); !slices.Equal(names, again) {
			t.Errorf("%q, and ended by NUL %q", names, again)
		}
	})
}

// harmlessSlash is one that stands in no path of its own.
var harmlessSlash = regexp.MustCompile(`\b://|\b[0-9]/[0-9]`)

// FuzzArguments calls the program with any words, in a folder with a few files: it ends with a code of the contract, says
// why where it refuses, and steers no terminal. Words that lead out of the folder are left out.
func FuzzArguments(f *testing.F) {
	for _, s := range []string{
		"check a.env", "a.env --format json --min-severity note", "check --shard 1/2 --jobs 0", "facts a.env --format text", "explain tls-disabled", "explain postgresql://h?sslmode=require --driver pgx",
		"check --as-of 2026-02-30", "--as-of=0001-01-01 a.env", "rules --format json", "drivers pgx", "policy new x", "policy check", "baseline base.json", "merge base.json", "--files-from list", "check --fix=unsafe --diff a.env",
		"check --write-baseline b --baseline base.json", "--config a.env", "--profile strict", "check --rule x --skip-rule=", "check -- --help", "completion bash", "version", "--stdin-filename a.env -", "--format sarif=out.sarif --output o", "--stats --quiet --strict", "--diff-base HEAD", "--staged",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		args := strings.Fields(words)
		if len(args) > 8 || strings.ContainsAny(harmlessSlash.ReplaceAllString(words, ""), "/\\\x00") || strings.Contains(words, "..") {
			return
		}
		dir := t.TempDir()
		for name, text := range map[string]string{"a.env": "DATABASE_URL=postgresql://app:pw@db.example.com/app?sslmode=disable\n", "list": "a.env\n", "base.json": "{}"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		var out, err bytes.Buffer
		env := quiet()
		env.Stdin, env.Stdout, env.Stderr, env.WorkDir = strings.NewReader("x"), &out, &err, dir
		code := Main(args, env)
		if !slices.Contains([]int{0, 1, 2, 4}, code) || code == 2 && err.Len() == 0 {
			t.Errorf("%q ends with %d and says %q", args, code, err.String())
		}
		if strings.Contains(err.String(), "\x1b") {
			t.Errorf("%q: %q", args, err.String())
		}
	})
}
