package server

import (
	"sort"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// Answers that a fact gives about enforcement.
const (
	yes       = "yes"
	no        = "no"
	undecided = "unknown"
)

// switched normalises the spellings of a switch: 1, "1", true, ON and enabled are one.
func switched(v setting.Value) string {
	if v.Kind == setting.Bare {
		return yes
	}
	if !v.Known() {
		return undecided
	}
	switch strings.ToLower(strings.TrimSpace(v.Text.String())) {
	case "1", "true", "on", "yes", "enabled", "enable":
		return yes
	case "0", "false", "off", "no", "disabled", "disable", "null":
		return no
	}
	return undecided
}

// weakest picks the value that decides when several are possible: the branches of a condition, or a key written twice.
// A value that is off wins, then one that cannot be known.
func weakest(values []setting.Value) setting.Value {
	rank := map[string]int{no: 0, undecided: 1, yes: 2}
	best := values[0]
	for _, v := range values[1:] {
		if rank[switched(v)] < rank[switched(best)] {
			best = v
		}
	}
	return best
}

// all returns the values of every attribute of that name, in order. Names are compared folded, as front ends spell them; one
// that is null is not there.
func all(r *setting.Resource, name string) []setting.Value {
	var out []setting.Value
	for _, a := range r.Attributes {
		if alike(a.Name.String(), name) && a.Value.Kind != setting.Null {
			out = append(out, a.Value)
		}
	}
	return out
}

// first returns the value of the first of the names that the resource has.
func first(r *setting.Resource, names ...string) (setting.Value, bool) {
	for _, name := range names {
		for _, a := range r.Attributes {
			if alike(a.Name.String(), name) && a.Value.Kind != setting.Null {
				return a.Value, true
			}
		}
	}
	return setting.Value{}, false
}

// literal returns an attribute's text when it is known.
func literal(r *setting.Resource, names ...string) string {
	v, ok := first(r, names...)
	if !ok || !v.Known() || v.Kind == setting.Symbol {
		return ""
	}
	return v.Text.String()
}

// versions normalises a list of protocol versions, sorted oldest first, each once.
func versions(s string) []string {
	seen, out := map[string]bool{}, []string{}
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(", :+\"'", r) }) {
		if v := fact.TLSVersion(part); v != "" && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	sort.Slice(out, func(i, j int) bool { return age(out[i]) < age(out[j]) })
	return out
}

// age orders versions; the oldest is smallest.
func age(v string) int {
	for i, known := range []string{"ssl2", "ssl3", "1.0", "1.1", "1.2", "1.3"} {
		if v == known {
			return i
		}
	}
	return -1
}

// from lists the versions from lowest up to 1.3.
func from(lowest string) []string {
	out := []string{}
	for _, v := range []string{"1.0", "1.1", "1.2", "1.3"} {
		if age(v) >= age(lowest) {
			out = append(out, v)
		}
	}
	return out
}

// oldest is the first of a sorted list, "" of an empty one.
func oldest(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
