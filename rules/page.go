package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/policies"
)

// Page is the rule's page in Markdown: what fires it, why it matters, an example of each kind, how to mend and how to
// accept it, and its levels. The files under docs/rules are generated from it, with more examples.
func Page(r *Rule, more string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n**%s.** %s\n\n", r.ID, r.Title, r.Description)
	fmt.Fprintf(&b, "## Why it matters\n\n%s\n", r.Why)
	example(&b, "Reported", r.Bad)
	example(&b, "Clean", r.Good)
	b.WriteString(more)
	if r.Mend != "" {
		fmt.Fprintf(&b, "\n## How to mend it\n\n%s\n", r.Mend)
	}
	fmt.Fprintf(&b, "\n## How to accept it\n\n`dsnlint:ignore %s -- reason` in a comment on the line or above it, with `until YYYY-MM-DD` if it is to come back.", r.ID)
	if !r.Custom {
		b.WriteString(" More in [accepting a finding](../suppression.md).")
	}
	b.WriteString("\n")
	fmt.Fprintf(&b, "\n## Level\n\n| the deciding value is | level |\n| --- | --- |\n")
	for _, origin := range []string{"written", "fallback", "default"} {
		if s, ok := r.Severity[origin]; ok {
			fmt.Fprintf(&b, "| %s | %s |\n", origins[origin], s)
		}
	}
	if r.AtMost != "" {
		fmt.Fprintf(&b, "\nNever more than %s.", r.AtMost)
	}
	switch {
	case r.Fixed:
		b.WriteString("\nIt is the same for every host and kind of file.\n")
	case r.Custom:
		b.WriteString("\nThe host and the kind of file lower it further.\n")
	default:
		b.WriteString("\nThe host and the kind of file lower it further; see [levels](../levels.md).\n")
	}
	standards(&b, r.Standards)
	fmt.Fprintf(&b, "\n## References\n\n")
	for _, ref := range r.References {
		fmt.Fprintf(&b, "- <%s>\n", ref)
	}
	if r.Custom {
		fmt.Fprintf(&b, "- the rule itself: `%s`\n", r.File)
	} else {
		fmt.Fprintf(&b, "- the rule itself: [policies/%s](../../policies/%s)\n", r.File, r.File)
	}
	return b.String()
}

var origins = map[string]string{
	"written":  "written there",
	"fallback": "a visible default of a look-up",
	"default":  "the default of the driver or server",
}

// example shows one file; its first line is a comment that names it.
func example(b *strings.Builder, title, text string) {
	if text == "" {
		return
	}
	language := ""
	if head, _, ok := strings.Cut(text, "\n"); ok {
		if i := strings.LastIndexByte(head, '.'); i >= 0 {
			language = head[i+1:]
		}
	}
	fmt.Fprintf(b, "\n## %s\n\n```%s\n%s\n```\n", title, language, text)
}

// standards lists the requirements that the rule checks.
func standards(b *strings.Builder, list []policies.Standard) {
	if len(list) == 0 {
		return
	}
	b.WriteString("\n## Standards\n\n| requirement | of | asks for, or names | where |\n| --- | --- | --- | --- |\n")
	for _, s := range list {
		where := "everywhere"
		if !s.General() {
			where = strings.Join(append(slices.Clone(s.Engines), code(s.Resources)...), ", ")
		}
		fmt.Fprintf(b, "| [%s](%s) | %s | %s | %s |\n", s.ID, s.URL, s.Standard, s.Title, where)
	}
}

func code(words []string) []string {
	var out []string
	for _, w := range words {
		out = append(out, "`"+w+"`")
	}
	return out
}
