package parser

import (
	"sync"

	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// program finds the settings of a program, with what its neighbours tell about the names that it takes from them.
func (p *Parser) program(read func(*source.File) token.Unit, f *source.File) setting.Found {
	var beside []opener.Beside
	for _, n := range p.neighbours {
		if other := p.formatOf(n.File.Path); other != nil && other.code != nil {
			beside = append(beside, opener.Beside{Neighbour: n, Unit: p.units.of(n.File, other.code)})
		}
	}
	return opener.Find(read(f), p.known, beside...)
}

// units keeps the common form of files that are looked into from several others.
type units struct {
	mu   sync.Mutex
	read map[*source.File]token.Unit
}

func (u *units) of(f *source.File, read func(*source.File) token.Unit) token.Unit {
	u.mu.Lock()
	defer u.mu.Unlock()
	unit, ok := u.read[f]
	if !ok {
		unit = read(f)
		u.read[f] = unit
	}
	return unit
}
