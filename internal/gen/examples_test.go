package gen

import (
	"slices"
	"testing"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
)

// checkExamples holds that each bad example gives exactly its rule at exactly the marked text, that each good one gives
// nothing, and that every rule has some.
func checkExamples(t *testing.T, all map[string][]*Sample) {
	t.Helper()
	catalogue, err := rules.Load(policies.Modules())
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range catalogue.IDs() {
		if len(all[id]) == 0 {
			t.Errorf("%s has no examples in testdata/examples", id)
		}
	}
	for id, examples := range all {
		if catalogue.Find(id) == nil {
			t.Errorf("testdata/examples/%s.txtar is about no rule", id)
		}
		for _, s := range examples {
			t.Run(id+"/"+s.language, func(t *testing.T) { s.check(t) })
		}
	}
}

func (s *Sample) check(t *testing.T) {
	if !slices.ContainsFunc(languages, func(l struct{ id, title string }) bool { return l.id == s.language }) {
		t.Errorf("%s is no language of the pages; add it to languages", s.language)
	}
	var texts []string
	for _, f := range s.found {
		texts = append(texts, f.text)
		if f.rule != s.rule {
			t.Errorf("the bad one gives %s at %q", f.rule, f.text)
		}
	}
	if !slices.Equal(texts, s.want) {
		t.Errorf("the bad one underlines %q, want %q", texts, s.want)
	}
	err := inFolder(s.good, func(folder string) error {
		found, err := verdicts(folder)
		if len(found) > 0 {
			t.Errorf("the good one gives %v", found)
		}
		return err
	})
	if err != nil {
		t.Errorf("the good one: %v", err)
	}
}
