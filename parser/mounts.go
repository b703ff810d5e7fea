package parser

import (
	"bytes"
	"slices"

	"github.com/dsnlint/dsnlint/parser/dockerfile"
	"github.com/dsnlint/dsnlint/parser/keys"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Mounting reports whether a file of that name may say which files a program finds where it runs.
func (p *Parser) Mounting(name string) bool {
	format := p.formatOf(name)
	return format != nil && (format.name == "dockerfile" || format.name == "yaml")
}

// mountNeedles are the words that a YAML file cannot do without that mounts something, or is a set to be mounted.
var mountNeedles = [][]byte{[]byte("mountPath"), []byte("services:"), []byte("ConfigMap"), []byte("Secret")}

// Mounts tells which files programs find, and where, as one file says.
func (p *Parser) Mounts(f *source.File) setting.Mounted {
	switch format := p.formatOf(f.Path); {
	case format == nil:
	case format.name == "dockerfile":
		return setting.Mounted{Mounts: dockerfile.Mounts(f)}
	case format.name == "yaml" && slices.ContainsFunc(mountNeedles, func(n []byte) bool { return bytes.Contains(f.Data, n) }):
		root, _ := yaml.Read(f)
		if root != nil {
			return keys.Mounts(root)
		}
	}
	return setting.Mounted{}
}
