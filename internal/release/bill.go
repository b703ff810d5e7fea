package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"runtime/debug"
	"strings"
	"time"
)

// The parts of CycloneDX 1.5 that a program in Go fills: which modules are linked into it, read from the program itself.
type (
	bill struct {
		Schema       string       `json:"$schema"`
		Format       string       `json:"bomFormat"`
		SpecVersion  string       `json:"specVersion"`
		Version      int          `json:"version"`
		Metadata     billMetadata `json:"metadata"`
		Components   []component  `json:"components"`
		Dependencies []dependency `json:"dependencies"`
	}
	billMetadata struct {
		Timestamp string    `json:"timestamp"`
		Component component `json:"component"`
	}
	component struct {
		Ref     string `json:"bom-ref"`
		Type    string `json:"type"`
		Name    string `json:"name"`
		Version string `json:"version"`
		Scope   string `json:"scope,omitempty"`
		Hashes  []hash `json:"hashes,omitempty"`
		PURL    string `json:"purl"`
	}
	hash struct {
		Algorithm string `json:"alg"`
		Content   string `json:"content"`
	}
	dependency struct {
		Ref       string   `json:"ref"`
		DependsOn []string `json:"dependsOn,omitempty"`
	}
)

// billOf lists what was built into a program. It has no serial number and the time of the commit, so that the same
// program has the same bill.
func billOf(s stamp, info *debug.BuildInfo) ([]byte, error) {
	main := componentOf("application", info.Main.Path, "v"+s.version, "")
	out := bill{
		Schema: "http://cyclonedx.org/schema/bom-1.5.schema.json", Format: "CycloneDX", SpecVersion: "1.5", Version: 1,
		Metadata:     billMetadata{s.date.Format(time.RFC3339), main},
		Dependencies: []dependency{{Ref: main.Ref}},
	}
	standard := componentOf("library", "std", strings.TrimPrefix(info.GoVersion, "go"), "")
	standard.Scope = "required"
	out.Components = append(out.Components, standard)
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		c := componentOf("library", m.Path, m.Version, m.Sum)
		c.Scope = "required"
		out.Components = append(out.Components, c)
	}
	for _, c := range out.Components {
		out.Dependencies[0].DependsOn = append(out.Dependencies[0].DependsOn, c.Ref)
	}
	data, err := json.MarshalIndent(out, "", "  ")
	return append(data, '\n'), err
}

// componentOf names a module. The sum is the one of go.sum, which is SHA-256 over all files of the module.
func componentOf(kind, path, version, sum string) component {
	purl := "pkg:golang/" + path + "@" + strings.ReplaceAll(version, "+", "%2B")
	c := component{Ref: purl, Type: kind, Name: path, Version: version, PURL: purl}
	if raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(sum, "h1:")); err == nil && len(raw) > 0 {
		c.Hashes = []hash{{"SHA-256", hex.EncodeToString(raw)}}
	}
	return c
}
