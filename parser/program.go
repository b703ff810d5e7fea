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
		if other := p.formatOf(n.File.Path); other != nil && (other.code != nil || other.tree != nil) {
			beside = append(beside, opener.Beside{Neighbour: n, Unit: p.units.of(n.File, n.Profile, other)})
		}
	}
	return p.openers.Find(read(f), p.known, beside...)
}

// units keeps the common form of files that are looked into from several others.
type units struct {
	mu   sync.Mutex
	read map[reading]token.Unit
}

// reading is a file as it is read in one environment.
type reading struct {
	file    *source.File
	profile string
}

func (u *units) of(f *source.File, profile string, by *format) token.Unit {
	u.mu.Lock()
	defer u.mu.Unlock()
	key := reading{f, profile}
	unit, ok := u.read[key]
	switch {
	case ok:
		return unit
	case by.code != nil:
		unit = by.code(f)
	default:
		unit = by.data(f, profile)
	}
	u.read[key] = unit
	return unit
}
