package lint

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/source"
)

// contexts says of every fact what its file is for.
func contexts(o Options, t *tree, _ *scanned, set *fact.Set) {
	below := map[string]string{}
	for _, e := range t.files {
		below[e.shown] = e.below
	}
	for i := range set.Clients {
		c := &set.Clients[i]
		c.Context = contextOf(o.Config, below[c.Place.File.Path])
		if p := decider(c); c.Context == fact.Production && p.File != nil && p.File != c.Place.File {
			c.Context = contextOf(o.Config, below[p.File.Path])
		}
	}
	for _, b := range set.Bases() {
		if b.Context == "" && b.Place.File != nil {
			b.Context = contextOf(o.Config, below[b.Place.File.Path])
		}
	}
}

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
