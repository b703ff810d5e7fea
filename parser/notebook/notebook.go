// Package notebook reads the code cells of Jupyter notebooks.
package notebook

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/json"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/source"
)

// Code is what a notebook runs.
type Code struct {
	Language string        // of the kernel, in lower case: python, scala, r; "python" if the notebook does not say
	Cells    source.Text   // all cells in the kernel's language, in order
	Shell    []source.Text // cells and lines for a shell: %%bash, !command
}

// Read returns the code of a notebook. Outputs and prose are no code. A line that only the notebook understands is left
// out; of %sql and the like a URL stays, as the value of a variable.
func Read(f *source.File) (Code, []source.Problem) {
	root, problems := json.Read(f)
	code := Code{Language: language(root)}
	var cells []source.Text
	for _, cell := range list(root, "cells") {
		if kind := child(cell, "cell_type"); kind == nil || kind.Value.Text.String() != "code" {
			continue
		}
		text := joined(child(cell, "source"))
		if first, _, _ := strings.Cut(text.String(), "\n"); shellCell(first) {
			code.Shell = append(code.Shell, text.Slice(len(first), text.Len()))
			continue
		}
		cells = append(cells, code.lines(text)...)
	}
	code.Cells = source.Concat(cells...)
	return code, problems
}

// joined is a cell's source: a string, or a list of lines with their line feeds.
func joined(n *tree.Node) source.Text {
	if n == nil {
		return source.Text{}
	}
	parts := []source.Text{n.Value.Text}
	for _, line := range n.Children {
		parts = append(parts, line.Value.Text)
	}
	return source.Concat(parts...)
}

func shellCell(first string) bool {
	words := strings.Fields(first)
	if len(words) == 0 {
		return false
	}
	switch words[0] {
	case "%%bash", "%%sh":
		return true
	case "%%script", "%%!":
		return len(words) > 1 && (words[1] == "bash" || words[1] == "sh")
	}
	return false
}

// lines sorts a cell's lines.
func (c *Code) lines(text source.Text) []source.Text {
	var out []source.Text
	at := 0
	for _, line := range text.Split("\n") {
		end := at + line.Len()
		words := strings.TrimLeft(line.String(), " \t")
		indent := line.Len() - len(words)
		switch {
		case strings.HasPrefix(words, "!"):
			c.Shell = append(c.Shell, line.Slice(indent+1, line.Len()))
		case strings.HasPrefix(words, "%"):
			if _, argument, ok := line.Slice(indent, line.Len()).Cut(" "); ok && strings.Contains(argument.String(), "://") {
				at := argument.Slice(0, 0).Place()
				out = append(out, source.Decoded(at, `database_url = "`), argument.Trim(), source.Decoded(at, `"`))
			}
		default:
			out = append(out, line)
		}
		out = append(out, feed(text, end))
		at = end + 1
	}
	return out
}

// feed is the line feed at the end of a line. The last line of a cell needs one too.
func feed(text source.Text, at int) source.Text {
	if at < text.Len() {
		return text.Slice(at, at+1)
	}
	return source.Decoded(text.Slice(at, at).Place(), "\n")
}

// language is that of the kernel.
func language(root *tree.Node) string {
	metadata := child(root, "metadata")
	for _, n := range []*tree.Node{child(child(metadata, "language_info"), "name"), child(child(metadata, "kernelspec"), "language")} {
		if n != nil {
			return strings.ToLower(n.Value.Text.String())
		}
	}
	return "python"
}

func child(n *tree.Node, name string) *tree.Node {
	if n == nil {
		return nil
	}
	for _, c := range n.Children {
		if c.Key.String() == name {
			return c
		}
	}
	return nil
}

func list(n *tree.Node, name string) []*tree.Node {
	if c := child(n, name); c != nil {
		return c.Children
	}
	return nil
}
