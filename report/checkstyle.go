package report

import (
	"encoding/xml"
	"io"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// What Checkstyle writes, and with it reviewdog, the warnings plugin of Jenkins and many others read.
type (
	checkstyle struct {
		XMLName xml.Name         `xml:"checkstyle"`
		Version string           `xml:"version,attr"` // of Checkstyle: readers look at no other
		Files   []checkstyleFile `xml:"file"`
	}
	checkstyleFile struct {
		Name   string            `xml:"name,attr"`
		Errors []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr,omitempty"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

var checkstyleSeverity = map[finding.Severity]string{finding.Error: "error", finding.Warning: "warning", finding.Note: "info"}

// writeCheckstyle writes the findings and, as warnings, the inputs that could not be read, file by file.
func writeCheckstyle(w io.Writer, run *Run) error {
	out := checkstyle{Version: "4.3"}
	at := map[string]int{}
	add := func(name string, p source.Place, e checkstyleError) {
		e.Line = 1
		if !p.IsZero() {
			start := p.File.At(p.Span.Start)
			e.Line, e.Column = start.Line, start.Column
		}
		name = run.artifactPath(name)
		i, ok := at[name]
		if !ok {
			i = len(out.Files)
			at[name] = i
			out.Files = append(out.Files, checkstyleFile{Name: name})
		}
		out.Files[i].Errors = append(out.Files[i].Errors, e)
	}
	for _, f := range run.listed(false) {
		add(pathOf(f.Place), f.Place, checkstyleError{Severity: checkstyleSeverity[f.Severity], Message: clean(f.Message), Source: "dsnlint." + f.Rule})
	}
	for _, p := range run.problems() {
		add(p.File, p.Place, checkstyleError{Severity: "warning", Message: clean(p.Message), Source: "dsnlint." + string(p.Code)})
	}
	return encodeXML(w, out)
}
