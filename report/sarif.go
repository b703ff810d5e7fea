package report

import (
	"cmp"
	"io"
	"net/url"
	"regexp"
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
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sourceRoot   = "%SRCROOT%"
	contextBytes = 1000 // lines longer than that get no context region
)

func writeSARIF(w io.Writer, run *Run) error {
	s := sarif{run: run}
	s.rules = run.ruleTable()
	return encode(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{s.whole()}})
}

type sarif struct {
	run   *Run
	rules []RuleInfo
}

func (s sarif) whole() sarifRun {
	codes := s.run.codes()
	out := sarifRun{
		Tool:            sarifTool{Driver: s.driver(codes)},
		Invocations:     []sarifInvocation{s.invocation(codes)},
		ColumnKind:      "utf16CodeUnits",
		RedactionTokens: []string{masked},
		DefaultEncoding: "utf-8",
		Results:         []sarifResult{},
	}
	if s.run.Root != "" {
		out.OriginalURIBaseIDs = map[string]sarifArtifact{sourceRoot: {URI: folderURI(s.run.Root)}}
	}
	found := s.run.listed(true)
	anySuppressed := slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Suppressed != nil })
	for _, f := range found {
		out.Results = append(out.Results, s.result(f, anySuppressed))
	}
	return out
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

// codes returns the problem codes that occur, sorted.
func (r *Run) codes() []string {
	var out []string
	for _, p := range r.Problems {
		if !slices.Contains(out, string(p.Code)) {
			out = append(out, string(p.Code))
		}
	}
	slices.Sort(out)
	return out
}

var semantic = regexp.MustCompile(`^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$`)

func (s sarif) driver(codes []string) sarifDriver {
	tool := s.run.Tool
	out := sarifDriver{Name: tool.Name, InformationURI: tool.InformationURI, Version: tool.Version, Rules: []sarifDescriptor{}}
	if tool.Version != "" {
		out.FullName = tool.Name + " " + tool.Version
	}
	if semantic.MatchString(tool.Version) {
		out.SemanticVersion = tool.Version
	}
	for _, info := range s.rules {
		out.Rules = append(out.Rules, descriptor(info))
	}
	for _, code := range codes {
		out.Notifications = append(out.Notifications, notification(code))
	}
	return out
}

// notification describes a problem code; GitHub's validation asks for a help text here too.
func notification(code string) sarifDescriptor {
	return sarifDescriptor{
		ID: code, Name: "Input" + pascal(code),
		ShortDescription: &sarifMessage{Text: "Some input could not be read or parsed: " + code + "."},
		FullDescription:  &sarifMessage{Text: "Some input, or a corner of it, could not be read or parsed, and settings may be missing: " + code + "."},
		Help:             &sarifMessage{Text: "Mend the file, raise the limit, or exclude the file in the configuration."},
	}
}

func descriptor(info RuleInfo) sarifDescriptor {
	title := cmp.Or(info.Title, strings.ReplaceAll(info.ID, "-", " "))
	about := cmp.Or(info.Description, title)
	level := string(cmp.Or(info.Severity, finding.Warning))
	out := sarifDescriptor{
		ID: info.ID, Name: pascal(info.ID), HelpURI: info.HelpURI,
		ShortDescription: &sarifMessage{Text: sentence(title)},
		FullDescription:  &sarifMessage{Text: sentence(about)},
		Default:          &sarifDefault{Level: level},
		Properties:       &sarifRuleExtra{Tags: tags(info), Precision: cmp.Or(info.Precision, "high"), SecuritySeverity: info.SecuritySeverity},
	}
	help := cmp.Or(strings.TrimSpace(info.Why+"\n\n"+info.Help), sentence(about))
	out.Help = &sarifMessage{Text: help, Markdown: help}
	return out
}

var cwe = regexp.MustCompile(`^(?i)cwe-(\d+)$`)

// tags returns the rule's tags in the spelling that GitHub knows; a rule with a security severity is a security rule.
func tags(info RuleInfo) []string {
	out := []string{}
	if info.SecuritySeverity != "" {
		out = append(out, "security")
	}
	for _, tag := range info.Tags {
		if m := cwe.FindStringSubmatch(tag); m != nil {
			tag = "external/cwe/cwe-" + m[1]
		}
		if !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return out
}

// pascal turns cert-not-verified into CertNotVerified.
func pascal(id string) string {
	var b strings.Builder
	for _, part := range strings.FieldsFunc(id, func(r rune) bool { return r == '-' || r == '_' || r == '.' || r == '/' }) {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}

// sentence ends a text with a full stop.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:") {
		return s
	}
	return s + "."
}

func (s sarif) invocation(codes []string) sarifInvocation {
	out := sarifInvocation{Successful: true, Notifications: []sarifNotification{}}
	if s.run.WorkDir != "" {
		out.WorkingDirectory = &sarifArtifact{URI: folderURI(s.run.WorkDir)}
	}
	for _, p := range s.run.problems() {
		n := sarifNotification{
			Descriptor: sarifReference{ID: string(p.Code), Index: slices.Index(codes, string(p.Code))},
			Level:      "warning",
			Message:    sarifMessage{Text: sentence(p.Message)},
		}
		if p.File != "" {
			at := &sarifPhysical{Artifact: s.artifact(p.File)}
			if !p.Place.IsZero() {
				at.Region = plainRegion(p.Place)
			}
			n.Locations = []sarifLocation{{Physical: at}}
		}
		out.Notifications = append(out.Notifications, n)
	}
	return out
}

func (s sarif) result(f finding.Finding, anySuppressed bool) sarifResult {
	out := sarifResult{
		RuleID: f.Rule, RuleIndex: slices.IndexFunc(s.rules, func(info RuleInfo) bool { return info.ID == f.Rule }),
		Level: string(f.Severity), Message: sarifMessage{Text: sentence(f.Message)},
		Locations: []sarifLocation{}, CodeFlows: s.flows(f), Fixes: s.fixes(f),
		Properties: sarifResultExtra{Confidence: string(f.Confidence), Why: f.Why, Fact: f.Fact},
	}
	if at := s.physical(f.Place, true); at != nil {
		out.Locations = []sarifLocation{{Physical: at}}
	}
	for i, rel := range f.Related {
		if at := s.physical(rel.Place, false); at != nil {
			id := i + 1
			out.RelatedLocations = append(out.RelatedLocations, sarifLocation{ID: &id, Physical: at, Message: label(rel.Label)})
		}
	}
	if f.Fingerprint != "" {
		out.PartialFingerprints = map[string]string{"dsnlint/v1": f.Fingerprint}
	}
	if anySuppressed { // the standard wants the property on all results or on none
		out.Suppressions = suppressions(f.Suppressed)
	}
	return out
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
		why := s.Reason
		if s.Until != "" {
			why = strings.TrimSpace(why + " (until " + s.Until + ")")
		}
		out = append(out, sarifSuppression{Kind: kind, Status: "accepted", Justification: why})
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
		if rel.Step && !rel.Place.IsZero() {
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

// physical returns a place with its snippet, and with the lines around it if they are asked for; nil for nowhere.
func (s sarif) physical(p source.Place, context bool) *sarifPhysical {
	if p.IsZero() {
		return nil
	}
	out := &sarifPhysical{Artifact: s.artifact(p.File.Path), Region: plainRegion(p)}
	first, _ := p.File.Line(out.Region.StartLine)
	last, _ := p.File.Line(out.Region.EndLine)
	lines := withoutMark(p.File, first.Cover(last))
	if lines.Len() > contextBytes {
		return out
	}
	out.Region.Snippet = &sarifMessage{Text: s.run.snippet(p.File, p.Span, p.Span)}
	if context && lines.Contains(p.Span) && lines != p.Span {
		out.Context = plainRegion(source.Place{File: p.File, Span: lines})
		out.Context.Snippet = &sarifMessage{Text: s.run.snippet(p.File, lines, p.Span)}
	}
	return out
}

func plainRegion(p source.Place) *sarifRegion {
	start, end := p.File.At(p.Span.Start), p.File.At(p.Span.End)
	length := end.Offset - start.Offset
	return &sarifRegion{
		StartLine: start.Line, StartColumn: start.UTF16, EndLine: end.Line, EndColumn: end.UTF16,
		ByteOffset: &start.Offset, ByteLength: &length,
	}
}

// artifact returns a file's URI: relative to the root where it lies below it, else absolute.
func (s sarif) artifact(name string) sarifArtifact {
	name = s.run.fromRoot(name)
	if isAbsolute(name) {
		return sarifArtifact{URI: fileURI(name)}
	}
	out := sarifArtifact{URI: (&url.URL{Path: name}).String()}
	if s.run.Root != "" {
		out.URIBaseID = sourceRoot
	}
	return out
}

func fileURI(name string) string {
	if hasDrive(name) {
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}

func folderURI(name string) string { return fileURI(strings.TrimSuffix(name, "/") + "/") }
