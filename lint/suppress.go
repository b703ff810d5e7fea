package lint

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
	"github.com/dsnlint/dsnlint/source"
)

// The two rules about suppressions are judged here, because suppressions are no facts.
const (
	badSuppression    = "bad-suppression"
	unusedSuppression = "unused-suppression"
)

// ignore is one inline suppression.
type ignore struct {
	file   *source.File
	line   int // 1-based, of the comment
	place  source.Place
	rules  []string
	reason string
	until  string
	bad    string // why it does not count; "" if it does
	used   bool
}

const ignoreMark = "dsnlint:ignore"

// directive is RULE[,RULE] -- reason [until YYYY-MM-DD].
var directive = regexp.MustCompile(`^[ \t]*([a-z][a-z0-9-]*(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*)*)?[ \t]*(?:--[ \t]*(.*?))?$`)

var untilClause = regexp.MustCompile(`(?:^|[ \t])until[ \t]+(\S+)[ \t]*$`)

// suppress marks the findings that an inline comment or the config accepts, and adds findings about comments that do
// not count.
func suppress(findings []finding.Finding, files []*source.File, catalogue *rules.Catalogue, o Options) []finding.Finding {
	var ignores []*ignore
	if !o.NoIgnore {
		for _, f := range files {
			ignores = append(ignores, ignoresIn(f, catalogue, o.AsOf)...)
		}
	}
	byLine := map[*source.File]map[int][]*ignore{}
	for _, ig := range ignores {
		if byLine[ig.file] == nil {
			byLine[ig.file] = map[int][]*ignore{}
		}
		byLine[ig.file][ig.line] = append(byLine[ig.file][ig.line], ig)
	}
	for i := range findings {
		f := &findings[i]
		if ig := matching(f, byLine[f.Place.File]); ig != nil {
			ig.used = true
			f.Suppressed = &finding.Suppression{Kind: "inline", Reason: ig.reason, Until: ig.until}
		} else if s := o.Config.suppresses(f, o.AsOf); s != nil {
			f.Suppressed = s
		}
	}
	return append(findings, aboutIgnores(ignores, catalogue)...)
}

// matching finds the suppression on or above the anchor's line, or on or above the first line of the enclosing block.
func matching(f *finding.Finding, lines map[int][]*ignore) *ignore {
	if lines == nil || f.Place.File == nil {
		return nil
	}
	at := []int{f.Place.File.At(f.Place.Span.Start).Line}
	if f.Block.File == f.Place.File {
		at = append(at, f.Block.File.At(f.Block.Span.Start).Line)
	}
	for _, line := range at {
		for _, near := range []int{line, line - 1} {
			for _, ig := range lines[near] {
				if ig.bad == "" && ig.covers(f.Rule) {
					return ig
				}
			}
		}
	}
	return nil
}

func (ig *ignore) covers(rule string) bool {
	for _, r := range ig.rules {
		if r == rule {
			return true
		}
	}
	return false
}

// ignoresIn finds the suppression comments of a file. The mark counts only behind a comment sign, so that a string that
// talks about suppressions is none.
func ignoresIn(f *source.File, catalogue *rules.Catalogue, asOf time.Time) []*ignore {
	var out []*ignore
	for from := 0; ; {
		i := bytes.Index(f.Data[from:], []byte(ignoreMark))
		if i < 0 {
			return out
		}
		start := from + i
		from = start + len(ignoreMark)
		pos := f.At(start)
		line, _ := f.Line(pos.Line)
		if !inComment(string(f.Data[line.Start:start])) {
			continue
		}
		ig := parseIgnore(string(f.Data[from:line.End]), catalogue, asOf)
		ig.file, ig.line = f, pos.Line
		ig.place = source.Place{File: f, Span: source.Span{Start: start, End: from}}
		out = append(out, ig)
	}
}

var commentSigns = []string{"#", "//", "--", "/*", "<!--", ";", "{{/*", "!", "*", "'", "%"}

func inComment(before string) bool {
	for _, sign := range commentSigns {
		if strings.HasSuffix(strings.TrimRight(before, " \t"), sign) {
			return true
		}
	}
	return false
}

func parseIgnore(rest string, catalogue *rules.Catalogue, asOf time.Time) *ignore {
	for _, end := range []string{"*/", "-->", "*/}}"} {
		rest, _, _ = strings.Cut(rest, end)
	}
	ig := &ignore{}
	m := directive.FindStringSubmatch(strings.TrimSpace(rest))
	if m == nil || m[1] == "" {
		ig.bad = "it names no rule; write `dsnlint:ignore RULE -- reason`"
		return ig
	}
	for _, r := range strings.Split(m[1], ",") {
		ig.rules = append(ig.rules, strings.TrimSpace(r))
	}
	ig.reason = strings.TrimSpace(m[2])
	if u := untilClause.FindStringSubmatchIndex(ig.reason); u != nil {
		ig.until = ig.reason[u[2]:u[3]]
		ig.reason = strings.TrimSpace(ig.reason[:u[0]])
	}
	ig.bad = ig.problem(catalogue, asOf)
	return ig
}

// problem says why a well-formed suppression does not count; "" if it does.
func (ig *ignore) problem(catalogue *rules.Catalogue, asOf time.Time) string {
	for _, r := range ig.rules {
		if catalogue.Find(r) == nil {
			return fmt.Sprintf("there is no rule %q; `dsnlint rules` lists them", r)
		}
	}
	if ig.reason == "" {
		return "it gives no reason; write `dsnlint:ignore RULE -- reason`"
	}
	return expiry(ig.until, asOf)
}

func expiry(until string, asOf time.Time) string {
	if until == "" {
		return ""
	}
	day, err := time.Parse(time.DateOnly, until)
	switch {
	case err != nil:
		return "its date is not YYYY-MM-DD"
	case asOf.After(day.AddDate(0, 0, 1).Add(-time.Nanosecond)):
		return "it expired on " + until
	}
	return ""
}

func aboutIgnores(ignores []*ignore, catalogue *rules.Catalogue) []finding.Finding {
	var out []finding.Finding
	for _, ig := range ignores {
		switch {
		case ig.bad != "":
			out = append(out, ig.finding(catalogue, badSuppression, "this suppression does not count: "+ig.bad))
		case !ig.used:
			out = append(out, ig.finding(catalogue, unusedSuppression, "this suppression hits nothing; remove it"))
		}
	}
	return out
}

func (ig *ignore) finding(catalogue *rules.Catalogue, rule, problem string) finding.Finding {
	f := finding.Finding{Rule: rule, Message: problem, Confidence: finding.High, Place: ig.place, Block: ig.place}
	if r := catalogue.Find(rule); r != nil {
		f.Why = r.Why
		f.Severity = catalogue.Level(r, policies.LevelTable(), fact.Written, fact.Production)
		f.HelpURI = rules.HelpBase + rule + ".md"
	}
	f.Fact = "suppression:" + strings.Join(ig.rules, ",")
	return f
}
