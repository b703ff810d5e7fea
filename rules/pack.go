package rules

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/open-policy-agent/opa/v1/util"
)

// Pack is one folder or bundle of custom policies as it was read. Nothing of it is parsed outside of the sandbox: a few
// lines of Rego or YAML can make a parser take gigabytes.
type Pack struct {
	Name  string `json:"name"` // as messages call it
	Files []File `json:"files"`
}

// contents are the files of a pack, parsed as far as they are no Rego.
type contents struct {
	name    string
	modules []policies.Module
	tests   []policies.Module
	data    map[string]any
}

// Broken is a custom policy that cannot be used: its author can mend it.
type Broken struct{ error }

// Unwrap gives the words without the type.
func (b Broken) Unwrap() error { return b.error }

func brokenf(format string, args ...any) error { return Broken{fmt.Errorf(format, args...)} }

// open sorts the files of a pack: Rego, its tests, and data, which stands in Rego's tree at the folder that its file lies
// in, as `opa test` has it.
func (p *Pack) open() (*contents, error) {
	c := &contents{name: p.Name, data: map[string]any{}}
	files := slices.Clone(p.Files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range files {
		full := p.called(f)
		base := path.Base(f.Name)
		module := policies.Module{Name: full, Text: string(f.Data)}
		switch {
		case strings.HasSuffix(base, "_test.rego"):
			c.tests = append(c.tests, module)
		case strings.HasSuffix(base, ".rego"):
			c.modules = append(c.modules, module)
		case base == manifestName:
			if err := checkManifest(f.Data); err != nil {
				return nil, fmt.Errorf("%s: %w", full, err)
			}
		case isData(base):
			if err := c.addData(path.Dir(f.Name), f.Data); err != nil {
				return nil, fmt.Errorf("%s: %w", full, err)
			}
		}
	}
	if len(c.modules) == 0 && len(c.data) == 0 {
		return nil, fmt.Errorf("%s holds no policy; `dsnlint policy new NAME` writes one", p.Name)
	}
	return c, nil
}

// called is how messages call a file of the pack.
func (p *Pack) called(f File) string { return oneLine(path.Join(p.Name, f.Name)) }

// checkManifest refuses a bundle of the old language, which today's compiler reads in another sense.
func checkManifest(data []byte) error {
	var m struct {
		Version *int `json:"rego_version"`
	}
	if json.Unmarshal(data, &m) != nil {
		return errors.New("this is no valid JSON; make the bundle again")
	}
	if m.Version != nil && *m.Version != 1 {
		return errors.New("the bundle is written in Rego v0; migrate it with `opa fmt --rego-v1 --write` and build it again")
	}
	return nil
}

// addData puts one file of data at its folder.
func (c *contents) addData(folder string, data []byte) error {
	var value map[string]any
	if util.Unmarshal(data, &value) != nil { // its words would repeat the input
		return errors.New("this is no mapping in valid JSON or YAML; check brackets, indentation and quotes")
	}
	if folder != "." {
		parts := strings.Split(folder, "/")
		for _, name := range slices.Backward(parts) {
			value = map[string]any{name: value}
		}
	}
	return merge(c.data, value, "")
}

// merge joins two trees that have no leaf in common.
func merge(into, from map[string]any, at string) error {
	for _, key := range slices.Sorted(maps.Keys(from)) {
		old, there := into[key]
		if !there {
			into[key] = from[key]
			continue
		}
		a, ok := old.(map[string]any)
		b, both := from[key].(map[string]any)
		if !ok || !both {
			return fmt.Errorf("data%s.%s is there already, from another file; keep it in one", at, key)
		}
		if err := merge(a, b, at+"."+key); err != nil {
			return err
		}
	}
	return nil
}

// BrokenBy marks an error as the author's of a policy.
func BrokenBy(err error) error { return Broken{err} }
