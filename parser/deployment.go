package parser

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/arm"
	"github.com/dsnlint/dsnlint/parser/bicep"
	"github.com/dsnlint/dsnlint/parser/json"
	"github.com/dsnlint/dsnlint/parser/keys"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// templateCalls stand in files of Bicep that call templates of the same checkout, which may say more with what they are given.
var templateCalls = []string{".bicep'", ".json'"}

// readBicep reads a template, or the parameters of one.
func readBicep(p *Parser, f *source.File) setting.Found {
	t, problems := bicep.Read(f)
	found := p.deployed(t)
	for _, root := range t.Arguments() {
		branches(&found, keys.FindEach(f, root, keys.Terraform, p.keys))
	}
	found.Problems = append(problems, found.Problems...)
	return found
}

// deployed finds what a template deploys, with the templates of other files that it calls; a file of any other kind
// deploys nothing.
func (p *Parser) deployed(t *arm.Template) setting.Found {
	if t == nil {
		return setting.Found{}
	}
	return t.Find(p.known.Resources, p.template)
}

// template is one that another calls by its path; nil if it is not at hand.
func (p *Parser) template(path string) *arm.Template {
	for _, n := range p.neighbours {
		switch {
		case n.Language != arm.Language || n.Path != path:
		case strings.HasSuffix(n.File.Path, ".bicep"):
			t, _ := bicep.Read(n.File) // what is wrong with it is said where it is read by itself
			return t
		default:
			root, _ := json.Read(n.File)
			return arm.Read(root, n.File.Path)
		}
	}
	return nil
}
