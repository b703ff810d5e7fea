package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// GitHub refuses rules with more than that many tags; it shows the first ten.
const tagsPerRule = 20

// descriptor tells of a rule. Its help is read beside the finding, so that the Markdown must stand for itself.
func (s sarif) descriptor(info RuleInfo) sarifDescriptor {
	title := cmp.Or(info.Title, strings.ReplaceAll(info.ID, "-", " "))
	about := sentence(cmp.Or(info.Description, title))
	level := string(cmp.Or(info.Severity, finding.Warning))
	out := sarifDescriptor{
		ID: info.ID, Name: pascal(info.ID), HelpURI: info.HelpURI,
		ShortDescription: &sarifMessage{Text: sentence(title)},
		FullDescription:  &sarifMessage{Text: about},
		Default:          &sarifDefault{Level: level},
		Relationships:    s.relations(info),
		Properties:       &sarifRuleExtra{Tags: tags(info), Precision: cmp.Or(info.Precision, "high"), SecuritySeverity: info.SecuritySeverity},
	}
	words := about
	if info.Why != "" {
		words += "\n\n" + sentence(info.Why)
	}
	out.Help = &sarifMessage{Text: words, Markdown: cmp.Or(strings.TrimSpace(info.Help), words)}
	return out
}

var cwe = source.Pattern(`^(?i)cwe-(\d+)$`)

// tags returns the rule's tags in the spelling that GitHub knows; a rule with a security severity is a security rule.
// What holds for everything that the rule finds comes first, then the requirements about some engines or resources.
func tags(info RuleInfo) []string {
	all := []string{}
	if info.SecuritySeverity != "" {
		all = append(all, "security")
	}
	all = append(all, info.Tags...)
	for _, standard := range info.Standards {
		all = append(all, standard.ID)
	}
	out := []string{}
	for _, tag := range all {
		if m := cwe().FindStringSubmatch(tag); m != nil {
			tag = "external/cwe/cwe-" + m[1]
		}
		if !slices.Contains(out, tag) && len(out) < tagsPerRule {
			out = append(out, tag)
		}
	}
	return out
}

// pascal turns cert-not-verified into CertNotVerified.
func pascal(id string) string {
	var b strings.Builder
	for _, part := range strings.FieldsFunc(id, func(r rune) bool { return r == '-' || r == '_' || r == '.' || r == '/' }) {
		_, size := utf8.DecodeRuneInString(part)
		b.WriteString(strings.ToUpper(part[:size]) + part[size:])
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
