package golang

import (
	"cmp"
	"go/ast"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
)

// zero records a variable that is declared with a type of another package and no value: it is an empty literal of that
// type.
func (r *reader) zero(n *ast.ValueSpec, now level) {
	object := path(n.Type)
	if !strings.Contains(object, ".") {
		return
	}
	for _, name := range n.Names {
		if name.Name != "_" {
			r.zeros = append(r.zeros, zero{name: name, object: object, spec: n, at: now})
		}
	}
}

// zero is a variable without a value.
type zero struct {
	name   *ast.Ident
	object string
	spec   *ast.ValueSpec
	at     level
}

// builders are the types whose empty value is something to begin with.
var builders = map[string]bool{"strings.Builder": true, "bytes.Buffer": true, "url.Values": true, "url.URL": true}

// filled enters the variables without a value whose fields are set, and the builders. What is filled by reflection or by
// flags says nothing here.
func (r *reader) filled() {
	set := map[string]bool{}
	for i := range r.unit.Assigns {
		a := &r.unit.Assigns[i]
		if object, _, dotted := strings.Cut(a.Target, "."); dotted {
			set[object+" "+strconv.Itoa(a.Scope)] = true
		}
	}
	for _, z := range r.zeros {
		if !builders[z.object] && !set[z.name.Name+" "+strconv.Itoa(z.at.scope)] {
			continue
		}
		place := r.node(z.spec.Type)
		c := &token.Call{
			Callee: z.object, New: true, Method: z.object[strings.LastIndexByte(z.object, '.')+1:], Place: place, CalleePlace: r.lastName(z.spec.Type),
			AssignedTo: z.name.Name, Scope: z.at.scope, Guard: z.at.guard,
		}
		r.unit.Calls = append(r.unit.Calls, c)
		r.assign(token.Assign{
			Target: z.name.Name, TargetPlace: r.node(z.name), Place: r.node(z.spec),
			Value: token.Expr{Kind: token.ObjectOf, Place: place, Path: z.object, Call: c},
		}, z.at)
	}
	slices.SortStableFunc(r.unit.Assigns, func(a, b token.Assign) int { return cmp.Compare(a.Place.Span.Start, b.Place.Span.Start) })
	slices.SortStableFunc(r.unit.Calls, func(a, b *token.Call) int {
		return cmp.Or(cmp.Compare(a.Place.Span.Start, b.Place.Span.Start), cmp.Compare(b.Place.Span.End, a.Place.Span.End))
	})
}
