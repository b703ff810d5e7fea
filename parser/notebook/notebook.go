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
	var parts []source.Text
	var cells []*tree.Node
	if n := root.Child("cells"); n != nil {
		cells = n.Children
	}
	for _, cell := range cells {
		if kind := cell.Child("cell_type"); kind == nil || kind.Value.Text.String() != "code" {
			continue
		}
		text := joined(cell.Child("source"))
		if first, _, _ := strings.Cut(text.String(), "\n"); shellCell(first) {
			code.Shell = append(code.Shell, text.Slice(len(first), text.Len()))
			continue
		}
		parts = append(parts, code.lines(text)...)
	}
	code.Cells = source.Concat(parts...)
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
	metadata := root.Child("metadata")
	for _, n := range []*tree.Node{metadata.Child("language_info").Child("name"), metadata.Child("kernelspec").Child("language")} {
		if n != nil {
			return strings.ToLower(n.Value.Text.String())
		}
	}
	return "python"
}
