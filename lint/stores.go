package lint

import (
	"github.com/dsnlint/dsnlint/ca"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/source"
)

// stores judges the certificate files of the walk that are providers' bundles, except those that a client names: what is
// wrong with them is said there.
func (p *predictor) stores(named map[string]bool) []fact.Authority {
	var out []fact.Authority
	for i := range p.t.files {
		name := p.t.name(i)
		if !ca.StoreName(name) || named[p.t.path(i)] {
			continue
		}
		data, problem := p.t.read(i)
		if problem != nil || data == nil {
			continue
		}
		f := source.NewFile(name, data)
		if a, ok := ca.File(f, p.o.AsOf); ok {
			out = append(out, a)
			if a.Place.File == f {
				p.texts = append(p.texts, f)
			}
		}
	}
	return out
}
