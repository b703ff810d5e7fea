package rules

import (
	"fmt"
	"strings"
)

// Help is what stands beside a finding where alerts are shown: what the rule reports, why it matters, how to mend it, which
// standards ask for it. It is Markdown whose links are absolute, since it is read far from the repository.
func Help(r *Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s.** %s\n\n## Why it matters\n\n%s\n", r.Title, r.Description, r.Why)
	if r.Good != "" {
		b.WriteString("\n## How to mend it\n\nThe finding names the spelling that this driver or server understands.\n")
	}
	example(&b, "Reported", r.Bad)
	example(&b, "Clean", r.Good)
	if len(r.Standards) > 0 {
		b.WriteString("\n## Standards\n\n")
		for _, s := range r.Standards {
			fmt.Fprintf(&b, "- [%s](%s): %s", s.ID, s.URL, s.Title)
			if !s.General() {
				fmt.Fprintf(&b, " (%s)", strings.Join(append(append([]string{}, s.Engines...), code(s.Resources)...), ", "))
			}
			b.WriteString("\n")
		}
	}
	b.WriteString("\n## More\n\n")
	if !r.Custom {
		fmt.Fprintf(&b, "- [%s](%s), the rule's page\n", r.ID, r.HelpURI())
	}
	fmt.Fprintf(&b, "- where it has to stay: `dsnlint:ignore %s -- reason` in a comment on the line or above it, with `until YYYY-MM-DD` if it is to come back\n", r.ID)
	for _, ref := range r.References {
		fmt.Fprintf(&b, "- <%s>\n", ref)
	}
	return b.String()
}
