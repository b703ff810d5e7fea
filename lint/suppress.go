package lint

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

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

// ignore is one suppression, of a comment or of the configuration.
type ignore struct {
	file   *source.File
	line   int // 1-based, of the comment
	place  source.Place
	path   string // glob or folder of the configuration; "" for all
	rules  []string
	reason string
	until  string
	bad    string // why it does not count; "" if it does
	own    bool   // nothing but the comment stands on its line, so that it is about what follows
	used   bool
}

const ignoreMark = "dsnlint:ignore"

// directive is RULE[,RULE] -- reason [until YYYY-MM-DD]. A dash or a colon may stand for "--", which XML forbids in its
// comments.
var directive = source.Pattern(`^[ \t]*([a-z][a-z0-9-]*?(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*?)*)?[ \t]*(?:(?:--|–|—|:)[ \t]*(.*?))?$`)

var untilClause = source.Pattern(`(?:^|[ \t])until[ \t]+(\S+)[ \t]*$`)

// suppress marks the findings that an inline comment or the config accepts, and adds findings about comments that do
// not count.
func suppress(findings []finding.Finding, files []*source.File, t *tree, catalogue *rules.Catalogue, o Options) []finding.Finding {
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
	configured := o.Config.ignores(t, o.AsOf)
	for i := range findings {
		f := &findings[i]
		for _, ig := range slices.Backward(accepting(configured, f, t.pathOf(f))) { // the first of them says why
			ig.used = true
			f.Suppressed = &finding.Suppression{Kind: "config", Reason: ig.reason, Until: ig.until}
		}
		if ig := matching(f, byLine[f.Place.File]); ig != nil {
			ig.used = true
			f.Suppressed = &finding.Suppression{Kind: "inline", Reason: ig.reason, Until: ig.until}
		}
	}
	if o.whole(t) {
		ignores = append(ignores, configured...)
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
		for _, near := range append([]int{line}, commentsAbove(f.Place.File, line)...) {
			for _, ig := range lines[near] {
				if ig.bad == "" && ig.covers(f.Rule) && (ig.own || near == line) {
					return ig
				}
			}
		}
	}
	return nil
}

// commentsAbove lists the lines directly above a line that hold nothing but a comment, the nearest first.
func commentsAbove(f *source.File, line int) []int {
	var out []int
	signs := signsOf(f.Path)
	for n := line - 1; n > 0; n-- {
		span, _ := f.Line(n)
		text, _ := inCell(f.Path, string(f.Data[span.Start:span.End]), "")
		text = bare(strings.TrimSpace(text))
		if !slices.ContainsFunc(signs, func(sign string) bool { return strings.HasPrefix(text, sign) }) {
			break
		}
		out = append(out, n)
	}
	return out
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
	signs := signsOf(f.Path)
	for from := 0; ; {
		i := bytes.Index(f.Data[from:], []byte(ignoreMark))
		if i < 0 {
			return out
		}
		start := from + i
		from = start + len(ignoreMark)
		pos := f.At(start)
		line, _ := f.Line(pos.Line)
		before, after := inCell(f.Path, string(f.Data[line.Start:start]), string(f.Data[from:line.End]))
		own, ok := inComment(before, signs)
		if !ok {
			continue
		}
		ig := parseIgnore(after, catalogue, asOf)
		ig.file, ig.line, ig.own = f, pos.Line, own
		ig.place = source.Place{File: f, Span: source.Span{Start: start, End: from}}
		out = append(out, ig)
	}
}

// inComment reports whether what stands before the mark ends in a comment sign, and whether nothing else stands there.
func inComment(before string, signs []string) (own, ok bool) {
	before = strings.TrimSpace(strings.TrimPrefix(before, "\ufeff"))
	for _, sign := range signs {
		if rest, ok := strings.CutSuffix(before, sign); ok {
			return strings.Trim(bare(strings.TrimSpace(rest)), "/*- \t") == "", true
		}
	}
	return false, false
}

// bare takes away what stands before a comment sign where the comment is that of a template language: {{- /*, {#, <%#.
func bare(text string) string {
	for _, opening := range []string{"{{-", "{{", "{", "<%"} {
		if rest, ok := strings.CutPrefix(text, opening); ok {
			return strings.TrimLeft(rest, " \t")
		}
	}
	return text
}

// inCell takes the quotes of JSON off a line of a notebook's cell, which stand before and behind what its author wrote.
func inCell(name, before, after string) (string, string) {
	if !strings.EqualFold(path.Ext(name), ".ipynb") {
		return before, after
	}
	after = strings.TrimSuffix(strings.TrimRight(after, ", \t\r"), `"`)
	return strings.TrimPrefix(strings.TrimSpace(before), `"`), strings.TrimSuffix(after, `\n`)
}

// signsOf are the signs that open a comment, or go on with one, in the format that a file's name tells. A file of
// another name may use any of them.
func signsOf(name string) []string {
	if signs, ok := commentSigns[strings.ToLower(path.Ext(name))]; ok {
		return signs
	}
	return []string{"#", "//", "--", "/*", "*", "<!--", ";"}
}

var (
	hashes  = []string{"#"}
	slashes = []string{"//", "/*", "*"}

	commentSigns = map[string][]string{
		".py": hashes, ".pyw": hashes, ".sh": hashes, ".bash": hashes, ".ksh": hashes, ".zsh": hashes, ".env": hashes,
		".toml": hashes, ".yaml": {"#", "/*"}, ".yml": {"#", "/*"},
		".go": slashes, ".java": slashes, ".kt": slashes, ".scala": slashes, ".groovy": slashes, ".cs": slashes,
		".js": slashes, ".mjs": slashes, ".cjs": slashes, ".jsx": slashes, ".ts": slashes, ".mts": slashes, ".cts": slashes,
		".tsx": slashes, ".json": slashes, ".jsonc": slashes, ".json5": slashes, ".bicep": slashes, ".bicepparam": slashes,
		".tf": {"#", "//", "/*", "*"}, ".tofu": {"#", "//", "/*", "*"}, ".tfvars": {"#", "//", "/*", "*"}, ".hcl": {"#", "//", "/*", "*"},
		".sql": {"--", "#", "/*", "*"}, ".ddl": {"--", "#", "/*", "*"},
		".xml": {"<!--"}, ".config": {"<!--"}, ".properties": {"#", "!"},
		".ini": {"#", ";"}, ".cnf": {"#", ";", "//", "/*", "*"}, ".cfg": {"#", ";"}, ".conf": {"#", ";", "//"},
		".ipynb": {"#", "//", "--"},
	}
)

func parseIgnore(rest string, catalogue *rules.Catalogue, asOf time.Time) *ignore {
	for _, end := range []string{"*/", "-->", "--}}", "#}", "-%>", "%>"} {
		rest, _, _ = strings.Cut(rest, end)
	}
	ig := &ignore{}
	m := directive().FindStringSubmatch(strings.TrimSpace(rest))
	if m == nil || m[1] == "" {
		ig.bad = unreadable(rest, catalogue)
		return ig
	}
	for _, r := range strings.Split(m[1], ",") {
		ig.rules = append(ig.rules, strings.TrimSpace(r))
	}
	ig.reason = strings.TrimSpace(m[2])
	if u := untilClause().FindStringSubmatchIndex(ig.reason); u != nil {
		ig.until = ig.reason[u[2]:u[3]]
		ig.reason = strings.TrimSpace(ig.reason[:u[0]])
	}
	ig.bad = ig.problem(catalogue, asOf)
	return ig
}

// unreadable says why a suppression that is not well-formed does not count.
func unreadable(rest string, catalogue *rules.Catalogue) string {
	const form = "; write `dsnlint:ignore RULE -- reason`"
	words := strings.FieldsFunc(rest, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	if len(words) > 0 && catalogue.Find(words[0]) != nil {
		return "no -- parts the rules from the reason" + form
	}
	return "it names no rule" + form
}

// problem says why a well-formed suppression does not count; "" if it does.
func (ig *ignore) problem(catalogue *rules.Catalogue, asOf time.Time) string {
	for _, r := range ig.rules {
		if catalogue.Find(r) == nil {
			if meant := Resembling(r, catalogue.IDs()); meant != "" {
				return fmt.Sprintf("there is no rule %q; did you mean %q?", r, meant)
			}
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
	case asOf.Format(time.DateOnly) > day.Format(time.DateOnly):
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
		f.HelpURI = r.HelpURI()
	}
	f.Fact = "suppression:" + strings.Join(ig.rules, ",")
	return f
}
