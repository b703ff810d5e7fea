// Package markdown finds the fenced code blocks of Markdown documents.
package markdown

import (
	"bytes"
	"strings"

	"github.com/dsnlint/dsnlint/source"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Fence is one code block.
type Fence struct {
	Language string // the first word behind the fence, in lower case; "" if there is none
	Text     source.Text
}

// maxDepth is how many lists and quotations may stand in each other; the library's time grows with the square of it.
const maxDepth = 100

// Read returns the fenced blocks of a document in order. The indentation and the marks of the lists and quotations that
// they stand in are no part of their text.
func Read(f *source.File) ([]Fence, []source.Problem) {
	var out []Fence
	data := f.Data[source.ByteOrderMark(f.Data):]
	if deep(data) {
		return nil, []source.Problem{{File: f.Path, Code: source.TooDeep, Message: "lists and quotations are nested more than 100 levels deep; the document was not read"}}
	}
	base := len(f.Data) - len(data)
	blocks := parser.NewParser(parser.WithBlockParsers(parser.DefaultBlockParsers()...)) // what stands inside lines is prose
	document := blocks.Parse(text.NewReader(data))
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the visitor returns no error
		block, ok := n.(*ast.FencedCodeBlock)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		var lines []source.Text
		for i := range block.Lines().Len() {
			line := block.Lines().At(i)
			lines = append(lines, source.Verbatim(source.Place{File: f, Span: source.Span{Start: base + line.Start, End: base + line.Stop}}))
		}
		out = append(out, Fence{Language: language(block, data), Text: source.Concat(lines...)})
		return ast.WalkSkipChildren, nil
	})
	return out, nil
}

// deep counts the marks of lists and quotations at the start of each line.
func deep(data []byte) bool {
	for line := range bytes.Lines(data) {
		marks := 0
		for i := 0; i+1 < len(line) && bytes.IndexByte([]byte(" \t>-*+"), line[i]) >= 0; i++ {
			if line[i] == '>' || line[i] > ' ' && (line[i+1] == ' ' || line[i+1] == '\t') {
				marks++
			}
		}
		if marks > maxDepth {
			return true
		}
	}
	return false
}

// language is the first word of the fence's info string: python, or yaml of "yaml title=x" and of "{.yaml}".
func language(block *ast.FencedCodeBlock, data []byte) string {
	word := strings.ToLower(string(block.Language(data)))
	word, _, _ = strings.Cut(strings.Trim(word, "{}."), ",")
	return word
}
