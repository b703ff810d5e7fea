package rules

import (
	"bytes"
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

// Pack is one folder or bundle of custom policies as it was read, before anything of it is parsed as Rego.
type Pack struct {
	Name    string            `json:"name"` // as messages call it
	Modules []policies.Module `json:"modules"`
	Tests   []policies.Module `json:"tests"`
	Data    map[string]any    `json:"data"`
}

// Broken is a custom policy that cannot be used: its author can mend it.
type Broken struct{ error }

// Unwrap gives the words without the type.
func (b Broken) Unwrap() error { return b.error }

func brokenf(format string, args ...any) error { return Broken{fmt.Errorf(format, args...)} }

// NewPack sorts the files of a folder or a bundle: Rego, its tests, and data, which stands in Rego's tree at the folder that
// its file lies in, as `opa test` has it.
func NewPack(name string, files []File) (*Pack, error) {
	p := &Pack{Name: name, Data: map[string]any{}}
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range files {
		full := oneLine(path.Join(name, f.Name))
		base := path.Base(f.Name)
		module := policies.Module{Name: full, Text: string(f.Data)}
		switch {
		case strings.HasSuffix(base, "_test.rego"):
			p.Tests = append(p.Tests, module)
		case strings.HasSuffix(base, ".rego"):
			p.Modules = append(p.Modules, module)
		case base == manifestName:
			if err := checkManifest(f.Data); err != nil {
				return nil, brokenf("%s: %w", full, err)
			}
		case isData(base):
			if err := p.addData(path.Dir(f.Name), f.Data); err != nil {
				return nil, brokenf("%s: %w", full, err)
			}
		}
	}
	if len(p.Modules) == 0 && len(p.Data) == 0 {
		return nil, brokenf("%s holds no policy; `dsnlint policy new NAME` writes one", name)
	}
	return p, nil
}

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
func (p *Pack) addData(folder string, data []byte) error {
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
	return merge(p.Data, value, "")
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

// Settings is what a pack changes in the tool itself: data.dsnlint.
func (p *Pack) Settings() (policies.Settings, error) {
	own, there := p.Data[settingsKey]
	if !there {
		return policies.Settings{}, nil
	}
	raw, err := json.Marshal(own)
	if err != nil {
		return policies.Settings{}, brokenf("%s: data.%s is no JSON", p.Name, settingsKey)
	}
	s, err := policies.ReadSettings(bytes.NewReader(raw))
	if err != nil {
		return s, brokenf("%s: data.%s: %w", p.Name, settingsKey, err)
	}
	return s, nil
}

const settingsKey = "dsnlint"

// BrokenBy marks an error as the author's of a policy.
func BrokenBy(err error) error { return Broken{err} }
