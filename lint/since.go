package lint

import (
	"context"
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/rules"
	"github.com/dsnlint/dsnlint/source"
)

// keep leaves the findings that a change has a part in. One of the places that they name, or that the facts behind them
// rest on, lies in changed lines; or the base had no such finding, or a milder one, as where a line was taken out, a host became another
// or a manifest names another version.
func (c *changes) keep(ctx context.Context, o Options, catalogue *rules.Catalogue, findings []finding.Finding, facts *fact.Set) ([]finding.Finding, error) {
	if c == nil {
		return findings, nil
	}
	var out, rest []finding.Finding
	for i, touched := range c.touched(findings, facts) {
		if touched {
			out = append(out, findings[i])
		} else {
			rest = append(rest, findings[i])
		}
	}
	if len(rest) == 0 || c.same {
		return out, nil
	}
	known, err := c.known(ctx, o, catalogue)
	if err != nil {
		return nil, err
	}
	for i := range rest {
		if level, ok := known[rest[i].Fingerprint]; !ok || !level.AtLeast(rest[i].Severity) {
			out = append(out, rest[i])
		}
	}
	return out, nil
}

// known lints the base, under the names that its files have now, and returns the levels of what is found there, by its
// fingerprints.
func (c *changes) known(ctx context.Context, o Options, catalogue *rules.Catalogue) (map[string]finding.Severity, error) {
	defer c.base.Close()
	if o.Index != nil && len(o.Paths) == 0 { // what the next commit changes is told by the index only
		for i := range c.t.files {
			o.Paths, o.Listed = append(o.Paths, c.t.path(i)), true
		}
	}
	c.base.moved = c.moved
	o.Index, o.overlay = c.base, nil
	t, err := walk(o)
	if err != nil {
		return nil, err
	}
	found, predictor := understand(ctx, o, t, c.parse, catalogue)
	facts := predictor.facts(found)
	findings, err := o.book.judge(ctx, o, facts)
	if err != nil {
		return nil, err
	}
	findings = suppress(findings, slices.Concat(found.files(), predictor.texts), t, catalogue, o)
	findings = settle(o.book.chosen(findings, facts), o)
	identify(findings, t, found, facts)
	known := map[string]finding.Severity{}
	for i := range findings {
		known[findings[i].Fingerprint] = findings[i].Severity
	}
	return known, ctx.Err()
}

// touched reports of each finding whether a place of it lies in changed lines.
func (c *changes) touched(findings []finding.Finding, facts *fact.Set) []bool {
	bases, clients := map[string]*fact.Base{}, map[string]*fact.Client{}
	for _, b := range facts.Bases() {
		bases[b.ID] = b
	}
	for i := range facts.Clients {
		clients[facts.Clients[i].ID] = &facts.Clients[i]
	}
	out := make([]bool, len(findings))
	for i := range findings {
		f := &findings[i]
		out[i] = slices.ContainsFunc(placesOf(f, bases[f.Fact], clients[f.Fact]), c.touch)
	}
	return out
}

// problems leaves those of changed files.
func (c *changes) problems(all []source.Problem) []source.Problem {
	if c == nil {
		return all
	}
	return slices.DeleteFunc(all, func(p source.Problem) bool {
		name := c.t.fromRoot(c.t.system(p.File))
		return !c.whole[name] && c.lines[name] == nil
	})
}
