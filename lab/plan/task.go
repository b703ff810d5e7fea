package plan

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/dsnlint/dsnlint/lab/kit"
)

// Task is one case in one version, ready to be run against the six servers.
type Task struct {
	Driver  string
	Case    string // path below the repository
	File    string // absolute
	Runner  string // absolute: a program beside the cases that is run in the case's place, and handed its name; "" if none
	Engine  string
	Kit     string
	Version string
	Runtime string
	Trust   string
	Dir     string   // where its packages are
	Root    kit.Root // the release of Debian that it runs in
	Argv    []string // against all servers but the old one
	Lowered []string // against the old one
	Env     []string
	Links   []string
}

// Skip is a version that cannot be run here.
type Skip struct{ Driver, Version, Reason string }

// Options say what to prepare.
type Options struct {
	Repository string // the checkout's folder
	Cache      string
	Keep       func(driver, file, version string) bool // nil keeps all
}

// Prepare installs and builds everything for the drivers. What cannot be installed or built is skipped with its reason.
func Prepare(ctx context.Context, drivers []*Driver, o Options) ([]Task, []Skip) {
	var tasks []Task
	var skips []Skip
	for _, d := range drivers {
		for _, v := range d.Versions {
			name := cmp.Or(v.Kit, d.Kit)
			k := kit.Lookup(name)
			if k == nil {
				skips = append(skips, Skip{d.Driver, v.Version, fmt.Sprintf("there is no kit %q", name)})
				continue
			}
			list, failed := d.prepare(ctx, k, v, o)
			tasks, skips = append(tasks, list...), append(skips, failed...)
		}
	}
	return tasks, skips
}

func (d *Driver) prepare(ctx context.Context, k *kit.Kit, v Version, o Options) ([]Task, []Skip) {
	if !d.wanted(v, o) {
		return nil, nil
	}
	root, err := kit.Release(ctx, o.Cache, v.Release)
	if err == nil {
		err = root.Apt(ctx, append(d.Apt, v.Apt...))
	}
	if err != nil {
		return nil, []Skip{{d.Driver, v.Version, err.Error()}}
	}
	dir, err := k.Bring(ctx, o.Cache, v.Packages)
	if err != nil {
		return nil, []Skip{{d.Driver, v.Version, err.Error()}}
	}
	var env []string
	if v.Path != "" {
		env = append(env, "PATH="+filepath.Join(dir, v.Path)+":"+os.Getenv("PATH"))
	}
	version, err := d.version(ctx, k, v, dir, root, env)
	if err != nil {
		return nil, []Skip{{d.Driver, v.Version, err.Error()}}
	}
	var tasks []Task
	var skips []Skip
	runtime := k.Describe(ctx, root)
	for _, name := range d.Cases {
		if !d.Runs(name, version) || o.Keep != nil && !o.Keep(d.Driver, name, v.Version) {
			continue
		}
		t, err := d.task(ctx, k, name, dir, o)
		if err != nil {
			skips = append(skips, Skip{d.Driver, version, name + ": " + err.Error()})
			continue
		}
		t.Version, t.Runtime, t.Root, t.Env = version, runtime, root, append(t.Env, env...)
		if v.Engine != "" {
			t.Engine = v.Engine
		}
		tasks = append(tasks, t)
	}
	return tasks, skips
}

// wanted reports whether any case of the version is kept, so that nothing is installed for none.
func (d *Driver) wanted(v Version, o Options) bool {
	for _, name := range d.Cases {
		if o.Keep == nil || o.Keep(d.Driver, name, v.Version) {
			return true
		}
	}
	return false
}

func (d *Driver) task(ctx context.Context, k *kit.Kit, name, dir string, o Options) (Task, error) {
	file := filepath.Join(d.Folder, name)
	inRepository, err := filepath.Rel(o.Repository, file)
	if err != nil {
		return Task{}, err
	}
	t := Task{
		Driver: d.Driver, Case: filepath.ToSlash(inRepository), File: file, Engine: d.Engine, Kit: k.Name, Trust: d.Trust, Dir: dir, Links: k.Links,
	}
	if t.Trust == "" {
		t.Trust = "system"
	}
	source, program := file, name
	if d.Runner != "" && !strings.HasSuffix(name, filepath.Ext(d.Runner)) {
		source, program = filepath.Join(d.Folder, d.Runner), d.Runner
		t.Runner = source
	}
	if k.Build != nil {
		t.Runner = "" // what was built of it stands elsewhere
		if program, err = k.Build(ctx, dir, source); err != nil {
			return Task{}, err
		}
	}
	t.Argv, t.Lowered = k.Command(dir, program, false), k.Command(dir, program, true)
	if source != file {
		t.Argv, t.Lowered = append(t.Argv, name), append(t.Lowered, name)
	}
	if k.Env != nil {
		t.Env = k.Env(dir, false)
	}
	if strings.HasSuffix(name, ".env") {
		more, err := readEnv(file)
		if err != nil {
			return Task{}, err
		}
		t.Env = append(t.Env, more...)
	}
	return t, nil
}

// readEnv reads NAME=value lines, with or without double quotes.
func readEnv(file string) ([]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), "=")
		if ok && !strings.HasPrefix(name, "#") {
			out = append(out, name+"="+strings.Trim(value, `"`))
		}
	}
	return out, nil
}

var dotted = regexp.MustCompile(`\d+(\.\d+)+`)

// version is the one that counts: what the probe prints, else the package's.
func (d *Driver) version(ctx context.Context, k *kit.Kit, v Version, dir string, root kit.Root, env []string) (string, error) {
	if len(d.Probe) == 0 {
		return v.Version, nil
	}
	argv := root.Wrap(d.Probe...)
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	if k.Env != nil {
		cmd.Env = append(cmd.Env, k.Env(dir, false)...)
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("the probe failed: %w: %s", err, out)
	}
	found := dotted.FindString(string(out))
	if found == "" {
		return "", fmt.Errorf("the probe printed no version: %s", out)
	}
	return found, nil
}
