package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// count is one line of the table.
type count struct {
	must, hit       int // labels that must be reported, and are
	mustNot, alarms int // labels that must not be reported, and are
	right, wrong    int // labels that may be reported, and are by a listed rule, or by another
	said, same      int // labels that say a posture, and the connection there has it
	read            int // labels that say a posture, with any connection there
}

// add counts one label and returns what is to be shown about it: a miss, a false alarm, another posture.
func (c *count) add(l *label, s *seen) []string {
	var notes []string
	wants := l.wants()
	switch l.Expect {
	case must:
		c.must++
		if got := s.rules(l, tolerance); meet(got, wants) {
			c.hit++
		} else {
			notes = append(notes, fmt.Sprintf("MISS    %s wants %v, got %v: %s", l.where(), wants, got, l.Reason))
		}
	case may:
		if got := s.rules(l, 0); len(got) > 0 && len(wants) > 0 {
			if meet(got, wants) {
				c.right++
			} else {
				c.wrong++
				notes = append(notes, fmt.Sprintf("WRONG   %s wants %v, got %v: %s", l.where(), wants, got, l.Reason))
			}
		}
	case mustNot:
		c.mustNot++
		if got := s.rules(l, 0); len(got) > 0 {
			c.alarms++
			notes = append(notes, fmt.Sprintf("ALARM   %s got %v: %s", l.where(), got, l.Reason))
		}
	}
	return append(notes, c.addPosture(l, s)...)
}

// addPosture compares what the label says about the connection with what the facts say. Connections on one line, of which
// one is as labelled, are fine: a condition has two branches.
func (c *count) addPosture(l *label, s *seen) []string {
	if !l.Posture.said() {
		return nil
	}
	c.said++
	got := s.postures(l)
	if len(got) > 0 {
		c.read++
	}
	switch {
	case slices.Contains(got, l.Posture), l.Posture == unknown && len(got) == 0:
		c.same++
		return nil
	case len(got) == 0:
		return []string{fmt.Sprintf("UNREAD  %s is %s: %s", l.where(), l.Posture, l.Reason)}
	}
	return []string{fmt.Sprintf("POSTURE %s is %s, facts say %v: %s", l.where(), l.Posture, got, l.Reason)}
}

func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// table counts for all labels, by format and by engine.
type table map[string]*count

func (t table) add(l *label, s *seen) []string {
	notes := t.line("all").add(l, s)
	t.line("format "+l.Format).add(l, s)
	t.line("engine "+l.Engine).add(l, s)
	return notes
}

func (t table) line(name string) *count {
	if t[name] == nil {
		t[name] = &count{}
	}
	return t[name]
}

func (t table) names() []string {
	var out []string
	for name := range t {
		out = append(out, name)
	}
	slices.SortFunc(out, func(a, b string) int {
		if a == "all" || b == "all" {
			return map[bool]int{true: -1, false: 1}[a == "all"]
		}
		return strings.Compare(a, b)
	})
	return out
}

func (t table) write(w io.Writer) {
	fmt.Fprintf(w, "%-28s%6s%6s%9s%9s%8s%10s%9s%6s%10s\n", "", "must", "hit", "recall", "mustnot", "alarms", "precision", "posture", "same", "accuracy")
	for _, name := range t.names() {
		c := t[name]
		fmt.Fprintf(w, "%-28s%6d%6d%9s%9d%8d%10s%9d%6d%10s\n", name, c.must, c.hit, percent(c.hit, c.must), c.mustNot, c.alarms,
			percent(c.hit+c.right, c.hit+c.right+c.wrong+c.alarms), c.said, c.same, percent(c.same, c.said))
	}
}

func percent(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f%%", 100*float64(part)/float64(whole))
}
