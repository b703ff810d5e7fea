package lint

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/source"
)

// contexts says of every fact what its file is for.
func (p *predictor) contexts(set *fact.Set) {
	for i := range set.Clients {
		c := &set.Clients[i]
		c.Context = p.context(c.Place.File.Path)
		if at := decider(c); c.Context == fact.Production && at.File != nil && at.File != c.Place.File {
			c.Context = p.context(at.File.Path)
		}
	}
	for _, b := range set.Bases() {
		if b.Context == "" && b.Place.File != nil {
			b.Context = p.context(b.Place.File.Path)
		}
	}
}

// context says what a file of the walk is for.
func (p *predictor) context(file string) fact.Context { return contextOf(p.o.Config, p.below[file]) }

// decider is the place that decides on a connection, which may stand in another file than the call that opens it.
func decider(c *fact.Client) source.Place {
	if p, ok := c.Spots["ssl_mode"]; ok {
		return p
	}
	return c.Anchor
}

// contextOf looks the path up in the config's rows, then in the policy data; anything else is production.
func contextOf(config *Config, path string) fact.Context {
	for _, rows := range [][]policies.PathRow{config.contextRows(), policies.LevelTable().ContextPaths} {
		for _, row := range rows {
			if matchAny(row.Globs, path) && !matchAny(row.Except, path) {
				return fact.Context(row.Context)
			}
		}
	}
	return fact.Production
}
