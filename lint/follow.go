package lint

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/link"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/setting"
)

// follow reads the files again whose connections take values from other files, once for each environment that gives them
// values, and joins what was found both where a value is read and where it is written.
func follow(s *scanned, parse *parser.Parser, p *predictor) {
	links := link.New(s.found, p.manifests.component)
	for i := range s.found {
		var readings []link.Reading
		for _, env := range links.Environments(s.units[i], &s.found[i]) {
			readings = append(readings, link.Reading{Environment: env, Found: parse.With(env.Values).Parse(s.units[i])})
		}
		link.Join(&s.found[i], readings, p.judge)
	}
	link.Absorb(s.found)
}

// judge is a link.Judge by the driver tables.
func (p *predictor) judge(c *setting.Connection) (decided, refused bool) {
	client := p.client(c)
	refused = slices.ContainsFunc(client.Options, func(o fact.Option) bool {
		return o.Effect == fact.Invalid && o.Place.File == c.Where.File
	})
	return client.SSLMode != fact.ModeUnknown, refused
}
