// Package kit installs drivers with their language's own package client, makes programs of the cases and says how they
// are started.
package kit

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Kit knows the programs of one language.
type Kit struct {
	Name string
	// Install brings packages, name to version, into a folder of their own.
	Install func(ctx context.Context, dir string, packages map[string]string) error
	// Build makes a program of a source file; nil where sources are run as they are. It returns what Command starts.
	Build func(ctx context.Context, dir, file string) (string, error)
	// Command is the argument list that runs a program from its working folder. Lowered asks for a run-time that allows
	// the TLS versions its own policy forbids.
	Command func(dir, program string, lowered bool) []string
	// Env is what the program's environment needs besides.
	Env func(dir string, lowered bool) []string
	// Links are entries of the install folder that a program expects beside itself.
	Links []string
	// Runtime says what the programs run on, for the recording.
	Runtime []string
}

// All lists the kits.
func All() []*Kit {
	return []*Kit{python, node, node12, node22, golang, java, rust, shell, ruby, php, perl}
}

// Lookup finds a kit by name, "python3.9" being that Python; nil if there is none.
func Lookup(name string) *Kit {
	i := slices.IndexFunc(All(), func(k *Kit) bool { return k.Name == name })
	if i < 0 {
		return olderPython(name)
	}
	return All()[i]
}

// Folder is where a set of packages is installed, under a cache folder.
func (k *Kit) Folder(cache string, packages map[string]string) string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(packages)) {
		list = append(list, name+"@"+packages[name])
	}
	sum := sha256.Sum256([]byte(strings.Join(list, " ")))
	return filepath.Join(cache, k.Name, hex.EncodeToString(sum[:6]))
}

// Bring installs packages unless they are there, and returns their folder.
func (k *Kit) Bring(ctx context.Context, cache string, packages map[string]string) (string, error) {
	dir := k.Folder(cache, packages)
	mark := filepath.Join(dir, ".installed")
	if _, err := os.Stat(mark); err == nil {
		return dir, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	if k.Install != nil {
		if err := k.Install(ctx, dir, packages); err != nil {
			return "", err
		}
	}
	return dir, os.WriteFile(mark, nil, 0o644)
}

// Describe runs the kit's own version command in a root.
func (k *Kit) Describe(ctx context.Context, in Root) string {
	if len(k.Runtime) == 0 {
		return ""
	}
	argv := in.Wrap(k.Runtime...)
	out, err := exec.CommandContext(ctx, argv[0], argv[1:]...).CombinedOutput()
	if err != nil {
		return ""
	}
	first, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	return first
}

// do runs a command in a folder and returns the end of what it said if it fails.
func do(ctx context.Context, dir string, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		const enough = 2000
		out = bytes.TrimSpace(out)
		return fmt.Errorf("%s: %w: %s", name, err, out[max(0, len(out)-enough):])
	}
	return nil
}

func specs(packages map[string]string, between string) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(packages)) {
		if packages[name] == "" {
			out = append(out, name)
			continue
		}
		out = append(out, name+between+packages[name])
	}
	return out
}

func base(file string) string { return strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) }
