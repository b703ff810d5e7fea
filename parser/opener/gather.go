package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// gathered makes objects of what is assigned member by member: $cfg['Servers'][$i]['host'] = …, a class's fields. Only
// those count whose name a framework reads.
func (f *finder) gathered() []token.Assign {
	var order []string
	objects := map[string]*token.Assign{}
	for i := range f.unit.Assigns {
		a := &f.unit.Assigns[i]
		parent, member, ok := cutMember(normalPath(a.Target))
		if !ok || !f.framework(parent) {
			continue
		}
		object := objects[parent]
		if object == nil {
			object = &token.Assign{Target: parent, TargetPlace: a.TargetPlace, Place: a.Place, Scope: a.Scope, Guard: a.Guard, Value: token.Expr{Kind: token.ObjectOf, Place: a.Place}}
			objects[parent] = object
			order = append(order, parent)
		}
		if object.Scope != a.Scope || object.Place.File != a.Place.File {
			continue
		}
		object.Value.Place.Span = object.Value.Place.Span.Cover(a.Place.Span)
		object.Value.Members = slices.DeleteFunc(object.Value.Members, func(m token.Member) bool { return m.Name.String() == member })
		object.Value.Members = append(object.Value.Members, token.Member{Name: source.Decoded(a.TargetPlace, member), Value: a.Value})
	}
	var out []token.Assign
	for _, parent := range order {
		if len(objects[parent].Value.Members) > 1 {
			out = append(out, *objects[parent])
		}
	}
	return out
}

func cutMember(path string) (parent, member string, ok bool) {
	i := strings.LastIndexByte(path, '.')
	if i <= 0 || i == len(path)-1 {
		return "", "", false
	}
	return path[:i], path[i+1:], true
}

// framework reports whether an object of that name is one that some framework reads.
func (f *finder) framework(path string) bool {
	target := strings.Split(path, ".")
	for _, o := range f.objects {
		pattern := strings.Split(strings.TrimPrefix(o.Callee, "assign:"), ".")
		if len(pattern) == len(target) && !isText(o) && matches(pattern, target) {
			return true
		}
	}
	return false
}

func matches(pattern, target []string) bool {
	for i := range target {
		if pattern[i] != "*" && pattern[i] != target[i] {
			return false
		}
	}
	return true
}
