package arm

import (
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Kind is what an expression is.
type Kind uint8

// The kinds of expressions.
const (
	Literal Kind = iota // Value
	Text                // a string made of Args
	List                // Args are its elements
	Object              // Members
	Name                // a parameter, variable, loop variable or resource; Value is its name
	Call                // a function with Args; Value is its name
	Dot                 // the member of Args[0] that Value names
	Index               // the element of Args[0] that Args[1] names
	Choice              // Args are a condition, what holds if it does, and what holds if it does not
	Loop                // Args[1] for every element of Args[0]; Locals are the names of the element and its number
	Other               // cannot be followed
)

// Expr is an expression of a template, in the one form that both languages have.
type Expr struct {
	Kind    Kind
	Place   source.Place
	Value   setting.Value
	Args    []*Expr
	Members []Field
	Locals  []string
}

// Field is one member of an object. One without a key is spread into it.
type Field struct {
	Key   source.Text
	Value *Expr
}

// Member is the value of an object's member; an empty object if it has none of that name.
func (x *Expr) Member(key string) *Expr {
	for _, m := range x.Members {
		if m.Key.String() == key {
			return m.Value
		}
	}
	return &Expr{Kind: Object, Place: x.Place}
}

// Texts are the words that stand in an expression: what no output may show of a default that is secret.
func (x *Expr) Texts() []source.Text {
	var out []source.Text
	x.texts(&out)
	return out
}

func (x *Expr) texts(out *[]source.Text) {
	if x.Kind == Literal && (x.Value.Kind == setting.String || x.Value.Kind == setting.Number) {
		*out = append(*out, x.Value.Text)
	}
	for _, a := range x.Args {
		a.texts(out)
	}
	for _, m := range x.Members {
		m.Value.texts(out)
	}
}

// literal is the text of a literal; "" of anything else.
func (x *Expr) literal() string {
	if x == nil || x.Kind != Literal || !x.Value.Known() {
		return ""
	}
	return x.Value.Text.String()
}
