package server

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// view is a resource as the tables see it: its attributes by their folded paths.
type view struct {
	resource *setting.Resource
	stage    *stage
	options  map[string][]setting.Option
	open     []string // folded paths below which there may be more than can be read; "" is the top level
	within   string   // the path of the element that it looks at, with a dot behind it; "" for the whole resource
}

// views returns what the rules look at: the resource, or each element of a list in it.
func (s *stage) views(r *setting.Resource, rules *policies.ResourceRules) []*view {
	whole := &view{resource: r, stage: s, options: map[string][]setting.Option{}}
	elements := map[string]*view{}
	var order []*view
	for _, a := range r.Attributes {
		name := a.Name.String()
		if rules.Each != "" {
			if element, rest, ok := elementOf(name, rules.Each); ok {
				v := elements[element]
				if v == nil {
					v = &view{resource: r, stage: s, options: map[string][]setting.Option{}, within: element}
					elements[element], order = v, append(order, v)
				}
				v.put(rest, a)
				continue
			}
		}
		whole.put(name, a)
	}
	whole.parameters(rules.Lists)
	whole.admissions(rules.HBA)
	if rules.Each == "" {
		return []*view{whole}
	}
	for _, v := range order {
		v.parameters(rules.Lists)
		if slices.Contains(whole.open, "") {
			v.open = append(v.open, "")
		}
		for path, options := range whole.options {
			if _, own := v.options[path]; !own {
				v.options[path] = options
			}
		}
	}
	return order
}

// elementOf takes "listeners.0.tls" apart for the list "listeners", into "listeners.0." and "tls"; lists are the names that
// the list has in several front ends.
func elementOf(name, lists string) (element, rest string, ok bool) {
	for list := range strings.SplitSeq(lists, "|") {
		behind, below := strings.CutPrefix(name, list+".")
		number, rest, inside := strings.Cut(behind, ".")
		if _, err := strconv.Atoi(number); below && inside && err == nil {
			return list + "." + number + ".", rest, true
		}
	}
	return "", "", false
}

// put takes an attribute in under its folded path.
func (v *view) put(name string, a setting.Option) {
	path := foldedPath(name)
	switch {
	case a.Value.Kind == setting.List: // one with nothing in it, as plans have for blocks that nobody wrote
	case strings.HasSuffix(name, "*"):
		v.open = append(v.open, strings.TrimSuffix(strings.TrimSuffix(path, "*"), "."))
	case a.Value.Kind == setting.Opaque:
		v.open = append(v.open, path)
		v.options[path] = append(v.options[path], a)
	default:
		v.options[path] = append(v.options[path], a)
	}
}

// parameters adds the parameters of the lists under their own names.
func (v *view) parameters(lists []string) {
	for _, list := range lists {
		prefix := v.within + list
		if list == "." {
			prefix = strings.TrimSuffix(v.within, ".")
		}
		params, open := parameters(v.resource, prefix)
		for _, p := range params {
			path := foldedPath(list) + "[" + setting.FoldKey(p.name) + "]"
			for _, value := range p.values {
				v.options[path] = append(v.options[path], setting.Option{Name: source.Decoded(p.at, p.name), Value: value, Layer: setting.InCall})
			}
		}
		if open {
			v.open = append(v.open, foldedPath(list))
		}
	}
}

// with is the view in which a path has one value.
func (v *view) with(path string, o setting.Option) *view {
	out := *v
	out.options = maps.Clone(v.options)
	for alternative := range strings.SplitSeq(path, "|") {
		if key := foldedPath(alternative); len(v.at(key)) > 0 {
			out.options[key] = []setting.Option{o}
			break
		}
	}
	return &out
}

// at is what is written under a folded path; with ".*" at its end what is written below.
func (v *view) at(key string) []setting.Option {
	prefix, below := strings.CutSuffix(key, "*")
	if !below || len(v.options[key]) > 0 {
		return v.options[key]
	}
	var out []setting.Option
	for _, name := range slices.Sorted(maps.Keys(v.options)) {
		if strings.HasPrefix(name, prefix) {
			out = append(out, v.options[name]...)
		}
	}
	return out
}

// find returns what is written under the first of the paths that something is written under. Where nothing is, certain
// tells whether nothing can be.
func (v *view) find(path string) (options []setting.Option, certain bool) {
	certain = true
	for alternative := range strings.SplitSeq(path, "|") {
		key := foldedPath(alternative)
		if found := v.at(key); len(found) > 0 {
			return found, true
		}
		for _, open := range v.open {
			if open == "" || key == open || key == open+".*" || strings.HasPrefix(key, open+".") || strings.HasPrefix(key, open+"[") {
				certain = false
			}
		}
	}
	return nil, certain
}

// all reports whether all conditions hold: yes, no or unknown.
func (v *view) all(conditions policies.Conditions) string {
	out := yes
	for path, condition := range conditions {
		switch v.holds(path, condition) {
		case no:
			return no
		case undecided:
			out = undecided
		}
	}
	return out
}

// holds reports whether one condition does.
func (v *view) holds(path, condition string) string {
	if rest, ok := strings.CutPrefix(condition, "not "); ok {
		return opposite(v.holds(path, rest))
	}
	switch path {
	case "provider":
		return v.stage.providerIs(v.resource, condition)
	case "image version":
		return compared(v.resource.Hint.Version, condition)
	case "shape":
		return answerOf(string(v.resource.Shape) == condition)
	case "front end":
		return answerOf(v.resource.Type == condition)
	}
	options, certain := v.find(path)
	switch {
	case len(options) == 0 && !certain:
		return undecided
	case len(options) == 0:
		return answerOf(condition == "absent")
	case options[0].Value.Kind == setting.Null:
		return v.withNothing(condition)
	case condition == "absent":
		return no
	case condition == "set":
		return yes
	}
	value := options[0].Value
	if value.Kind == setting.Bare {
		return answerOf(condition == "on")
	}
	if !value.Known() || value.Kind == setting.Symbol && switched(value) == undecided { // SET ssl = on is no reference
		return answerOr(condition == "unknown", undecided)
	}
	return fits(value, condition)
}

// withNothing reports whether a condition holds in the branch of a condition that writes nothing. In Terraform, null
// mostly goes with an argument that another branch of the same condition has, so that nothing follows from it by itself.
func (v *view) withNothing(condition string) string {
	if strings.Contains(v.resource.Type, "::") {
		return answerOf(condition == "absent")
	}
	return undecided
}

// fits compares a known value.
func fits(value setting.Value, condition string) string {
	text := strings.TrimSpace(value.Text.String())
	switch {
	case condition == "unknown":
		return no
	case condition == "on":
		return answerOf(switched(value) == yes)
	case condition == "off":
		return answerOf(switched(value) == no)
	case condition == "loopback":
		return answerOf(allLoopback(text))
	case strings.HasPrefix(condition, "<"), strings.HasPrefix(condition, ">"):
		return compared(text, condition)
	case strings.HasPrefix(condition, "~ "):
		return answerOf(strings.Contains(strings.ToLower(text), strings.ToLower(condition[2:])))
	}
	for word := range strings.SplitSeq(condition, "|") {
		if strings.EqualFold(word, text) {
			return yes
		}
	}
	return no
}

// compared holds a version against "< 3" or ">= 3".
func compared(text, condition string) string {
	operator, bound, _ := strings.Cut(condition, " ")
	order, ok := compareVersions(text, bound)
	if !ok {
		return undecided
	}
	switch operator {
	case "<":
		return answerOf(order < 0)
	case "<=":
		return answerOf(order <= 0)
	case ">":
		return answerOf(order > 0)
	}
	return answerOf(order >= 0)
}

// compareVersions compares two dotted versions by their numbers; ok is false where a is none. A part that a lacks may be
// any: 7.0 is neither below nor above 7.0.5.
func compareVersions(a, b string) (order int, ok bool) {
	as, bs := strings.Split(strings.TrimPrefix(a, "v"), "."), strings.Split(b, ".")
	for i, want := range bs {
		if i >= len(as) {
			return 0, strings.Trim(strings.Join(bs[i:], ""), "0") == ""
		}
		digits := as[i][:len(as[i])-len(strings.TrimLeft(as[i], "0123456789"))]
		x, err := strconv.Atoi(digits)
		y, _ := strconv.Atoi(want)
		switch {
		case err != nil:
			return 0, false
		case x != y:
			return x - y, true
		}
	}
	return 0, true
}

func answerOf(holds bool) string { return answerOr(holds, no) }

func answerOr(holds bool, otherwise string) string {
	if holds {
		return yes
	}
	return otherwise
}

func opposite(answer string) string {
	switch answer {
	case yes:
		return no
	case no:
		return yes
	}
	return answer
}

// foldedPath is a path in one spelling, without the numbers of lists.
func foldedPath(path string) string {
	if path == "." {
		return ""
	}
	inner := ""
	if i := strings.IndexByte(path, '['); i >= 0 && strings.HasSuffix(path, "]") {
		path, inner = path[:i], "["+setting.FoldKey(path[i+1:len(path)-1])+"]"
	}
	var out []string
	for part := range strings.SplitSeq(path, ".") {
		if _, err := strconv.Atoi(part); err != nil && part != "" {
			out = append(out, setting.FoldKey(part))
		}
	}
	return strings.Join(out, ".") + inner
}
