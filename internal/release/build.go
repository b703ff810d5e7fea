package main

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// stamp says what is built.
type stamp struct {
	version string // 1.2.3, or 0.0.0-DATE-COMMIT where no tag names the commit
	commit  string
	date    time.Time // of the commit, so that a build says the same whenever it runs
}

var releaseTag = regexp.MustCompile(`^v(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$`)

func stampOf(ctx context.Context) (stamp, error) {
	head, err := git(ctx, "show", "-s", "--format=%H %cI", "HEAD")
	if err != nil {
		return stamp{}, err
	}
	commit, day, _ := strings.Cut(strings.TrimSpace(head), " ")
	date, err := time.Parse(time.RFC3339, day)
	if err != nil {
		return stamp{}, err
	}
	tags, err := git(ctx, "tag", "--points-at", "HEAD", "--sort=-version:refname")
	if err != nil {
		return stamp{}, err
	}
	return newStamp(commit, date.UTC(), strings.Fields(tags)), nil
}

// newStamp takes the highest tag that is a version.
func newStamp(commit string, date time.Time, tags []string) stamp {
	s := stamp{commit: commit, date: date, version: fmt.Sprintf("0.0.0-%s-%.12s", date.Format("20060102150405"), commit)}
	for _, tag := range tags {
		if m := releaseTag.FindStringSubmatch(tag); m != nil {
			s.version = m[1]
			break
		}
	}
	return s
}

func git(ctx context.Context, args ...string) (string, error) {
	out, err := exec.CommandContext(ctx, "git", args...).Output()
	if err != nil {
		return "", fmt.Errorf("git %s: %w", args[0], err)
	}
	return string(out), nil
}

// export unpacks what the commit holds into a new folder.
func export(ctx context.Context, s stamp) (string, error) {
	top, err := git(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		return "", err
	}
	cmd := exec.CommandContext(ctx, "git", "archive", "--format=tar", s.commit)
	cmd.Dir = strings.TrimSpace(top)
	data, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("git archive: %w", err)
	}
	dir, err := os.MkdirTemp("", "dsnlint-source-*")
	if err != nil {
		return "", err
	}
	return dir, unpack(tar.NewReader(bytes.NewReader(data)), dir)
}

func unpack(r *tar.Reader, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	for {
		h, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case h.Typeflag == tar.TypeDir:
			err = root.MkdirAll(filepath.FromSlash(strings.TrimSuffix(h.Name, "/")), 0o755)
		case h.Typeflag == tar.TypeReg:
			err = unpackFile(r, root, h)
		}
		if err != nil {
			return err
		}
	}
}

func unpackFile(r io.Reader, root *os.Root, h *tar.Header) error {
	f, err := root.OpenFile(filepath.FromSlash(h.Name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, h.FileInfo().Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r) //nolint:gosec // git wrote it
	return errors.Join(err, f.Close())
}

// build makes the program of a system, such as linux/amd64.
func build(ctx context.Context, s stamp, source, target string) ([]byte, error) {
	goos, arch, ok := strings.Cut(target, "/")
	if !ok {
		return nil, fmt.Errorf("a target reads like linux/amd64, not %q", target)
	}
	const cli = "github.com/dsnlint/dsnlint/internal/cli."
	flags := "-s -w -buildid= -X " + cli + "Version=" + s.version + " -X " + cli + "Commit=" + s.commit + " -X " + cli + "Date=" + s.date.Format(time.RFC3339)
	program := filepath.Join(source, "dsnlint.out")
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-mod=readonly", "-ldflags", flags, "-o", program, "./cmd/dsnlint") //nolint:gosec // our own flags
	cmd.Dir = source
	cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+arch, "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=", "GOFIPS140=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build for %s: %w\n%s", target, err, out)
	}
	return os.ReadFile(program)
}
