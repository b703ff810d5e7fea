// Package golang reads Go source with the standard library's parser and turns the syntax tree into the common form that
// the opener package works on. A file that does not parse still gives what the parser could read of it.
package golang

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	gotoken "go/token"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Read turns one Go file into a Unit. A syntax error, or nesting too deep to parse safely, becomes a Problem; in the
// first case the Unit holds what stands outside the broken part.
//
// Composite literals of a named type are Calls with New set and their fields as named arguments, and ObjectOf
// expressions that carry the same Call. A function's results are Assigns to "name()", so that a caller's value can be
// followed into it; a parameter is an Assign of an Unknown value, so that it hides what it shadows; a default in a
// struct tag is an Assign to "*.Field", and so is the key that the tag names. Strings leaves out operands of comparisons, import paths, tags and map keys, and
// holds a concatenation or a format call as one expression.
func Read(f *source.File) token.Unit {
	r := &reader{
		file:   f,
		unit:   token.Unit{File: f, Language: "go", Imports: map[string]string{}, Outer: []int{0}},
		calls:  map[ast.Node]*token.Call{},
		spent:  map[ast.Node]bool{},
		guards: map[ast.Node]setting.Guard{},
		exprs:  map[ast.Node]token.Expr{},
		names:  map[ast.Expr]string{},

		strings: map[string]bool{}, structs: map[string][]string{}, globals: map[string]bool{},
	}
	if at, deep := tooDeep(f.Data); deep {
		r.problem(source.TooDeep, at, "brackets are nested too deeply to be parsed safely")
		return r.unit
	}
	set := gotoken.NewFileSet()
	tree, err := parser.ParseFile(set, f.Path, f.Data, parser.SkipObjectResolution)
	if err != nil {
		r.problem(source.Syntax, errorOffset(err), "not valid Go from here on; what could be parsed was read")
	}
	if tree == nil || !tree.FileStart.IsValid() {
		return r.unit
	}
	r.base = set.File(tree.FileStart).Base()
	if tree.Name != nil {
		r.unit.Package = tree.Name.Name
	}
	r.imports(tree)
	r.declared(tree)
	r.settings(tree)
	r.walk(tree)
	if len(r.zeros) > 0 {
		r.filled()
	}
	return r.unit
}

type reader struct {
	file   *source.File
	unit   token.Unit
	base   int
	calls  map[ast.Node]*token.Call   // made once, whoever needs it first
	spent  map[ast.Node]bool          // string literals that are part of a larger expression, or no value
	guards map[ast.Node]setting.Guard // blocks that stand under a condition that names an environment
	exprs  map[ast.Node]token.Expr    // calls, composites and sums that were read already: reading them again and again costs
	zeros  []zero
	names  map[ast.Expr]string // right-hand sides: the variable that takes them

	strings map[string]bool     // types that are strings
	structs map[string][]string // the fields of types
	globals map[string]bool     // variables of the top level that no function hides
}

// place is the raw bytes from a to b. Positions come from a tree that may be broken, so they are clamped.
func (r *reader) place(a, b gotoken.Pos) source.Place {
	start := min(max(0, int(a)-r.base), len(r.file.Data))
	end := min(max(start, int(b)-r.base), len(r.file.Data))
	return source.Place{File: r.file, Span: source.Span{Start: start, End: end}}
}

func (r *reader) node(n ast.Node) source.Place { return r.place(n.Pos(), n.End()) }

func (r *reader) problem(code source.ProblemCode, at int, message string) {
	at = min(max(0, at), len(r.file.Data))
	place := source.Place{File: r.file, Span: source.Span{Start: at, End: min(at+1, len(r.file.Data))}}
	r.unit.Problems = append(r.unit.Problems, source.Problem{File: r.file.Path, Place: place, Code: code, Message: message})
}

func errorOffset(err error) int {
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		return list[0].Pos.Offset
	}
	return 0
}

const (
	maxBrackets = 1_000   // open brackets
	maxDepth    = 100_000 // tokens that may each make the syntax tree one level deeper
)

// tooDeep scans tokens without recursion and reports where the tree would become deeper than is safe: brackets, but
// also chains of operators, selectors and else branches, which recurse as well.
func tooDeep(data []byte) (at int, deep bool) {
	set := gotoken.NewFileSet()
	file := set.AddFile("", set.Base(), len(data))
	var s scanner.Scanner
	s.Init(file, data, func(gotoken.Position, string) {}, 0)
	var open []int // the chain's length at each open bracket
	chain := 0
	for {
		pos, tok, _ := s.Scan()
		switch tok {
		case gotoken.EOF:
			return 0, false
		case gotoken.LPAREN, gotoken.LBRACK, gotoken.LBRACE:
			chain++
			open = append(open, chain)
		case gotoken.RPAREN, gotoken.RBRACK, gotoken.RBRACE:
			if n := len(open); n > 0 {
				chain, open = open[n-1], open[:n-1]
			}
		case gotoken.COMMA, gotoken.SEMICOLON:
			chain = 0
			if n := len(open); n > 0 {
				chain = open[n-1]
			}
		default:
			chain++
		}
		if len(open) > maxBrackets || chain > maxDepth {
			return file.Offset(pos), true
		}
	}
}

// packageName guesses the name that a package declares from its path.
func packageName(path string) string {
	switch path {
	case "github.com/microsoft/go-mssqldb", "github.com/denisenkom/go-mssqldb":
		return "mssql"
	}
	name := path[strings.LastIndexByte(path, '/')+1:]
	if isVersion(name) {
		path = strings.TrimSuffix(path, "/"+name)
		name = path[strings.LastIndexByte(path, '/')+1:]
	}
	name, _, _ = strings.Cut(name, ".v") // gopkg.in/yaml.v3
	name = strings.TrimSuffix(strings.TrimPrefix(name, "go-"), "-go")
	return strings.ReplaceAll(strings.TrimSuffix(name, ".go"), "-", "_")
}

func isVersion(s string) bool {
	return len(s) > 1 && s[0] == 'v' && strings.Trim(s[1:], "0123456789") == ""
}

// imports fills the table of local names. A blank import stands under "_ " and its path: it tells which driver serves
// database/sql.
func (r *reader) imports(tree *ast.File) {
	for _, spec := range tree.Imports {
		if spec.Path == nil {
			continue
		}
		r.spent[spec.Path] = true
		path := strings.Trim(spec.Path.Value, "\"`")
		switch {
		case spec.Name == nil:
			r.unit.Imports[packageName(path)] = path
			if goPrefix := path[strings.LastIndexByte(path, '/')+1:]; strings.HasPrefix(goPrefix, "go-") {
				r.unit.Imports[strings.ReplaceAll(goPrefix, "-", "_")] = path // go-ora declares go_ora
			}
		case spec.Name.Name == ".":
			r.unit.Wildcard = append(r.unit.Wildcard, path)
		case spec.Name.Name == "_":
			r.unit.Imports["_ "+path] = path
		default:
			r.unit.Imports[spec.Name.Name] = path
		}
	}
}
