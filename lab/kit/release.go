package kit

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

// Root is the folder of another release of Debian, whose packages come in versions of their own; "" is the machine.
type Root string

// suite is the form of a release's name.
var suite = regexp.MustCompile(`^[a-z]+$`)

// Release makes the root of a release of Debian below a cache folder unless it is there.
func Release(ctx context.Context, cache, name string) (Root, error) {
	if name == "" {
		return "", nil
	}
	if !suite.MatchString(name) {
		return "", fmt.Errorf("%q is no release of Debian", name)
	}
	root := filepath.Join(cache, "debian", name)
	mark := filepath.Join(root, ".installed")
	if _, err := os.Stat(mark); err == nil {
		return Root(root), nil
	}
	if err := Root("").Apt(ctx, []string{"mmdebstrap"}); err != nil {
		return "", err
	}
	if err := os.RemoveAll(root); err != nil { // what was begun and not ended
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(root), 0o755); err != nil {
		return "", err
	}
	// A mirror that lags behind still has packages, though what it says of sid is valid for a week only.
	late := `--aptopt=Acquire::Check-Valid-Until "false"`
	if err := do(ctx, "/", "mmdebstrap", "--quiet", "--variant=minbase", "--include=ca-certificates", late, name, root); err != nil {
		return "", err
	}
	if err := furnish(root); err != nil {
		return "", err
	}
	return Root(root), os.WriteFile(mark, nil, 0o644)
}

// furnish adds what installing into a root needs: the machine's way to the registries, and a word that keeps packages
// from starting their servers.
func furnish(root string) error {
	resolv, err := os.ReadFile("/etc/resolv.conf")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(root, "etc", "resolv.conf"), resolv, 0o644); err != nil {
		return err
	}
	hosts, err := os.ReadFile("/etc/hosts")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(root, "etc", "hosts"), hosts, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "usr", "sbin", "policy-rc.d"), []byte("#!/bin/sh\nexit 101\n"), 0o755)
}

// Wrap is the argument list that runs a program inside the root.
func (r Root) Wrap(argv ...string) []string {
	if r == "" {
		return argv
	}
	return append([]string{"chroot", string(r)}, argv...)
}

// Apt installs Debian packages that are missing.
func (r Root) Apt(ctx context.Context, packages []string) error {
	var missing []string
	for _, p := range packages {
		argv := r.Wrap("dpkg", "-s", p)
		if exec.CommandContext(ctx, argv[0], argv[1:]...).Run() != nil {
			missing = append(missing, p)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	argv := r.Wrap("apt-get", "update", "-qq")
	if err := do(ctx, "/", argv[0], argv[1:]...); err != nil {
		return err
	}
	argv = r.Wrap(append([]string{
		"env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "-qq", "--no-install-recommends",
	}, missing...)...)
	return do(ctx, "/", argv[0], argv[1:]...)
}
