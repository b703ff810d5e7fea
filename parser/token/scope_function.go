package token

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// unnamed begins the names of objects that the program gives none.
const unnamed = "object@"

// Unnamed reports whether a variable is no program's: it holds an object that a block sets members of.
func Unnamed(name string) bool { return strings.HasPrefix(name, unnamed) }

// scopeFunctions are Kotlin's functions that give back what a block is run on: in apply it is this, in also it is it.
var scopeFunctions = map[string]string{"apply": "this", "also": "it"}

// scopeFunction reads x.apply { a = 1 } and x.also { it.a = 1 }, which give back x with its members set. What has no name
// gets one, so that what the block says is about it.
func (p *finder) scopeFunction(o *operand) bool {
	if !p.d.unnew || o.name < 0 || o.e.Kind == CallOf {
		return false
	}
	self, ok := scopeFunctions[p.word(o.name)]
	if !ok {
		return false
	}
	if self == "it" && p.is(p.pos+2, opThin) {
		self = p.word(p.pos + 1)
	}
	var base string
	value := o.e
	if o.receiver != nil {
		value = *o.receiver
		base = p.nameless(value)
	} else if base, ok = strings.CutSuffix(value.Path, "."+p.word(o.name)); !ok {
		return false
	}
	p.about(base, self, func() { p.nested(p.lambdaBlock) })
	o.e = Expr{Kind: Name, Path: base, Place: behind(p.from(o.start))}
	o.receiver, o.name = nil, -1
	return true
}

// nameless gives a value a name that no program can have.
func (p *finder) nameless(value Expr) string {
	name := unnamed + strconv.Itoa(value.Place.Span.Start)
	p.assign(Assign{Target: name, TargetPlace: value.Place, Value: value, Place: value.Place, Const: true})
	return name
}

// behind is the end of a place: a name that is given to an object stands behind what makes it.
func behind(p source.Place) source.Place {
	p.Span.Start = p.Span.End
	return p
}

// about runs read and takes what it finds to be about base, where it names no object or calls it self: members that are
// set, and calls that set them.
func (p *finder) about(base, self string, read func()) {
	calls, assigns := len(p.unit.Calls), len(p.unit.Assigns)
	read()
	for i := range p.unit.Assigns[assigns:] {
		a := &p.unit.Assigns[assigns+i]
		declared := a.Place.Span.Start < a.TargetPlace.Span.Start || a.Param || strings.HasSuffix(a.Target, "()")
		if member, ok := ownMember(a.Target, self); ok && !declared {
			a.Target = base + "." + member
		}
	}
	for _, c := range p.unit.Calls[calls:] {
		if member, ok := ownMember(c.Callee, self); ok && c.Receiver == nil && !c.New && setsMember(c.Method) {
			c.Callee = base + "." + member
		}
	}
}

// ownMember is the name of a member that is written alone or behind self.
func ownMember(path, self string) (string, bool) {
	if member, ok := strings.CutPrefix(path, self+"."); ok {
		return member, true
	}
	return path, self == "this" && !strings.Contains(path, ".")
}

// setsMember reports whether a method's name says that it sets something; others may be functions of the program.
func setsMember(method string) bool {
	for _, word := range []string{"set", "add", "put"} {
		if strings.HasPrefix(method, word) {
			return true
		}
	}
	return false
}

// classBody reads the body of an anonymous class. new T() {{ setA(1); }} sets members of what it makes, which gets a name
// for it.
func (p *finder) classBody(made Expr) (name string) {
	body := context{scope: p.ctx.scope, guard: p.ctx.guard, class: true}
	if !p.is(p.pos+1, '{') {
		p.block(body)
		return ""
	}
	name = p.nameless(made)
	body.scope = p.newScope()
	p.about(name, "this", func() { p.block(body) })
	return name
}
