package hcl

import (
	"sort"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// leftover is a connection string outside of resources: in a local, a variable's default, an output.
type leftover struct {
	text       source.Text
	connection setting.Connection
}

// whole notes that every part of t belongs to a connection string that has been found.
func (r *reader) whole(t source.Text) {
	for _, p := range t.Places() {
		r.parts[p] = true
	}
}

// leftovers reports the connection strings that are no mere beginning of others: "${local.base}?sslmode=require" says
// what the base is good for. The longest come first, for they may be made of the others.
func (r *reader) leftovers() {
	order := make([]int, len(r.later))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		return len(r.later[order[a]].text.Places()) > len(r.later[order[b]].text.Places())
	})
	keep := make([]bool, len(r.later))
	for _, i := range order {
		keep[i] = !r.isPart(r.later[i].text)
		if keep[i] {
			r.whole(r.later[i].text)
		}
	}
	for i, l := range r.later {
		if keep[i] {
			r.found.Connections = append(r.found.Connections, l.connection)
		}
	}
}

// isPart reports whether all of t stands in connection strings that have been found.
func (r *reader) isPart(t source.Text) bool {
	for _, p := range t.Places() {
		if !r.parts[p] {
			return false
		}
	}
	return true
}
