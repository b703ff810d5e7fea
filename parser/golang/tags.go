package golang

import (
	"go/ast"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Bounds on the structs of settings of one file: how deep they lie in each other, embedded ones too, and how many are
// entered. Types may embed themselves, or hold each other in every field.
const (
	maxStructs = 6
	maxEntered = 20_000
)

// structs are the struct types of a file.
type structs struct {
	types   map[string]*ast.StructType
	entered int
	cut     bool // some were not entered
}

// settings reads the structs whose fields a library fills: from variables of the environment, or from the keys of a file.
// Each field is assigned what its tag names, under its own name and under those of the fields around it: "*.URL" and
// "*.Database.URL".
func (r *reader) settings(f *ast.File) {
	known := structs{types: map[string]*ast.StructType{}}
	var order []string
	inner := map[string]bool{} // types of fields
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range g.Specs {
			spec, ok := s.(*ast.TypeSpec)
			if !ok {
				continue
			}
			if st, ok := spec.Type.(*ast.StructType); ok {
				known.types[spec.Name.Name], order = st, append(order, spec.Name.Name)
				for _, field := range st.Fields.List {
					inner[typeName(field.Type)] = true
				}
			}
		}
	}
	for _, name := range order {
		if !inner[name] {
			r.fields(&known, known.types[name], 0, nil, nil)
		}
	}
}

// typeName is the name of a type of the package, without its pointer; "" for any other.
func typeName(e ast.Expr) string {
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	if name, ok := e.(*ast.Ident); ok {
		return name.Name
	}
	return ""
}

// fields reads the fields of a struct that lies so deep in others, below some names and keys.
func (r *reader) fields(known *structs, st *ast.StructType, depth int, names, keys []string) {
	known.entered++
	switch {
	case depth > maxStructs: // a type may hold itself
		return
	case known.entered > maxEntered || len(r.unit.Assigns) > maxTagged:
		if !known.cut {
			r.problem(source.TooLarge, r.place(st.Pos(), st.Pos()).Span.Start, "the structs of this file have more fields than are followed; the tags of some were not read")
		}
		known.cut = true
		return
	}
	for _, field := range st.Fields.List {
		tags := tagsOf(r, field)
		inside, ok := field.Type.(*ast.StructType)
		if !ok {
			inside = known.types[typeName(field.Type)]
		}
		if len(field.Names) == 0 && inside != nil { // embedded
			r.fields(known, inside, depth+1, names, keys)
			continue
		}
		for _, name := range field.Names {
			key := tags.key
			if key == "" {
				key = name.Name
			}
			below, path := slices.Concat(names, []string{name.Name}), slices.Concat(keys, []string{key})
			switch {
			case inside != nil:
				r.fields(known, inside, depth+1, below, path)
			case tags.env != "" || tags.key != "":
				r.setting(field, name, tags, below, strings.Join(path, "."))
			}
		}
	}
}

// maxTagged bounds how many assignments the tags of one file make.
const maxTagged = 10_000

// tags is what a field's tag says about where its value comes from.
type tags struct {
	env    string // a variable of the environment
	key    string // a key in a file
	preset bool   // a default, which is read by itself
}

func tagsOf(r *reader, field *ast.Field) tags {
	if field.Tag == nil {
		return tags{}
	}
	text := r.literal(field.Tag).Text
	var out tags
	if name, ok := tagged(text, "env", "envconfig"); ok {
		out.env, _, _ = strings.Cut(name.String(), ",")
	}
	if name, ok := tagged(text, "mapstructure", "yaml", "koanf", "toml"); ok {
		out.key, _, _ = strings.Cut(name.String(), ",")
	}
	_, out.preset = tagged(text, "envDefault", "default", "env-default")
	if out.key == "-" {
		out.key = ""
	}
	return out
}

// setting assigns a field what its tag names.
func (r *reader) setting(field *ast.Field, name *ast.Ident, t tags, names []string, key string) {
	if t.preset {
		return
	}
	place := r.node(field.Tag)
	var choices []token.Expr
	if t.env != "" {
		choices = append(choices, token.Expr{Kind: token.Name, Place: place, Path: "ENV." + t.env})
	}
	if t.key != "" {
		word := token.Expr{Kind: token.Literal, Place: place, Text: source.Decoded(place, key), Value: setting.String}
		choices = append(choices, token.Expr{Kind: token.CallOf, Place: place, Call: &token.Call{
			Callee: "viper.GetString", Method: "GetString", Args: []token.Arg{{Value: word}}, Place: place, CalleePlace: place,
		}})
	}
	value := choices[0]
	if len(choices) > 1 {
		value = token.Expr{Kind: token.ChoiceOf, Place: place, Items: choices, Default: true}
	}
	for n := range names {
		r.assign(token.Assign{Target: "*." + strings.Join(names[n:], "."), TargetPlace: r.node(name), Place: r.node(field), Value: value}, level{})
	}
}
