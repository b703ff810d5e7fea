package token

import "strings"

// packageClause reads package a.b, namespace A.B and declare module "x".
func (p *finder) packageClause(word string) bool {
	next := p.pos + 1
	if p.toks[next].kind != tIdent || word == "module" && !p.d.script || word == "package" && p.d.script {
		return false
	}
	last := p.lastOfPath(next)
	name := p.pathOf(next, last)
	p.pos = last + 1
	if p.unit.Package == "" {
		p.unit.Package = name
	}
	if p.d.language == "csharp" {
		p.unit.Wildcard = append(p.unit.Wildcard, name)
	}
	if p.at('{') {
		from := len(p.unit.Assigns)
		p.block(context{scope: p.ctx.scope, guard: p.ctx.guard, class: p.d.language == "csharp"})
		if p.d.script || p.d.c {
			p.members(name, from)
		}
	}
	return true
}

// members gives what was assigned from an index on the names that it has outside of the namespace that it stands in.
func (p *finder) members(namespace string, from int) {
	for _, a := range p.unit.Assigns[from:] {
		if a.Scope == p.ctx.scope {
			a.Target = namespace + "." + a.Target
			p.unit.Assigns = append(p.unit.Assigns, a)
		}
	}
}

// importStatement reads an import of Java and its kin or of a script.
func (p *finder) importStatement() bool {
	if p.is(p.pos+1, '(') || p.is(p.pos+1, '.') {
		return false
	}
	if p.d.script {
		p.importModule()
		return true
	}
	p.pos++
	if p.word(p.pos) == "static" {
		p.pos++
	}
	if p.cur().kind != tIdent {
		return true
	}
	start := p.pos
	last := p.lastOfPath(start)
	p.pos = last + 1
	path := p.pathOf(start, last)
	switch {
	case p.at('.') && p.is(p.pos+1, '*'), p.d.trailing && p.at('.') && p.word(p.pos+1) == "_":
		p.pos += 2
		p.unit.Wildcard = append(p.unit.Wildcard, path)
	case p.at('.') && p.is(p.pos+1, '{'):
		p.pos++
		p.importGroup(path)
	case strings.HasSuffix(path, "._"):
		p.unit.Wildcard = append(p.unit.Wildcard, strings.TrimSuffix(path, "._"))
	case p.word(p.pos) == "as" && !p.cur().first:
		p.unit.Imports[p.word(p.pos+1)] = path
		p.pos += 2
	default:
		p.unit.Imports[lastName(path)] = path
	}
	return true
}

// importGroup reads Scala's import a.b.{C, D => E}.
func (p *finder) importGroup(path string) {
	open := p.pos
	for i := open + 1; i < p.closing(open); i++ {
		if name := p.word(i); name != "" && !p.is(i-1, opArrow) {
			local := name
			if p.is(i+1, opArrow) {
				local = p.word(i + 2)
			}
			p.unit.Imports[local] = path + "." + name
		}
	}
	p.leave(open)
}

// importModule reads a script's import statement. A default or namespace import stands for the module itself.
func (p *finder) importModule() {
	start := p.pos
	p.pos++
	if w := p.word(p.pos); w == "type" && p.word(p.pos+1) != "from" && !p.is(p.pos+1, ',') {
		p.pos++
	}
	var whole []int
	group := -1
	for !p.stopped() && p.cur().kind != tString && !p.at(';') && !p.at('=') {
		switch w := p.word(p.pos); {
		case w == "from" || w == "as":
		case w != "":
			whole = append(whole, p.pos)
		case p.at('{'):
			group = p.pos
		}
		p.skipGroup()
	}
	if p.accept('=') { // import x = require("y")
		if value := p.expr(); len(whole) == 1 {
			p.importsOf(p.word(whole[0]), value, true)
		}
		return
	}
	if p.cur().kind != tString {
		return
	}
	module := p.literal(p.pos).Text.String()
	p.pos++
	for _, i := range whole {
		p.unit.Imports[p.word(i)] = module
	}
	if group >= 0 {
		p.importNames(module, group)
	}
	if p.pos == start+2 {
		p.unit.Wildcard = append(p.unit.Wildcard, module)
	}
}

// importNames reads {a, b as c} at index open.
func (p *finder) importNames(module string, open int) {
	for i := open + 1; i < p.closing(open); i++ {
		name := p.word(i)
		if name == "" || name == "type" && p.toks[i+1].kind == tIdent && p.word(i+1) != "as" {
			continue
		}
		local := name
		if p.word(i+1) == "as" {
			local = p.word(i + 2)
			i += 2
		}
		full := module + "." + name
		if name == "default" {
			full = module
		}
		p.unit.Imports[local] = full
	}
}

// exportStatement reads export default e, export {a} from "x" and export * from "x"; other exports are declarations.
func (p *finder) exportStatement() bool {
	if !p.d.script {
		return false
	}
	start := p.pos
	switch {
	case p.word(start+1) == "default":
		p.pos += 2
		switch p.word(p.pos) {
		case "class", "abstract", "async", "function", "interface", "enum":
			return true
		}
		value := p.expr()
		p.assign(Assign{Target: "export.default", TargetPlace: p.placeOf(start + 1), Value: value, Place: p.from(start), Const: true})
	case p.is(start+1, '{'), p.is(start+1, '*'):
		p.pos++
		for !p.stopped() && p.cur().kind != tString && !p.at(';') {
			at := p.pos
			p.skipGroup()
			if w := p.word(p.pos); p.src[p.toks[at].start] == '{' && w != "from" {
				return true
			}
		}
	case p.is(start+1, '='):
		p.pos += 2
		value := p.expr()
		p.assign(Assign{Target: "export.default", TargetPlace: p.placeOf(start), Value: value, Place: p.from(start), Const: true})
	default:
		p.pos++
	}
	return true
}

// usingClause reads C#'s using directives; a using declaration is left to the caller.
func (p *finder) usingClause() {
	i := p.pos + 1
	if p.word(i) == "static" {
		i++
	}
	if p.toks[i].kind != tIdent || p.word(i) == "var" || p.word(i) == "await" {
		p.pos++
		return
	}
	if p.is(i+1, '=') {
		from := i + 2
		last := p.lastOfPath(from)
		p.unit.Imports[p.word(i)] = p.pathOf(from, last)
		p.pos = last + 1
		return
	}
	last := i
	for (p.is(last+1, '.') || p.is(last+1, opScope)) && p.toks[last+2].kind == tIdent {
		last += 2
	}
	if !p.is(last+1, ';') {
		p.pos++ // using T x = …
		return
	}
	p.unit.Wildcard = append(p.unit.Wildcard, strings.TrimPrefix(p.pathOf(i, last), "global::"))
	p.pos = last + 1
}

// requireCall reads require("x") and import("x") as the name of the module.
func (p *finder) requireCall() Expr {
	start := p.pos
	open := start + 1
	if p.toks[open+1].kind == tString && open+2 == p.closing(open) {
		module := p.literal(open + 1).Text.String()
		p.leave(open)
		return Expr{Kind: Name, Place: p.from(start), Path: module}
	}
	p.pos++
	return Expr{Kind: Name, Place: p.from(start), Path: p.word(start)}
}

// required reports whether e is what requireCall or a member of it gives.
func (p *finder) required(e Expr) bool {
	if e.Kind != Name {
		return false
	}
	rest := p.src[e.Place.Span.Start:]
	return !strings.HasPrefix(e.Path, "require(") && (strings.HasPrefix(rest, "require(") || strings.HasPrefix(rest, "import("))
}

// imported is what the path of e means through the file's imports, and whether it comes from one.
func (p *finder) imported(e Expr) (string, bool) {
	if e.Kind != Name {
		return "", false
	}
	if p.required(e) {
		return e.Path, true
	}
	head, rest, _ := strings.Cut(e.Path, ".")
	full, ok := p.unit.Imports[head]
	if !ok {
		return "", false
	}
	if rest != "" {
		full += "." + rest
	}
	return full, true
}

// pythonImport reads import a.b as c, d.
func (p *finder) pythonImport() {
	p.pos++
	for p.cur().kind == tIdent {
		start := p.pos
		last := p.lastOfPath(start)
		path := p.pathOf(start, last)
		p.pos = last + 1
		if p.word(p.pos) == "as" {
			p.unit.Imports[p.word(p.pos+1)] = path
			p.pos += 2
		} else {
			p.unit.Imports[p.word(start)] = p.word(start)
			p.unit.Imports[path] = path
		}
		if !p.accept(',') {
			return
		}
	}
}

// pythonFrom reads from a.b import c as d, (e, f), *.
func (p *finder) pythonFrom() {
	p.pos++
	module := ""
	for p.cur().kind != tLine && p.cur().kind != tEnd && p.word(p.pos) != "import" {
		module += p.src[p.cur().start:p.cur().end]
		p.pos++
		if len(module) > pathLimit {
			return
		}
	}
	if p.word(p.pos) != "import" {
		return
	}
	p.pos++
	if p.accept('*') {
		p.unit.Wildcard = append(p.unit.Wildcard, module)
		return
	}
	group := p.at('(')
	if group {
		p.pos++
	}
	for p.cur().kind == tIdent {
		name := p.word(p.pos)
		local := name
		p.pos++
		if p.word(p.pos) == "as" {
			local = p.word(p.pos + 1)
			p.pos += 2
		}
		p.unit.Imports[local] = joinModule(module, name)
		p.accept(',')
	}
	if group && p.at(')') {
		p.pos++
	}
}

func joinModule(module, name string) string {
	if module == "" || module[len(module)-1] == '.' {
		return module + name
	}
	return module + "." + name
}
