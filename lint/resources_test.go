package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
)

// TestEveryResourceHasAFixture wants, for every type of the tables of resources and for everything that is asked about it,
// a fixture in which the answer is good and one in which it is bad.
func TestEveryResourceHasAFixture(t *testing.T) {
	answers := fixtureAnswers(t)
	for _, kind := range policies.ResourceTypes() {
		for _, row := range policies.RulesFor(kind) {
			for i := range row.Questions {
				q := &row.Questions[i]
				for _, a := range possible(q) {
					if !answers[answerKey{strings.TrimSuffix(kind, "*"), q.Asks, a}] {
						t.Errorf("%s: no fixture where %s (%s) is %s", kind, q.Asks, q.Parameter, a)
					}
				}
			}
		}
	}
	wantAliases(t, answers)
}

// answerKey is an answer about a type: what was asked, and whether the answer was good or bad.
type answerKey struct{ kind, asks, answer string }

// wantAliases wants, for every type with rows that goes by other names too, a fixture in which one of those is answered.
func wantAliases(t *testing.T, answers map[answerKey]bool) {
	t.Helper()
	answered := map[string]bool{}
	for key := range answers {
		answered[key.kind] = true
	}
	for _, table := range policies.ResourceTables() {
		for _, alias := range table.Aliases {
			if len(policies.RulesFor(alias.Of)) > 0 && !slices.ContainsFunc(alias.Types, func(kind string) bool { return answered[kind] }) {
				t.Errorf("%s: no fixture", alias.Types[0])
			}
		}
	}
}

// possible are the answers that a question may get.
func possible(q *policies.Question) []string {
	found := map[string]bool{}
	for i := range q.Cases {
		switch c := &q.Cases[i]; {
		case c.Is == "", c.Is == "unknown":
		case c.Is == "floor", c.Is == "list", c.Is == "unlisted", c.Is == "value":
			found["good"], found["bad"] = true, true
		case c.Is == "no", c.Is == "1.0", c.Is == "1.1", strings.HasPrefix(c.Is, "ssl"):
			found["bad"] = true
		default:
			found["good"] = true
		}
	}
	var out []string
	for _, a := range []string{"good", "bad"} {
		if found[a] {
			out = append(out, a)
		}
	}
	return out
}

// fixtureAnswers are the answers that the fixtures get.
func fixtureAnswers(t *testing.T) map[answerKey]bool {
	t.Helper()
	out := map[answerKey]bool{}
	for _, folder := range fixtureFolders(t) {
		r, _ := fixtureRun(t, folder)
		for i := range r.Facts.Servers {
			note(out, &r.Facts.Servers[i])
		}
	}
	return out
}

// note adds what a fact answers.
func note(out map[answerKey]bool, s *fact.Server) {
	add := func(asks string, good, bad bool) {
		for _, kind := range append(policies.ResourceTypes(), s.Resource) {
			open, any := strings.CutSuffix(kind, "*")
			same := kind == s.Resource || any && strings.HasPrefix(s.Resource, open)
			if same && good {
				out[answerKey{open, asks, "good"}] = true
			}
			if same && bad {
				out[answerKey{open, asks, "bad"}] = true
			}
		}
	}
	add("enforced", s.Enforced == "yes", s.Enforced == "no")
	add("tls_min", s.TLSMin >= "1.2" && s.TLSMin < "2", s.TLSMin == "1.0" || s.TLSMin == "1.1" || strings.HasPrefix(s.TLSMin, "ssl"))
	add("ciphers", s.Ciphers != "" && s.Weakness == "", s.Weakness != "")
}
