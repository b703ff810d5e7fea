package policies

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// Every table that says when it was read says when it is to be read again. Whether that day has come is no test's
// business.
func TestReviewsAreDated(t *testing.T) {
	reviews := Reviews()
	if len(reviews) < 8 {
		t.Errorf("%d dated tables", len(reviews))
	}
	for _, r := range reviews {
		read, err := time.Parse(time.DateOnly, r.Read)
		due, err2 := time.Parse(time.DateOnly, r.Due)
		if err != nil || err2 != nil || !due.After(read) {
			t.Errorf("%s: read %q, review %q", r.Table, r.Read, r.Due)
		}
	}
}

func TestStandardsAreComplete(t *testing.T) {
	var ids, rules []string
	for _, m := range Modules() {
		rules = append(rules, strings.TrimSuffix(m.Name, ".rego"))
	}
	for _, s := range standards() {
		if s.ID == "" || s.Standard == "" || s.Title == "" || !strings.HasPrefix(s.URL, "https://") || !strings.HasPrefix(s.Source, "https://") || len(s.Rules) == 0 {
			t.Errorf("incomplete: %+v", s)
		}
		if _, err := time.Parse(time.DateOnly, s.Read); err != nil {
			t.Errorf("%s: read on %q", s.ID, s.Read)
		}
		if slices.Contains(ids, s.ID) {
			t.Errorf("%s stands twice", s.ID)
		}
		ids = append(ids, s.ID)
		for _, rule := range s.Rules {
			if !slices.Contains(rules, rule) {
				t.Errorf("%s: there is no rule %s", s.ID, rule)
			}
		}
	}
	for _, rule := range rules {
		if len(StandardsOf(rule)) == 0 {
			t.Errorf("%s checks no requirement", rule)
		}
	}
}
