package matrix

import (
	"bytes"
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// maxLiterals bounds how many values of one program are spelled in other ways.
const maxLiterals = 3

// Spellings writes a program in every other way that its language has. It is empty where the language has none here.
func Spellings(o *Original) []Spelling {
	lang := languages[path.Ext(o.File)]
	if lang == nil {
		return nil
	}
	var out []Spelling
	for _, l := range literals(o) {
		for i := range lang.ways {
			if w := &lang.ways[i]; w.fits(l, o.Data) && (!w.modules || bytes.Contains(o.Data, []byte("\nimport ")) || bytes.HasPrefix(o.Data, []byte("import "))) {
				out = append(out, Spelling{Way: w.name, File: o.File, Format: lang.format, Data: lang.write(o.Data, l, w)})
			}
		}
	}
	return append(out, layouts(o, lang)...)
}

// literals are those that the connection's options are written with, each once.
func literals(o *Original) []literal {
	var out []literal
	for i := range o.Connection.Options {
		v := &o.Connection.Options[i].Value
		places := v.Text.Places()
		if !v.Known() || v.Text.Len() == 0 || len(places) != 1 || places[0].File == nil {
			continue
		}
		l, ok := literalAt(o.Data, places[0].Span)
		known := slices.ContainsFunc(out, func(other literal) bool { return other.whole == l.whole })
		if ok && !known && len(out) < maxLiterals {
			out = append(out, l)
		}
	}
	return out
}

// write puts the other spelling in the place of a literal, and its definition where the language wants it.
func (lang *language) write(data []byte, l literal, w *way) []byte {
	at := lang.place(data, l.whole.Start)
	define, use := w.fill(w.define, l, data), w.fill(w.use, l, data)
	edits := []source.Edit{
		{Place: source.Place{Span: source.Span{Start: at, End: at}}, Text: define},
		{Place: source.Place{Span: l.whole}, Text: use},
	}
	if at == len(data) {
		slices.Reverse(edits)
		edits[1].Text = "\n" + define
	}
	return apply(data, edits)
}

// apply makes edits that are sorted and do not overlap.
func apply(data []byte, edits []source.Edit) []byte {
	var out []byte
	from := 0
	for _, e := range edits {
		out = append(append(out, data[from:e.Place.Span.Start]...), e.Text...)
		from = e.Place.Span.End
	}
	return append(out, data[from:]...)
}

// layouts are spellings that touch no value: line ends, comments, the file's name.
func layouts(o *Original, lang *language) []Spelling {
	out := []Spelling{
		{Way: "lines end in CR LF", File: o.File, Format: lang.format, Data: bytes.ReplaceAll(o.Data, []byte("\n"), []byte("\r\n"))},
		{Way: "byte order mark", File: o.File, Format: lang.format, Data: append([]byte("\xef\xbb\xbf"), o.Data...)},
	}
	stem := strings.TrimSuffix(o.File, path.Ext(o.File))
	for _, other := range relatives[path.Ext(o.File)] {
		if other == ".groovy" && ownJava.Match(o.Data) {
			continue
		}
		out = append(out, Spelling{Way: "as " + other, File: stem + other, Format: lang.format, Data: o.Data})
	}
	if path.Ext(o.File) == ".py" {
		out = append(out, Spelling{Way: "notebook", File: stem + ".ipynb", Format: "notebook", Data: notebook(o.Data)})
	}
	return out
}

// ownJava is what Java has and Groovy reads in another way: a dollar sign in a string, an array that is initialised by
// braces alone.
var ownJava = regexp.MustCompile(`"[^"\n]*\$|\] \w+ = \{`)

// relatives are languages of which a program of the first is one too.
var relatives = map[string][]string{
	".mjs":  {".js", ".mts", ".ts", ".jsx"},
	".cjs":  {".js", ".cts"},
	".js":   {".cjs"},
	".java": {".groovy"},
	".sh":   {".bash"},
}

// notebook puts a program into the one code cell of a Jupyter notebook.
func notebook(program []byte) []byte {
	type cell struct {
		Type    string   `json:"cell_type"`
		Outputs []any    `json:"outputs"`
		Source  []string `json:"source"`
	}
	data, _ := json.Marshal(map[string]any{ // strings alone cannot fail
		"cells":    []cell{{Type: "code", Outputs: []any{}, Source: slices.Collect(strings.Lines(string(program)))}},
		"nbformat": 4,
	})
	return data
}
