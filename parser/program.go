package parser

import (
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// program finds the settings of a program, with what its neighbours tell about the names that it takes from them.
func (p *Parser) program(read func(*source.File) token.Unit, f *source.File) setting.Found {
	var beside []opener.Beside
	for _, n := range p.neighbours {
		if other := p.formatOf(n.File.Path); other != nil && (other.code != nil || other.tree != nil) {
			beside = append(beside, opener.Beside{Neighbour: n, Unit: p.common(n, other)})
		}
	}
	return p.openers.Find(read(f), p.known, beside...)
}

// common is the common form of a file that others look into.
func (p *Parser) common(n setting.Neighbour, by *format) token.Unit {
	return p.units.of(reading{n.File, n.Profile}, func() token.Unit {
		if by.code != nil {
			return by.code(n.File)
		}
		return by.data(n.File, n.Profile)
	})
}
