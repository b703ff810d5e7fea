package rules

import (
	"regexp"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/policies"
)

// TestHelp holds that what stands beside an alert stands for itself: every link is absolute, every standard is named, and
// the words of the rule are there.
func TestHelp(t *testing.T) {
	catalogue, err := Load(policies.Modules())
	if err != nil {
		t.Fatal(err)
	}
	target := regexp.MustCompile(`\]\(([^)]*)\)`)
	all := catalogue.Rules()
	for i := range all {
		r := &all[i]
		help := Help(r)
		for _, m := range target.FindAllStringSubmatch(help, -1) {
			if !strings.HasPrefix(m[1], "https://") {
				t.Errorf("%s: the link %s leads nowhere outside the repository", r.ID, m[1])
			}
		}
		want := []string{r.Title, r.Description, r.Why, r.Good, HelpBase + r.ID + ".md", "dsnlint:ignore " + r.ID + " -- "}
		for _, s := range r.Standards {
			want = append(want, "["+s.ID+"]("+s.URL+"): "+s.Title)
		}
		for _, w := range append(want, r.References...) {
			if !strings.Contains(help, w) {
				t.Errorf("%s: %q is missing in\n%s", r.ID, w, help)
			}
		}
	}
	if help := Help(&Rule{ID: "own", Title: "T", Description: "D.", Why: "W."}); strings.Contains(help, "How to mend it") || strings.Contains(help, "Standards") {
		t.Errorf("a rule without examples and standards: %s", help)
	}
}
