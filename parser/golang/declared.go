package golang

import (
	"go/ast"
	gotoken "go/token"
)

// declared notes what the file's top level declares that values depend on: types that are strings, the fields of structs
// in their order, and variables.
func (r *reader) declared(tree *ast.File) {
	for _, decl := range tree.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range group.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				r.typed(s)
			case *ast.ValueSpec:
				for _, name := range s.Names {
					r.globals[name.Name] = group.Tok == gotoken.VAR
				}
			}
		}
	}
	ast.Inspect(tree, r.shadows)
}

func (r *reader) typed(s *ast.TypeSpec) {
	switch t := s.Type.(type) {
	case *ast.Ident:
		r.strings[s.Name.Name] = t.Name == "string"
	case *ast.StructType:
		for _, field := range t.Fields.List {
			for _, name := range field.Names {
				r.structs[s.Name.Name] = append(r.structs[s.Name.Name], name.Name)
			}
			if len(field.Names) == 0 {
				r.structs[s.Name.Name] = append(r.structs[s.Name.Name], lastOf(field.Type))
			}
		}
	}
}

// lastOf is the name of an embedded field.
func lastOf(e ast.Expr) string {
	p := path(e)
	for i := len(p) - 1; i >= 0; i-- {
		if p[i] == '.' {
			return p[i+1:]
		}
	}
	return p
}

// shadows takes the names off the variables of the top level that a function declares for itself too: which is meant
// where is not told apart.
func (r *reader) shadows(n ast.Node) bool {
	hide := func(e ast.Expr) {
		if id, ok := e.(*ast.Ident); ok {
			delete(r.globals, id.Name)
		}
	}
	switch n := n.(type) {
	case *ast.AssignStmt:
		for _, left := range n.Lhs {
			if n.Tok == gotoken.DEFINE {
				hide(left)
			}
		}
	case *ast.FuncType:
		for _, list := range []*ast.FieldList{n.Params, n.Results} {
			if list == nil {
				continue
			}
			for _, field := range list.List {
				for _, name := range field.Names {
					hide(name)
				}
			}
		}
	case *ast.DeclStmt:
		group, ok := n.Decl.(*ast.GenDecl)
		for i := 0; ok && i < len(group.Specs); i++ {
			if s, ok := group.Specs[i].(*ast.ValueSpec); ok {
				for _, name := range s.Names {
					hide(name)
				}
			}
		}
	}
	return true
}

// fieldsOf are the fields of a struct type that the file declares.
func (r *reader) fieldsOf(typ ast.Expr) []string {
	if id, ok := typ.(*ast.Ident); ok {
		return r.structs[id.Name]
	}
	return nil
}
