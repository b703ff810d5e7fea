package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// admissions adds to the view what the lists of lines of pg_hba.conf, or its text, say about connections without TLS, as a
// parameter of the list: "pg_hba[plaintext]" is the first line that decides about them for everybody, or that lets somebody
// in. Without such a line it is absent.
func (v *view) admissions(lists []string) {
	for _, list := range lists {
		path := foldedPath(list)
		if option, ok := v.admission(path); ok {
			v.options[path+"[plaintext]"] = []setting.Option{option}
		}
	}
}

// admission is the line that decides, which may be one of a text of many. A line that cannot be read leaves it open.
func (v *view) admission(path string) (setting.Option, bool) {
	for _, option := range v.options[path] {
		if option.Value.Kind == setting.Opaque {
			v.open = append(v.open, path)
			break
		}
		for _, line := range option.Value.Text.Split("\n") {
			line = line.Trim()
			if decides, end := admits(line.String()); decides {
				option.Value.Text = line.Slice(0, end)
				return option, true
			}
		}
	}
	return setting.Option{}, false
}

// admits reports whether a line of pg_hba.conf lets somebody in from elsewhere without TLS, or refuses all who come so,
// and where its method ends; behind that there may be secrets.
func admits(text string) (decides bool, end int) {
	words := hbaWords(text)
	line, ok := hbaLineFrom(words)
	everybody := hbaLine{databases: []string{"all"}, users: []string{"all"}, address: "0.0.0.0/0"}
	switch {
	case !ok, !line.plaintext(), loopback(line.address), line.method == "reject" && !line.covers(&everybody):
		return false, 0
	}
	for _, word := range words {
		end += strings.Index(text[end:], word) + len(word)
		if word == line.method {
			break
		}
	}
	return true, end
}
