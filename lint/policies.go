package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/dsnlint/dsnlint/rules"
)

// policyRef is where a pack of policies lies: a path, and for a bundle the digest that it must have.
type policyRef struct {
	base string // the folder that a relative path begins at
	text string // as written
}

// policyRefs lists those of the config, which are relative to its folder, and those of the command line.
func (o Options) policyRefs() []policyRef {
	var out []policyRef
	if o.Config != nil {
		for _, text := range o.Config.Policies {
			out = append(out, policyRef{filepath.Dir(o.Config.Path), text})
		}
	}
	for _, text := range o.Policies {
		out = append(out, policyRef{o.WorkDir, text})
	}
	return out
}

const digestMark = "#sha256:"

// path splits off the digest, "" if there is none.
func (r policyRef) path() (full, digest string) {
	full = r.text
	if i := strings.LastIndex(full, digestMark); i >= 0 {
		full, digest = full[:i], full[i+len(digestMark):]
		if digest == "" {
			digest = "none"
		}
	}
	if !filepath.IsAbs(full) {
		full = filepath.Join(r.base, full)
	}
	return full, digest
}

// read reads a folder or a bundle. What is pinned is compared before anything of it is looked at.
func (r policyRef) read(workDir string, i int) (*rules.Pack, error) {
	full, digest := r.path()
	shown := (&tree{workDir: workDir}).shown(full)
	info, err := os.Stat(full)
	if err != nil || r.text == "" {
		return nil, fmt.Errorf("policies: %w", absent(i, strings.TrimSuffix(shown, "/"), false))
	}
	if info.IsDir() {
		if digest != "" {
			return nil, fmt.Errorf("%s is a folder, and a digest holds for a bundle; make one with `opa build -b` or `tar -czf`", shown)
		}
		files, err := readPolicies(full)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", shown, err)
		}
		return &rules.Pack{Name: shown, Files: files}, nil
	}
	if !info.Mode().IsRegular() { // nothing waits for who writes into a pipe
		return nil, fmt.Errorf("%s: %w", shown, errNoBundle)
	}
	data, err := readBundle(full, digest)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown, err)
	}
	files, err := rules.Unpack(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown, err)
	}
	return &rules.Pack{Name: shown, Files: files}, nil
}

var errNoBundle = errors.New("this is neither a folder nor a bundle; name one of them")

// readBundle reads a file that is no larger than a bundle may be and has the digest that it is pinned to.
func readBundle(name, digest string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, errors.New("the bundle cannot be read; check its permissions")
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, errNoBundle
	}
	data, err := io.ReadAll(io.LimitReader(f, rules.MaxPolicyBytes+1))
	if err != nil {
		return nil, errors.New("the bundle cannot be read; check its permissions")
	}
	sum := sha256.Sum256(data)
	if got := hex.EncodeToString(sum[:]); digest != "" && !strings.EqualFold(got, digest) {
		return nil, fmt.Errorf("the bundle is not the one that is pinned: its digest is sha256:%s; look at what changed, then pin that", got)
	}
	return data, nil
}

var errManyPolicies = errors.New("it holds more than a folder of policies may: 16 MB and 2000 files, 4 MB each; name the folder that holds the policies alone")

// readPolicies reads the Rego and data files of a folder and of those below, without hidden ones. No link leads out of it.
func readPolicies(dir string) ([]rules.File, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, errors.New("the folder cannot be read; check its permissions")
	}
	defer root.Close()
	var files []rules.File
	size := 0
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("%s cannot be read; check its permissions", name)
		case d.IsDir() && name != "." && (strings.HasPrefix(path.Base(name), ".") || vendored[path.Base(name)]):
			return fs.SkipDir
		case d.IsDir() || !rules.Wanted(name):
			return nil
		}
		data, err := readPolicy(root, name)
		if err != nil {
			return err
		}
		files = append(files, rules.File{Name: name, Data: data})
		if size += len(data); size > rules.MaxPolicyBytes || len(files) > rules.MaxPolicyFiles || len(data) > rules.MaxPolicyFile {
			return errManyPolicies
		}
		return nil
	})
	return files, err
}

func readPolicy(root *os.Root, name string) ([]byte, error) {
	info, err := root.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no plain file below the folder, or cannot be read; put a copy there", name)
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read; check its permissions", name)
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, rules.MaxPolicyFile+1))
}

// ReadPolicies reads the packs that a command names, relative to a folder.
func ReadPolicies(workDir string, refs []string) ([]*rules.Pack, error) {
	packs, err := Options{WorkDir: workDir, Policies: refs}.packs()
	if err != nil {
		return nil, Misuse{err}
	}
	return packs, nil
}
