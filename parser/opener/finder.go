package opener

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// finder holds one file's Unit with the indexes that following values needs.
type finder struct {
	unit token.Unit
	*vocabulary
	catalog *Catalog
	known   setting.Known
	values  map[string]source.Text // what other files give the names that this one refers to

	assigns map[slot][]*token.Assign
	named   map[string][]*token.Assign  // by target, in any scope
	fields  map[string][]*token.Assign  // by what stands before a dot of the target
	methods map[string][]*token.Call    // by receiver path
	chained map[*token.Call]*token.Call // the call whose receiver is the key
	taken   map[string][]*token.Call    // by the variable that takes the result

	extents map[int]source.Span // what is known to lie in a scope
	parents map[int]int
	gifts   map[string][]gift // by what is looked up: "env:DB_HOST"
	lacking map[string]bool   // names that lead nowhere
	handing bool              // what other files open may be this file's connections

	makesResources bool                  // with a library for infrastructure
	configs        map[string]collection // what the program reads at run time, by the address's in
	under          []*token.Unit         // the files that this one is laid over, the weaker first
	headed         []string              // the files that a file of C includes; nil until they are asked for
	asked          map[string]bool       // the configurations that were asked for and are not there
	lines          []int                 // offset of each line's first byte
	indents        []int

	functions      []*function
	functionsNamed map[string][]int
	bodies         map[int]int // the function, by the scope of its body
	called         map[string][]*token.Call
	lastNames      map[string][]*token.Assign
	fieldsKnown    map[fieldKey][]*token.Assign
	frames         map[int]frame
	entered        map[frameKey]int
	made           map[madeKey]bool
	passedOn       map[string][]*token.Call
	fielded        bool // there are classes with fields
	wrote          []write
	parted         map[[2]int][2]bool // what apart said of two offsets
	given          map[boundKey]*token.Assign

	elixir *elixirFile

	matched []match
	matches map[*token.Call]bool
	tls     map[string]target // registered by name: mysql.RegisterTLSConfig("name", …)
	drafts  map[*token.Call][]*draft
	claimed []source.Place
	steps   int
	crowded bool // there was more to follow than is followed
	found   setting.Found
}

// slot is a name in a scope.
type slot struct {
	path  string
	scope int
}

func newFinder(catalog *Catalog, u token.Unit, known setting.Known) *finder {
	f := &finder{
		unit: u, vocabulary: catalog.of(u.Language, known), catalog: catalog, known: known, values: known.Values,
		assigns: map[slot][]*token.Assign{}, named: map[string][]*token.Assign{}, fields: map[string][]*token.Assign{},
		methods: map[string][]*token.Call{}, chained: map[*token.Call]*token.Call{}, taken: map[string][]*token.Call{},
		extents: map[int]source.Span{}, parents: map[int]int{}, lacking: map[string]bool{},
		configs: map[string]collection{}, asked: map[string]bool{},
		functionsNamed: map[string][]int{}, bodies: map[int]int{}, fieldsKnown: map[fieldKey][]*token.Assign{},
		frames: map[int]frame{}, entered: map[frameKey]int{}, made: map[madeKey]bool{}, parted: map[[2]int][2]bool{}, given: map[boundKey]*token.Assign{},
		matches: map[*token.Call]bool{}, tls: map[string]target{}, drafts: map[*token.Call][]*draft{},
	}
	f.index()
	f.inject()
	f.turn()
	f.declareFlags()
	f.nest()
	f.measure()
	f.indexFunctions()
	return f
}

func (f *finder) index() {
	for i := range f.unit.Assigns {
		a := &f.unit.Assigns[i]
		target := normalPath(a.Target)
		f.assigns[slot{target, a.Scope}] = append(f.assigns[slot{target, a.Scope}], a)
		f.named[target] = append(f.named[target], a)
		for _, prefix := range prefixes(target) {
			f.fields[prefix] = append(f.fields[prefix], a)
		}
		f.extend(a.Scope, a.Place)
	}
	for _, c := range f.unit.Calls {
		callee := normalPath(c.Callee)
		if full := f.canonical(callee); getters[full] && !getters[callee] {
			c.Callee, callee = full, full // import os as o; o.getenv
		}
		if short := f.unqualified(callee); short != callee {
			c.Callee, callee = short, short
		}
		if c.Receiver == nil {
			if i := strings.LastIndexByte(callee, '.'); i > 0 {
				f.methods[callee[:i]] = append(f.methods[callee[:i]], c)
			}
		} else if inner := c.Receiver.Call; inner != nil {
			f.chained[inner] = c
		}
		if c.AssignedTo != "" {
			target := normalPath(c.AssignedTo)
			f.taken[target] = append(f.taken[target], c)
		}
		f.extend(c.Scope, c.Place)
	}
}

// unqualified is a callee of Java without a package that needs no import, or that everybody imports.
func (f *finder) unqualified(callee string) string {
	if f.unit.Language != "java" {
		return callee
	}
	for _, home := range []string{"java.util.", "java.lang."} {
		if rest, ok := strings.CutPrefix(callee, home); ok && isClass(rest) {
			return rest
		}
	}
	return callee
}

// normalPath spells subscripts and optional chaining as plain segments: a["b"]?.c is a.b.c.
func normalPath(p string) string {
	if !strings.ContainsAny(p, "[?!:-") {
		return p
	}
	return strings.TrimPrefix(plainSegments.Replace(p), "global.")
}

var plainSegments = strings.NewReplacer(`["`, ".", `"]`, "", `['`, ".", `']`, "", "[", ".", "]", "", "?.", ".", "!.", ".", "->", ".", "::", ".")

// prefixes are the paths that a dotted path stands below: a.b.c gives a and a.b. Very deep paths give the first few.
func prefixes(path string) []string {
	var out []string
	for i := 0; i < len(path) && len(out) < 4; i++ {
		if path[i] == '.' {
			out = append(out, path[:i])
		}
	}
	return out
}

func firstSegment(path string) string {
	if i := strings.IndexAny(path, "./"); i >= 0 && !strings.Contains(path[:i+1], "/") {
		return path[:i]
	}
	first, _, _ := strings.Cut(path, "/")
	return first
}

func lastSegment(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

func (f *finder) extend(scope int, p source.Place) {
	if old, ok := f.extents[scope]; ok {
		f.extents[scope] = old.Cover(p.Span)
		return
	}
	f.extents[scope] = p.Span
}

// nest finds out which function body lies in which: bodies nest, so one whose contents lie between two things of another
// lies inside it.
func (f *finder) nest() {
	if f.unit.Outer != nil {
		return
	}
	scopes := make([]int, 0, len(f.extents))
	for s := range f.extents {
		if s != 0 {
			scopes = append(scopes, s)
		}
	}
	slices.SortFunc(scopes, func(a, b int) int {
		x, y := f.extents[a], f.extents[b]
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End), cmp.Compare(a, b))
	})
	var open []int
	for _, s := range scopes {
		for len(open) > 0 && !f.extents[open[len(open)-1]].Contains(f.extents[s]) {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			f.parents[s] = open[len(open)-1]
		}
		open = append(open, s)
	}
}

// outer is the scope around a scope.
func (f *finder) outer(scope int) int {
	if scope > 0 && scope < len(f.unit.Outer) && f.unit.Outer[scope] < scope {
		return f.unit.Outer[scope]
	}
	return f.parents[scope]
}

// measure notes how far each line is indented. In a file of ordinary layout that tells a statement that is always
// executed from one that stands in a block.
func (f *finder) measure() {
	data := f.unit.File.Data
	always := initialiser{head: -1}
	for start := 0; start <= len(data); {
		end := start
		for end < len(data) && (data[end] == ' ' || data[end] == '\t') {
			end++
		}
		f.lines = append(f.lines, start)
		first := end
		for end < len(data) && data[end] != '\n' {
			end++
		}
		f.indents = append(f.indents, always.level(first-start, data[first:end]))
		start = end + 1
	}
}

// initialiser is a block that is always executed once: static { … } of Java, init { … } of Kotlin.
type initialiser struct {
	head  int // the indentation of its first line; -1 outside
	inner int // that of the line behind it
}

// level is the indentation that a line counts with: inside such a block it is that of the block.
func (b *initialiser) level(indent int, line []byte) int {
	if word := string(bytes.TrimSpace(line[:min(len(line), 40)])); word == "static {" || word == "init {" {
		*b = initialiser{head: indent}
		return indent
	}
	switch {
	case b.head < 0 || len(bytes.TrimSpace(line)) == 0:
		return indent
	case indent <= b.head:
		b.head = -1
		return indent
	case b.inner == 0:
		b.inner = indent
	}
	return max(b.head, b.head+indent-b.inner)
}
