// Package token reads program text without a compiler: tolerant lexers for the languages that have no parser in Go's
// standard library, and a finder that turns their tokens, or a real syntax tree, into one small form that the rest of
// the parser understands: calls with named arguments, assignments, imports and string literals.
package token

import (
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Unit is one source file in the common form. All slices are in source order.
type Unit struct {
	File     *source.File
	Language string // the language that openers are written for: go, python, java, javascript, csharp
	Package  string // the package or namespace that the file declares, as written
	Imports  map[string]string
	Wildcard []string // packages imported whole: "java.sql", "Microsoft.Data.SqlClient"
	Calls    []*Call  // every call and constructor, nested ones after the call that holds them
	Assigns  []Assign
	Strings  []Expr // every string outside comments and doc strings; one that is put together from pieces stands for them, as a ConcatOf
	Secrets  []source.Place
	Problems []source.Problem

	Outer []int // Outer[n] is the scope around scope n, Outer[0] is 0; nil where the parser does not say
	Funcs []Func
}

// Func is a function whose parameters are known.
type Func struct {
	Name  string // "" if it has none
	Class string // the class whose method it is, or in whose body it stands; "" if there is none
	Scope int
	Head  bool // the head of a class with parameters; its scope is the one that the class stands in
}

// ExprKind says which fields of an Expr are set.
type ExprKind uint8

// The kinds of expression.
const (
	Unknown  ExprKind = iota // an expression that the finder does not read; Place is set
	Literal                  // Text and Value: string, number, boolean, null; strings may hold Holes for interpolations
	Name                     // Path: a name or dotted path, such as cfg.host or ssl.CERT_NONE
	CallOf                   // Call
	ObjectOf                 // Members: {a: 1}, dict, struct literal, object initialiser; Path is the type's name if it has one
	ListOf                   // Items; a set of flags a | b too
	ConcatOf                 // Items: a + b + c, template strings, f-strings: literals and holes in order
	ChoiceOf                 // Items: the branches of c ? a : b and a if c else b; of a || b and a ?? b the last is the visible default
	MemberOf                 // Path: the name of a member of what the one of Items is, where that is no name; "*" for one whose name is computed
	FuncOf                   // a function or lambda: Items are the expressions that it is seen to return
	NotOf                    // Items: what is negated, one expression: !a, not a
	PartOf                   // Items: a whole and the key of a part of it, where the key is no literal: a[KEY]
)

// Expr is an expression. Where the value is not literal, the opener package follows it.
type Expr struct {
	Kind    ExprKind
	Place   source.Place
	Text    source.Text
	Value   setting.Kind
	Path    string
	Call    *Call
	Members []Member
	Items   []Expr
	Scope   int  // of a FuncOf: its body
	Default bool // with ChoiceOf: the choice is a look-up with a visible default (a || b, a ?? b), not a condition; with Literal: what a weaker file says is the visible default

	Guard setting.Guard // of a branch of a ChoiceOf: what its condition says about the environment
}

// Member is a key and value of an object literal.
type Member struct {
	Name   source.Text
	Value  Expr
	Spread bool // ...rest or **rest: Value is what is spread
}

// Arg is an argument of a call.
type Arg struct {
	Name   source.Text // zero for a positional argument
	Value  Expr
	Spread bool // *args, **kwargs, args...
}

// Call is a function call, method call or constructor.
type Call struct {
	Callee      string       // dotted path as written: "psycopg2.connect", "conn.SetSslMode", "MysqlDataSource" when New; with a Receiver the method alone; "@Value" of an annotation
	New         bool         // a constructor: new T(…), T{…} in Go, T(…) { X = … } in C#
	Receiver    *Expr        // what stands before the last dot when it is no plain path: builder().a().b()
	Method      string       // the part of Callee after the last dot, or all of it
	Args        []Arg        // for C# an object initialiser's members follow as named arguments
	Place       source.Place // from the callee's first byte to the closing bracket
	CalleePlace source.Place // the callee's last name alone: "connect"
	AssignedTo  string       // the variable that takes the result; "" if none
	Scope       int          // number of the enclosing function body; 0 is the file's top level
	Guard       setting.Guard
}

// Assign is an assignment, declaration with value, constant, default parameter or class field. A function's parameter
// without a default is one with an Unknown value: it hides outer names. What a named function f returns is assigned to
// "f()".
type Assign struct {
	Target      string // dotted path as written: "DSN", "config.ssl", "process.env.PGSSLMODE", "this.url"
	TargetPlace source.Place
	Value       Expr
	Place       source.Place
	Scope       int
	Const       bool   // declared constant: never assigned again
	Param       bool   // a parameter: callers may pass something else than the default in Value
	Class       string // of a field or constant in the body of a class: that class
	Func        int    // of a parameter: 1 + the index in Funcs of the function that is called with it; 0 if not known
	Index       int    // of a parameter: its position among the arguments of a call; -1 for the object of a method
	Part        string // of a parameter: the member of the argument that it takes, "*" for all further arguments, "**" for all further named ones, ":" if it is passed by name only
	Guard       setting.Guard
}
