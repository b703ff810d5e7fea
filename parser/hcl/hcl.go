// Package hcl reads Terraform and OpenTofu: .tf, .tofu, .tfvars, Terragrunt and other HCL files, and the JSON form of
// each. The files of one folder are evaluated together: defaults of variables, tfvars, locals and functions resolve as
// far as they can, and every value keeps the bytes it was written with. What cannot be known stays a hole that says
// what it refers to.
package hcl

import (
	"path"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Limits that keep hostile input from taking the process down.
const (
	maxDepth  = 1000      // brackets, templates and unary operators open at once
	maxFile   = 16 << 20  // bytes of one file
	maxChain  = 10_000    // conditionals in one file: the library nests them
	maxEval   = 100       // expressions inside each other that are followed
	maxSteps  = 2_000_000 // evaluation steps of one module
	maxText   = 64 << 10  // bytes of one evaluated string
	maxExpand = 256       // elements that a for_each or dynamic block is expanded to
)

// Module is what the files of a folder say.
type Module struct {
	setting.Found
	// Arguments are those of all blocks, under the addresses of their blocks: a tree for each of the alternatives that
	// conditions leave, the later ones only of blocks that have so many. Found lists no connection of theirs.
	Arguments []*tree.Node
	// Embedded are connections in longer texts among the arguments, which whoever reads those texts may know better.
	Embedded []setting.Connection
}

// Read evaluates all files of one folder together: *.tf and *.tofu with their JSON forms, terraform.tfvars and
// *.auto.tfvars. Other files are read, but give no values to the module. The order of the files does not matter, save
// that later *.auto.tfvars win, as in Terraform. near are files of other folders that the module names; those that it
// asks for are the result's imports. What modules do that are called stands beside what the folder's own files say.
func Read(files []*source.File, known setting.Known, near ...setting.Neighbour) Module {
	var out Module
	s := newSurroundings(near)
	m := newModule(s, ".")
	for _, f := range sortFiles(files) {
		body, problems := parse(f)
		out.Problems = append(out.Problems, problems...)
		m.add(f, body)
	}
	if len(m.bodies) == 0 {
		m.bodies = m.given // values for a module that lies elsewhere
	}
	r := newReader(m, known)
	r.given()
	r.read()
	out.Add(r.found)
	out.Arguments, out.Embedded = r.arguments(), r.embeds
	if slices.ContainsFunc(out.Arguments, restsOnVariables) {
		s.ask(ValueFiles, ".")
	}
	out.Imports = s.imports
	out.Problems = append(out.Problems, s.cut.Problems...)
	if s.steps <= 0 {
		out.Problems = append(out.Problems, source.Problem{
			File: files[0].Path, Code: source.TooLarge,
			Message: "the module takes too many steps to evaluate; the rest of its values are unknown",
		})
	}
	return out
}

// restsOnVariables reports whether something in a tree is not known, or only by a default.
func restsOnVariables(n *tree.Node) bool {
	return slices.ContainsFunc(n.Value.Text.Refs(), func(ref string) bool { return strings.HasPrefix(ref, "var.") }) ||
		slices.ContainsFunc(n.Children, restsOnVariables)
}

// sortFiles returns the files in the order Terraform reads them: tfvars after each other by name, auto ones last.
func sortFiles(files []*source.File) []*source.File {
	out := append([]*source.File(nil), files...)
	sort.SliceStable(out, func(i, j int) bool {
		a, b := rank(out[i].Path), rank(out[j].Path)
		if a != b {
			return a < b
		}
		return out[i].Path < out[j].Path
	})
	return out
}

// The ranks of files: what gives values, weaker first.
const (
	plainFile = iota
	mainVars
	autoVars
)

func rank(name string) int {
	base := strings.TrimSuffix(path.Base(name), ".json")
	switch {
	case base == "terraform.tfvars":
		return mainVars
	case strings.HasSuffix(base, ".auto.tfvars"):
		return autoVars
	}
	return plainFile
}

// parse turns a file of either syntax into blocks. It never returns nil.
func parse(f *source.File) (*body, []source.Problem) {
	problem := func(code source.ProblemCode, message string) (*body, []source.Problem) {
		return &body{file: f}, []source.Problem{{File: f.Path, Code: code, Message: message}}
	}
	start := source.ByteOrderMark(f.Data) // the library refuses one
	data := f.Data[start:]
	switch {
	case len(data) > maxFile:
		return problem(source.TooLarge, "the file is too large for the HCL reader")
	case !utf8.Valid(data):
		return problem(source.Encoding, "the file is not UTF-8")
	}
	base := source.Verbatim(source.Place{File: f, Span: source.Span{Start: start, End: len(f.Data)}})
	if strings.HasSuffix(f.Path, ".json") {
		if tooDeepJSON(data) {
			return problem(source.TooDeep, "brackets are nested too deeply")
		}
		return parseJSON(f, base)
	}
	if tooDeep(data) {
		return problem(source.TooDeep, "brackets are nested too deeply")
	}
	return parseNative(f, base)
}
