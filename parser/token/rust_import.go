package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// externCrate reads extern crate a as b.
func (p *finder) externCrate() bool {
	if p.word(p.pos+1) != "crate" {
		return false
	}
	name := p.word(p.pos + 2)
	local := name
	p.pos += 3
	if p.word(p.pos) == "as" {
		local = p.word(p.pos + 1)
		p.pos += 2
	}
	if name != "" && local != "" {
		p.unit.Imports[local] = name
	}
	return true
}

// useTree reads what stands behind use or inside its braces: a::b as c, a::{self, b}, a::*.
func (p *finder) useTree(prefix string, depth int) {
	p.accept(opScope)
	path := prefix
	for p.cur().kind == tIdent && len(path) < pathLimit {
		word := p.word(p.pos)
		p.pos++
		if word != "self" || path == "" {
			path = joinPath(path, word)
		}
		if !p.accept(opScope) {
			p.useName(path)
			return
		}
	}
	switch {
	case p.accept('*'):
		p.unit.Wildcard = append(p.unit.Wildcard, path)
	case p.at('{') && depth < 32:
		open := p.pos
		p.elements(open, func(int) { p.useTree(path, depth+1) }, func(int) {})
	case p.at('{'):
		p.leave(p.pos)
	}
}

func joinPath(a, b string) string {
	if a == "" {
		return b
	}
	return a + "." + b
}

// useName notes a name that use brings in, under the name behind as if there is one.
func (p *finder) useName(path string) {
	local := lastName(path)
	if p.word(p.pos) == "as" {
		p.pos++
		local = p.word(p.pos)
		if p.cur().kind == tIdent {
			p.pos++
		}
	}
	if local != "" && local != "_" {
		p.unit.Imports[local] = path
	}
}

// rustModule reads mod a; or mod a { … }.
func (p *finder) rustModule() {
	name := p.word(p.pos + 1)
	p.rust.declare(name)
	p.pos += 2
	if !p.at('{') {
		return
	}
	c := p.ctx
	if name == "tests" || name == "test" {
		c.guard = setting.Test
	}
	p.within(c, func() { p.rustBlock() })
}

func (s *rustState) declare(mod string) {
	if s.mods == nil {
		s.mods = map[string]bool{}
	}
	s.mods[mod] = true
}

// crate notes that a path begins with a name that nothing imports: such a name is a crate's.
func (p *finder) crate(name string) {
	switch name {
	case "self", "super", "crate", "Self":
		return
	}
	if p.rust.crates == nil {
		p.rust.crates = map[string]bool{}
	}
	p.rust.crates[name] = true
}

// rustCrates adds the crates that the file names without importing them.
func (p *finder) rustCrates() {
	for name := range p.rust.crates {
		if _, ok := p.unit.Imports[name]; !ok && !p.rust.mods[name] && strings.ToLower(name) == name {
			p.unit.Imports[name] = name
		}
	}
}
