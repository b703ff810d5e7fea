package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/lint"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/report"
	"github.com/dsnlint/dsnlint/rules"
)

// reportRun hands a result to the reports: what is below the threshold of what is shown stays out of every format.
func reportRun(r *lint.Result, c checkFlags, shown finding.Severity, env Env) *report.Run {
	run := &report.Run{
		Facts: r.Facts, Beside: r.Beside, Shard: report.Shard(r.Shard), Problems: r.Problems, Secrets: r.Secrets, Tool: tool(),
		Root: filepath.ToSlash(r.Root), WorkDir: filepath.ToSlash(env.WorkDir), Colour: colour(c.colour, env.Terminal, env),
		ShowSuppressed: c.showIgnored, Scope: c.scope(), Revision: report.Revision(lint.RevisionOf(r.Root)),
		Columns: columns(env),
	}
	open := 0
	for _, f := range r.Findings {
		if !f.Severity.AtLeast(shown) {
			continue
		}
		if f.Suppressed == nil {
			open++
		}
		run.Findings = append(run.Findings, f)
	}
	if len(r.Findings) > 0 || c.speaksOfRules() {
		run.Rules = ruleInfos(r.Catalogue)
	}
	run.Summary = report.Summary{
		Files: r.Files, Facts: r.Facts.Len(), Judged: r.Judged, Undecidable: r.Undecided, Findings: open, Suppressed: r.Suppressed,
	}
	return run
}

// speaksOfRules reports whether a report is asked for that lists the rules, whatever was found: the plain ones do not, and
// to read the rules takes longer than a run that finds nothing.
func (c *checkFlags) speaksOfRules() bool {
	return slices.ContainsFunc(c.formats, func(f string) bool {
		name, _, _ := strings.Cut(f, "=")
		return name != "text" && name != "json"
	})
}

func ruleInfos(c *rules.Catalogue) []report.RuleInfo {
	var out []report.RuleInfo
	all := c.Rules()
	for i := range all {
		r := &all[i]
		out = append(out, report.RuleInfo{
			ID: r.ID, Title: r.Title, Description: r.Description, Why: r.Why, Help: rules.Help(r), HelpURI: r.HelpURI(),
			Severity: r.Severity["written"], Tags: append([]string{"security"}, r.Tags...), Standards: standards(r.Standards), SecuritySeverity: r.Score,
		})
	}
	return out
}

func standards(list []policies.Standard) []report.Standard {
	var out []report.Standard
	for _, s := range list {
		out = append(out, report.Standard{ID: s.ID, Of: s.Standard, Title: s.Title, URL: s.URL, Engines: s.Engines, Resources: s.Resources})
	}
	return out
}
