package rules_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/open-policy-agent/opa/v1/ast"
)

// TestRulesJudgeOneFact holds what lets facts be judged in batches: no rule of the project looks at the facts twice, so that
// none can compare one fact with another.
func TestRulesJudgeOneFact(t *testing.T) {
	facts := ast.MustParseRef("input.facts")
	for _, m := range policies.Modules() {
		module, err := ast.ParseModule(m.Name, m.Text)
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range module.Rules {
			n := 0
			ast.WalkRefs(rule, func(r ast.Ref) bool {
				if r.HasPrefix(facts) {
					n++
				}
				if r[0].Equal(ast.InputRootDocument) && len(r) == 1 {
					t.Errorf("%s: the whole input is handed on", rule.Location)
				}
				return false
			})
			if name := rule.Head.Ref().String(); n > 1 || n == 1 && name != "deny" {
				t.Errorf("%s: %s looks at the facts %d times; only deny may, and once", rule.Location, name, n)
			}
		}
	}
}
