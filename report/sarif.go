package report

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// What readers of SARIF do with it, so far as it decides what stands here. GitHub shows message.text, the rule's help as
// Markdown, tags and, where the tag "security" is present, security-severity; it takes relative URIs as paths from the
// repository's root, matches alerts by partialFingerprints, and takes no notice of suppressions, fixes and snippets.
// Editors (the SARIF viewer of VS Code) resolve uriBaseId and draw codeFlows and fixes. A byte order mark counts in
// byteOffset and is no column.

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sourceRoot  = "%SRCROOT%"

	sarifVersion = "2.1.0"
	fingerprint  = "dsnlint/v1"
)

func writeSARIF(w io.Writer, run *Run) error { return sarifOf(run).write(w, codeScanning) }

// sarif holds what the parts of a report ask again and again.
type sarif struct {
	run        *Run
	rules      []RuleInfo
	taxonomies []sarifTaxonomy
	concerns   map[string]concern
}

func sarifOf(run *Run) sarif {
	return sarif{run: run, rules: run.ruleTable(), taxonomies: run.taxonomies(), concerns: run.concerns()}
}

// whole is the run with these of its findings; spoken is what is to be said beside them.
func (s sarif) whole(found []finding.Finding, spoken []remainder) sarifRun {
	described := s.descriptions(spoken)
	out := sarifRun{
		Tool:            sarifTool{Driver: s.driver(described)},
		Invocations:     []sarifInvocation{s.invocation(described, spoken)},
		Provenance:      s.provenance(),
		ColumnKind:      "utf16CodeUnits",
		RedactionTokens: []string{masked},
		DefaultEncoding: "utf-8",
		Taxonomies:      s.taxonomies,
		Results:         []sarifResult{},
	}
	if s.run.Tool.Name != "" {
		out.AutomationDetails = &sarifAutomation{ID: s.run.category() + s.run.Shard.category()}
	}
	if s.run.Root != "" {
		out.OriginalURIBaseIDs = map[string]sarifArtifact{sourceRoot: {URI: folderURI(s.run.Root)}}
	}
	with := common{
		suppressions: slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Suppressed != nil }),
		baseline:     slices.ContainsFunc(found, func(f finding.Finding) bool { return f.BaselineState != "" }),
	}
	for _, f := range found {
		out.Results = append(out.Results, s.result(f, with))
	}
	return out
}

// common are the properties that the standard wants on all results or on none.
type common struct{ suppressions, baseline bool }

// category is what a consumer keeps apart: GitHub lets a run replace the last one of the same category, so that runs over
// different folders of one repository need different ones.
func (r *Run) category() string {
	const most, longest = 5, 100
	out := r.Tool.Name + "/"
	paths := r.Scope
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var names []string
	for _, p := range paths {
		name := r.fromRoot(path.Clean(p))
		if r.Root == "" || name == path.Clean(r.Root) || isAbsolute(name) || name == "." {
			return out
		}
		names = append(names, name)
	}
	slices.Sort(names)
	scope := strings.Join(slices.Compact(names), "+")
	if len(paths) > most || len(scope) > longest {
		return out
	}
	return out + scope + "/"
}

// provenance says which commit the paths belong to.
func (s sarif) provenance() []sarifProvenance {
	revision := s.run.Revision
	if revision.Repository == "" || s.run.Root == "" {
		return nil
	}
	return []sarifProvenance{{
		Repository: revision.Repository, Revision: revision.ID, Branch: revision.Branch, MappedTo: sarifArtifact{URIBaseID: sourceRoot},
	}}
}

// ruleTable returns the catalogue and an entry for every rule that fired without being in it.
func (r *Run) ruleTable() []RuleInfo {
	out := slices.Clone(r.Rules)
	for _, f := range r.listed(true) {
		if !slices.ContainsFunc(out, func(info RuleInfo) bool { return info.ID == f.Rule }) {
			out = append(out, RuleInfo{ID: f.Rule, HelpURI: f.HelpURI, Severity: f.Severity})
		}
	}
	return out
}

var semantic = source.Pattern(`^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$`)

func (s sarif) driver(described []sarifDescriptor) sarifDriver {
	tool := s.run.Tool
	out := sarifDriver{
		Name: tool.Name, InformationURI: tool.InformationURI, Version: tool.Version, Rules: []sarifDescriptor{},
		Notifications: described, Taxonomies: s.components(),
	}
	if tool.Version != "" {
		out.FullName = tool.Name + " " + tool.Version
	}
	if semantic().MatchString(tool.Version) {
		out.SemanticVersion = tool.Version
	}
	for _, info := range s.rules {
		out.Rules = append(out.Rules, s.descriptor(info))
	}
	return out
}

func (s sarif) result(f finding.Finding, with common) sarifResult {
	rule := slices.IndexFunc(s.rules, func(info RuleInfo) bool { return info.ID == f.Rule })
	out := sarifResult{
		RuleID: f.Rule, RuleIndex: rule, Taxa: s.taxa(s.rules[rule], f),
		Level: string(f.Severity), Message: sarifMessage{Text: s.message(f)},
		Locations: []sarifLocation{}, CodeFlows: s.flows(f), Fixes: s.fixes(f),
		Properties: sarifResultExtra{Confidence: string(f.Confidence), Why: f.Why, Fact: f.Fact},
	}
	if at := s.physical(f.Place, true); at != nil {
		out.Locations = []sarifLocation{{Physical: at}}
	}
	for i, rel := range f.Related[:min(len(f.Related), locationsPerResult-1)] {
		if at := s.physical(rel.Place, false); at != nil {
			id := i + 1
			out.RelatedLocations = append(out.RelatedLocations, sarifLocation{ID: &id, Physical: at, Message: label(rel.Label)})
		}
	}
	if f.Fingerprint != "" {
		out.PartialFingerprints = map[string]string{fingerprint: f.Fingerprint}
	}
	if with.suppressions {
		out.Suppressions = suppressions(f.Suppressed)
	}
	if with.baseline {
		out.BaselineState = cmp.Or(f.BaselineState, "new")
	}
	return out
}

// message is what a result says, with links to its related places: GitHub shows only those that the text links to. Places
// on the finding's own line need none.
func (s sarif) message(f finding.Finding) string {
	const most = 3
	var links []string
	for i, rel := range f.Related {
		if rel.Label == "" || rel.Place.IsZero() || sameLine(rel.Place, f.Place) || len(links) == most || i >= locationsPerResult-1 {
			continue
		}
		links = append(links, fmt.Sprintf("[%s](%d)", unlinked.Replace(rel.Label), i+1))
	}
	out := sentence(f.Message)
	if strings.Contains(out, "](") { // of the input; the standard would make a link of it
		out = unlinked.Replace(out)
	}
	if len(links) > 0 {
		out += " See " + strings.Join(links, ", ") + "."
	}
	return out
}

var unlinked = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)

func sameLine(a, b source.Place) bool {
	return a.File == b.File && !b.IsZero() && a.File.At(a.Span.Start).Line == b.File.At(b.Span.Start).Line
}

func label(text string) *sarifMessage {
	if text == "" {
		return nil
	}
	return &sarifMessage{Text: sentence(text)}
}

func suppressions(s *finding.Suppression) *[]sarifSuppression {
	out := []sarifSuppression{}
	if s != nil {
		kind := "external"
		if s.Kind == "inline" {
			kind = "inSource"
		}
		why := reasonOf(*s)
		if s.Until != "" {
			why = strings.TrimSpace(why + " (until " + s.Until + ")")
		}
		out = append(out, sarifSuppression{
			Kind: kind, Status: "accepted", Justification: why, Properties: sarifSuppressionExtra{By: s.Kind, Until: s.Until},
		})
	}
	return &out
}

// flows returns the way of a value, from the finding to where it takes effect; none if there are no steps.
func (s sarif) flows(f finding.Finding) []sarifCodeFlow {
	if f.Place.IsZero() {
		return nil
	}
	flow := sarifThreadFlow{Locations: []sarifStep{{Location: sarifLocation{Physical: s.physical(f.Place, false), Message: label(f.Message)}}}}
	for _, rel := range f.Related {
		if rel.Step && !rel.Place.IsZero() && len(flow.Locations) < stepsPerResult {
			flow.Locations = append(flow.Locations,
				sarifStep{Location: sarifLocation{Physical: s.physical(rel.Place, false), Message: label(rel.Label)}})
		}
	}
	if len(flow.Locations) == 1 {
		return nil
	}
	return []sarifCodeFlow{{ThreadFlows: []sarifThreadFlow{flow}}}
}

// fixes returns the fixes that have edits; edits of one file are one change.
func (s sarif) fixes(f finding.Finding) []sarifFix {
	var out []sarifFix
	for _, fix := range f.Fixes {
		var changes []sarifChange
		for _, e := range fix.Edits {
			if e.Place.IsZero() {
				continue
			}
			at := s.artifact(e.Place.File.Path)
			i := slices.IndexFunc(changes, func(c sarifChange) bool { return c.Artifact == at })
			if i < 0 {
				changes = append(changes, sarifChange{Artifact: at})
				i = len(changes) - 1
			}
			changes[i].Replacements = append(changes[i].Replacements,
				sarifReplacement{Deleted: *plainRegion(e.Place), Inserted: &sarifMessage{Text: e.Text}})
		}
		if len(changes) > 0 {
			out = append(out, sarifFix{Description: sarifMessage{Text: sentence(fix.Title)}, Changes: changes})
		}
	}
	return out
}
