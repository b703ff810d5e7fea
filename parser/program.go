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

// units keeps the common form of the files that were looked into last, from several others: it takes many times the room
// of their bytes.
type units struct {
	mu    sync.Mutex
	read  map[reading]token.Unit
	order []reading
	bytes int
}

// maxUnits is how many bytes of files are kept in their common form.
const maxUnits = 1 << 20

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
	u.order = append(u.order, key)
	for u.bytes += len(f.Data); u.bytes > maxUnits && len(u.order) > 1; u.order = u.order[1:] {
		u.bytes -= len(u.order[0].file.Data)
		delete(u.read, u.order[0])
	}
	return unit
}
