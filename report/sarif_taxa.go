package report

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
)

// taxonomies are the standards whose requirements rules check, in the order of their names, each with the requirements
// that occur. A rule names them all; a result names those that are about its engine or resource and not about
// everything that the rule finds.
func (r *Run) taxonomies() []sarifTaxonomy {
	var out []sarifTaxonomy
	for _, info := range r.Rules {
		for _, standard := range info.Standards {
			i := slices.IndexFunc(out, func(t sarifTaxonomy) bool { return t.Name == standard.Of })
			if i < 0 {
				out = append(out, sarifTaxonomy{Name: standard.Of, ShortDescription: sarifMessage{Text: "Requirements of " + standard.Of + " that rules check."}})
				i = len(out) - 1
			}
			if slices.ContainsFunc(out[i].Taxa, func(t sarifTaxon) bool { return t.ID == standard.ID }) {
				continue
			}
			out[i].Taxa = append(out[i].Taxa, sarifTaxon{
				ID: standard.ID, ShortDescription: sarifMessage{Text: sentence(standard.Title)}, HelpURI: standard.URL,
			})
		}
	}
	slices.SortFunc(out, func(a, b sarifTaxonomy) int { return strings.Compare(a.Name, b.Name) })
	for i := range out {
		slices.SortFunc(out[i].Taxa, func(a, b sarifTaxon) int { return strings.Compare(a.ID, b.ID) })
	}
	return out
}

// components names the taxonomies of the run.
func (s sarif) components() []sarifComponent {
	var out []sarifComponent
	for i, t := range s.taxonomies {
		out = append(out, sarifComponent{t.Name, i})
	}
	return out
}

func (s sarif) taxon(standard Standard) sarifTaxonReference {
	i := slices.IndexFunc(s.taxonomies, func(t sarifTaxonomy) bool { return t.Name == standard.Of })
	j := slices.IndexFunc(s.taxonomies[i].Taxa, func(t sarifTaxon) bool { return t.ID == standard.ID })
	return sarifTaxonReference{ID: standard.ID, Index: j, Component: sarifComponent{standard.Of, i}}
}

// relations says how a rule's findings lie to the requirements: inside of those that hold for all that it finds.
func (s sarif) relations(info RuleInfo) []sarifRelation {
	var out []sarifRelation
	for _, standard := range info.Standards {
		kind := "relevant"
		if standard.general() {
			kind = "superset"
		}
		out = append(out, sarifRelation{s.taxon(standard), []string{kind}})
	}
	return out
}

// taxa are the requirements that hold for this finding and not for all that its rule finds.
func (s sarif) taxa(info RuleInfo, f finding.Finding) []sarifTaxonReference {
	about, known := s.concerns[f.Fact]
	if !known {
		return nil
	}
	var out []sarifTaxonReference
	for _, standard := range info.Standards {
		if !standard.general() && standard.holds(about) {
			out = append(out, s.taxon(standard))
		}
	}
	return out
}

// general reports whether a requirement holds for whatever its rules find.
func (s *Standard) general() bool { return len(s.Engines) == 0 && len(s.Resources) == 0 }

// holds reports whether a requirement is about such a fact.
func (s *Standard) holds(about concern) bool {
	fits := func(pattern string) bool {
		start, open := strings.CutSuffix(pattern, "*")
		return pattern == about.resource || open && strings.HasPrefix(about.resource, start)
	}
	return (len(s.Engines) == 0 || slices.Contains(s.Engines, about.engine)) &&
		(len(s.Resources) == 0 || slices.ContainsFunc(s.Resources, fits))
}

// concern is what a requirement may be limited to.
type concern struct{ engine, resource string }

// concerns are the engine and the type of resource of each fact, by id.
func (r *Run) concerns() map[string]concern {
	out, facts := map[string]concern{}, r.known()
	for i := range facts.Clients {
		out[facts.Clients[i].ID] = concern{engine: facts.Clients[i].Engine}
	}
	for i := range facts.Servers {
		out[facts.Servers[i].ID] = concern{facts.Servers[i].Engine, facts.Servers[i].Resource}
	}
	return out
}
