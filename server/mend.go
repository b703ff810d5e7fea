package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// lacking is the argument that a block of Terraform lacks; "" for what stands in a block inside it, and for other front
// ends.
func lacking(r *setting.Resource, q *policies.Question) string {
	name, _, _ := strings.Cut(q.Parameter, "|")
	if !isBlock(r) || q.Target != "" || q.Set == "" || strings.ContainsAny(name, ".[*") {
		return ""
	}
	return assignment(r.Front(), q.Parameter, q.Set)
}

// isBlock reports whether a resource is written as one block of HCL.
func isBlock(r *setting.Resource) bool {
	return r.Written == "" && !strings.ContainsAny(r.Type, ":./") && strings.HasPrefix(r.Where.Raw(), "resource")
}

// mended is the value that mends an answer where it stands in the place of the one that decides; "" where something else
// decides, or where another question is answered worse for it: who lets in nobody without TLS may let in old versions of it.
func (v *view) mended(rules *policies.ResourceRules, q *policies.Question, a *answer) string {
	own, _ := v.find(q.Parameter)
	place := a.by.Value.Text.Place()
	if q.Set == "" || len(own) == 0 || place.IsZero() || own[0].Place() != place || a.by.Value.Kind == setting.Bare {
		return ""
	}
	set := a.by
	set.Value.Text = source.Decoded(place, q.Set)
	after := v.with(q.Parameter, set)
	for i := range rules.Questions {
		other := &rules.Questions[i]
		if other == q {
			continue
		}
		before, now := v.answer(other), after.answer(other)
		if now.weaker(&before, other) {
			return ""
		}
	}
	return q.Set
}
