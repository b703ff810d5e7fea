package lint

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/source"
)

// contexts says of every fact what its file is for.
func (p *predictor) contexts(set *fact.Set) {
	for i := range set.Clients {
		set.Clients[i].Context = p.contextOf(&set.Clients[i].Base)
	}
	for _, b := range set.Bases() {
		if b.Context == "" && b.Place.File != nil {
			b.Context = p.contextOf(b)
		}
	}
}

// contextOf is what the file of a fact is for or, where what decides stands in another file, what that one is for.
func (p *predictor) contextOf(b *fact.Base) fact.Context {
	context := p.context(b.Place.File.Path)
	if at := decider(b); context == fact.Production && at.File != nil && at.File != b.Place.File {
		return p.context(at.File.Path)
	}
	return context
}

// context says what a file of the walk is for.
func (p *predictor) context(file string) fact.Context {
	return contextOf(p.o.Config, p.o.book.Levels, p.t.belowOf(file))
}

// decider is the place that decides on a connection or server, which may stand in another file than the call that opens it
// or the block that makes it.
func decider(b *fact.Base) source.Place {
	for _, field := range [...]string{"ssl_mode", "value"} {
		if p, ok := b.Spots[field]; ok {
			return p
		}
	}
	return b.Anchor
}

// contextOf looks the path up in the config's rows, then in the levels; anything else is production.
func contextOf(config *Config, levels *policies.Levels, path string) fact.Context {
	for _, rows := range [][]policies.PathRow{config.contextRows(), levels.ContextPaths} {
		for _, row := range rows {
			if matchAny(row.Globs, path) && !matchAny(row.Except, path) {
				return fact.Context(row.Context)
			}
		}
	}
	return fact.Production
}
