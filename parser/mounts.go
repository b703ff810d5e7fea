package parser

import (
	"bytes"

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

// Mounts tells which files programs find, and where, as one file says.
func (p *Parser) Mounts(f *source.File) setting.Mounted {
	switch format := p.formatOf(f.Path); {
	case format == nil:
	case format.name == "dockerfile":
		return setting.Mounted{Mounts: dockerfile.Mounts(f)}
	case format.name == "yaml" && (bytes.Contains(f.Data, []byte("volumes")) || bytes.Contains(f.Data, []byte("kind:"))):
		root, _ := yaml.Read(f)
		if root != nil {
			return keys.Mounts(root)
		}
	}
	return setting.Mounted{}
}
