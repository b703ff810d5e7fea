// Package parser finds settings in files: which format a file has, whether it is worth parsing, and what stands in it.
// Files go in, settings as written come out, with the problems of the corners that could not be read.
package parser

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/keys"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/template"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Parser holds what is computed once for a run.
type Parser struct {
	filters *filters
	openers *opener.Catalog
	Docs    bool // read the code blocks of documents too
	known   setting.Known
	keys    *keys.Known

	neighbours []setting.Neighbour     // what the files take names from
	units      *memo[token.Unit]       // of neighbours, which many files take names from
	named      *memo[[]template.Named] // of the templates of charts

	formats []format // the table: what reads code inside other files, and stands in the table, finds its format here
	globs   []glob   // the names in it

	taught func() *Parser // the parser that knows; nil for one that does already
}

// New prepares a parser for the openers, schemes and keys of the drivers.
func New(known setting.Known) *Parser {
	p := blank(func(language string) []string { return needles(known, language) })
	p.learn(known)
	return p
}

// Prepare is New for what the program itself knows: it is asked for when the first file is parsed. Until then a run needs
// no more than the needles, which are written down.
func Prepare(known func() setting.Known) *Parser {
	p := blank(writtenNeedles)
	p.taught = sync.OnceValue(func() *Parser {
		base := *p
		base.taught = nil
		base.learn(known())
		return &base
	})
	return p
}

// blank is a parser that knows nothing but which files to read.
func blank(words func(language string) []string) *Parser {
	return &Parser{
		filters: &filters{words: words, made: map[string]*Filter{}}, openers: &opener.Catalog{}, formats: formats, globs: globsOf(formats),
		units: &memo[token.Unit]{}, named: &memo[[]template.Named]{},
	}
}

func (p *Parser) learn(known setting.Known) {
	p.known, p.keys = known, keys.Prepare(known)
	p.known.Inside = p.inside
}

// ready is the parser with all that it must know.
func (p *Parser) ready() *Parser {
	if p.taught == nil {
		return p
	}
	with := *p.taught()
	with.neighbours = p.neighbours
	return &with
}

// Needles are the words of which one must stand in a file that is no program for it to be parsed, in lower case; programs
// have fewer.
func (p *Parser) Needles() []string {
	return distinct(p.filters.words(""))
}

// With returns a parser for a run in which names have the values that other files give them.
func (p *Parser) With(values map[string]source.Text) *Parser {
	with := *p.ready()
	with.known.Values, with.keys = values, with.keys.With(values)
	with.known.Inside = with.inside
	return &with
}

// Beside returns a parser for a program that takes names from other files.
func (p *Parser) Beside(neighbours []setting.Neighbour) *Parser {
	with := *p
	with.neighbours = neighbours
	return &with
}

// format is one line of the table of formats. One of code, tree, read and readAll is set, or one of the first two with a read that goes before.
type format struct {
	name    string
	suffix  []string                      // lower-case ends of the file name, with their dot
	names   []string                      // globs for the whole lower-case base name
	weak    []string                      // ends of file names that count where nothing in front of them tells a format
	folders []string                      // names of folders whose files without an extension are meant
	docs    bool                          // documents, whose code blocks are read on request only
	always  bool                          // read without a needle too: its values may be what other files refer to
	defines bool                          // may give variables of the environment their values
	needles []string                      // words that make a file of this format worth reading too
	code    func(*source.File) token.Unit // programs
	read    func(*Parser, *source.File) setting.Found
	tree    treeReader                                  // files of keys and values
	readAll func(*Parser, []*source.File) setting.Found // files of one folder that belong together
}

// Wants reports whether a file is worth parsing. One that is read without a needle is passed over where its encoding is a
// problem: nobody misses it.
func (p *Parser) Wants(f *source.File) bool {
	format := p.formatOf(f.Path)
	if format != nil && format.name == script.name {
		if format = p.scriptFormat(f.Data); format == nil {
			return false // no program: whatever it is, its encoding is no problem
		}
	}
	if p.filters.of(format).Match(f.Data) {
		return true
	}
	if format != nil && wide(f.Data) {
		return p.filters.of(format).Match(bytes.ReplaceAll(f.Data, []byte{0}, nil)) // what it says cannot be read, and that is told
	}
	if format == nil || !format.always && !slices.ContainsFunc(format.needles, func(n string) bool { return bytes.Contains(f.Data, []byte(n)) }) {
		return false
	}
	problem, _ := Encoding(f)
	return problem.Code == ""
}

// Defines reports whether a file of that name may give variables of the environment their values, for programs that are
// written in other files.
func (p *Parser) Defines(name string) bool {
	format := p.formatOf(name)
	return format != nil && format.defines
}

// Reads reports whether a file's name tells a format, and one that this parser looks into.
func (p *Parser) Reads(name string) bool {
	format := p.formatOf(name)
	return format != nil && (p.Docs || !format.docs)
}

// Parse reads the files of one unit. A panic in a format is a problem of the file, not the end of the run. A template of
// a file need not be well-formed before it is filled in, so there broken syntax is no problem.
func (p *Parser) Parse(files []*source.File) (found setting.Found) {
	if len(files) == 0 {
		return setting.Found{}
	}
	defer func() {
		if recover() != nil {
			found.Problems = append(found.Problems, source.Problem{
				File: files[0].Path, Code: source.Internal,
				Message: "the parser of this format gave up; please report it, with the file if you may",
			})
		}
	}()
	p = p.ready()
	f := p.formatOf(files[0].Path)
	if f == nil || f.name == "script" {
		if f = p.scriptFormat(files[0].Data); f == nil {
			return setting.Found{}
		}
	}
	if f.readAll != nil {
		found = f.readAll(p, files)
	} else {
		found = f.one(p, files[0])
	}
	p.made(&found)
	crowded(&found)
	found.Problems = boundsOnce(found.Problems)
	for _, file := range files {
		found.Problems = append(found.Problems, tooLong(file)...)
	}
	concealKeys(files, &found)
	if base := strings.ToLower(path.Base(files[0].Path)); f.readAll == nil && keys.WithoutTemplateEnd(base) != base {
		found.Problems = slices.DeleteFunc(found.Problems, func(p source.Problem) bool { return p.Code == source.Syntax })
	}
	return found
}

// one reads a single file.
func (f *format) one(p *Parser, file *source.File) setting.Found {
	switch {
	case f.read != nil:
		return f.read(p, file)
	case f.tree != nil:
		return readTree(f.tree)(p, file)
	}
	return p.program(f.code, file)
}

// formatOf finds the format by the file's name; nil if there is none.
func (p *Parser) formatOf(name string) *format {
	base := strings.ToLower(path.Base(name))
	if strings.HasSuffix(base, ".min.js") || strings.HasSuffix(base, ".lock") || slices.Contains(lockFiles, base) {
		return nil
	}
	bySuffix, bare := p.formatBySuffix(base), keys.WithoutTemplateEnd(base)
	for i := range p.globs {
		g := &p.globs[i]
		if g.matches(base) && (bySuffix == nil || !g.open) || !g.open && len(bare) < len(base) && g.matches(bare) {
			return g.format // env.ts is no .env file
		}
	}
	if bySuffix != nil {
		return bySuffix
	}
	if f := p.formatBySuffix(bare); f != nil {
		return f
	}
	if i := slices.IndexFunc(p.formats, func(f format) bool { return slices.Contains(f.weak, path.Ext(base)) }); i >= 0 {
		return &p.formats[i]
	}
	if !strings.Contains(base, ".") {
		folder := path.Base(path.Dir(name))
		if i := slices.IndexFunc(p.formats, func(f format) bool { return slices.Contains(f.folders, folder) }); i >= 0 {
			return &p.formats[i]
		}
		return &script
	}
	return nil
}

// glob is a pattern of names of a format. What stands before its first and behind its last sign tells most names apart.
type glob struct {
	format           *format
	text, head, tail string
	plain            bool // it has no sign
	open             bool // it ends with ".*"
}

func globsOf(formats []format) []glob {
	var out []glob
	for i := range formats {
		for _, text := range formats[i].names {
			g := glob{format: &formats[i], text: text, open: strings.HasSuffix(text, ".*")}
			if first := strings.IndexAny(text, "*?["); first >= 0 {
				g.head, g.tail = text[:first], text[strings.LastIndexAny(text, "*?]")+1:]
			} else {
				g.plain = true
			}
			out = append(out, g)
		}
	}
	return out
}

func (g *glob) matches(base string) bool {
	if g.plain {
		return g.text == base
	}
	if !strings.HasPrefix(base, g.head) || !strings.HasSuffix(base, g.tail) {
		return false
	}
	ok, _ := path.Match(g.text, base)
	return ok
}

func (p *Parser) formatBySuffix(base string) *format {
	for i := range p.formats {
		if slices.ContainsFunc(p.formats[i].suffix, func(s string) bool { return strings.HasSuffix(base, s) }) {
			return &p.formats[i]
		}
	}
	return nil
}

// script stands for files without an extension: their first line tells the language.
var script = format{name: "script"}

var lockFiles = []string{"package-lock.json", "npm-shrinkwrap.json", "go.sum", "composer.lock", "cargo.lock", "poetry.lock", "yarn.lock", "pnpm-lock.yaml"}

// scriptFormat finds the format of a program by its interpreter; nil if there is none.
func (p *Parser) scriptFormat(data []byte) *format {
	line, _, _ := strings.Cut(string(data[:min(len(data), 256)]), "\n")
	name := strings.TrimRight(interpreter(line), "0123456789.")
	switch file, known := languages[name]; {
	case known:
		return p.formatOf(file)
	case strings.HasSuffix(name, "sh"):
		return p.formatOf("x.sh")
	}
	return nil
}

// interpreter is the program that a first line names, without its folder; "" if it names none.
func interpreter(line string) string {
	words := strings.Fields(strings.TrimPrefix(line, "#!"))
	if !strings.HasPrefix(line, "#!") || len(words) == 0 {
		return ""
	}
	name := path.Base(words[0])
	for i := 1; i < len(words) && name == "env"; i++ {
		if !strings.HasPrefix(words[i], "-") && !strings.Contains(words[i], "=") {
			name = path.Base(words[i])
		}
	}
	if name == "env" {
		return ""
	}
	return name
}

// Encoding reports whether a file is text that the formats can read. The problem says what to do about one that is not.
func Encoding(f *source.File) (source.Problem, bool) {
	switch {
	case wide(f.Data):
		return source.Problem{File: f.Path, Code: source.Encoding, Message: "the file is UTF-16, UTF-32 or no text; save it as UTF-8 to have it linted"}, false
	case bytes.IndexByte(f.Data, 0) >= 0:
		return source.Problem{File: f.Path, Code: source.Encoding, Message: "the file holds NUL bytes: it is no text"}, false
	case !utf8.Valid(f.Data):
		return source.Problem{File: f.Path, Code: source.Encoding, Message: "the file is not valid UTF-8; it was read byte by byte"}, true
	}
	return source.Problem{}, true
}

// wide reports whether a file begins as texts do whose characters are of two or four bytes: no needle is found in them as
// they stand.
func wide(data []byte) bool {
	return bytes.IndexByte(data[:min(len(data), 4)], 0) >= 0 || source.UTF16(data)
}

// DSN reads a file that holds nothing but one connection string.
func DSN(f *source.File) (setting.Connection, bool) {
	text := f.All()
	whole := text.Place()
	d, ok := dsn.Parse(text, "")
	if !ok {
		return setting.Connection{}, false
	}
	anchor := whole
	if !d.Scheme.IsZero() {
		anchor = d.Scheme.Place()
	}
	return setting.Connection{
		Shape: d.Shape, Where: whole, Anchor: anchor, Scheme: d.Scheme, Grammar: d.Grammar, Slot: d.Slot, Hosts: d.Hosts, Ports: d.Ports,
		Database: d.Database, Options: d.Options, Open: openTop(d.Open), Hint: setting.Hint{Name: "this connection string"},
	}, true
}

func openTop(open bool) []string {
	if open {
		return []string{""}
	}
	return nil
}
