package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
)

// licenceName is how the files are called that a module's licence obliges us to hand on.
var licenceName = regexp.MustCompile(`(?i)^(LICEN[CS]E|COPYING|NOTICE|PATENTS)`)

// copyleft are licences that a person must look at before their code is linked in.
var copyleft = regexp.MustCompile(`GNU (AFFERO |LESSER )?GENERAL PUBLIC LICENSE`)

// licencesOf joins the licences of all modules that are linked into a program. A module without one is an error: nobody
// may hand it on.
func licencesOf(ctx context.Context, source string, info *debug.BuildInfo) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("What is linked into dsnlint, and under which terms.\n")
	root, err := output(ctx, source, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	if err := addLicences(&out, "the Go standard library, "+info.GoVersion, root); err != nil {
		return nil, err
	}
	list, err := output(ctx, source, "list", "-m", "-f", "{{.Path}}\t{{.Dir}}", "all")
	if err != nil {
		return nil, err
	}
	folders := map[string]string{}
	for _, line := range strings.Split(list, "\n") {
		path, dir, _ := strings.Cut(line, "\t")
		folders[path] = dir
	}
	for _, m := range info.Deps {
		if err := addLicences(&out, m.Path+" "+m.Version, folders[m.Path]); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

func output(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=readonly", "GOWORK=off")
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}

func addLicences(out *bytes.Buffer, module, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("%s is not on this machine; `go mod download` fetches it", module)
	}
	found := false
	for _, e := range entries {
		if e.IsDir() || !licenceName.MatchString(e.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		if copyleft.Match(text) && !bytes.Contains(text, []byte("Mozilla Public License")) {
			return fmt.Errorf("%s has a licence that a person must look at: %s", module, e.Name())
		}
		found = true
		fmt.Fprintf(out, "\n%s\n%s (%s)\n%[1]s\n\n%[4]s\n", strings.Repeat("=", 80), module, e.Name(), bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))))
	}
	if !found {
		return fmt.Errorf("%s has no file that says under which licence it is", module)
	}
	return nil
}
