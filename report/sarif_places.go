package report

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/source"
)

const (
	contextBytes = 1000 // no snippet is longer
	contextReach = 200  // of a longer line stands beside a place in it
)

// physical returns a place with its snippet, and with what is around it if that is asked for; nil for nowhere.
func (s sarif) physical(p source.Place, context bool) *sarifPhysical {
	if p.IsZero() {
		return nil
	}
	out := &sarifPhysical{Artifact: s.artifact(p.File.Path), Region: plainRegion(p)}
	if p.Span.Len() > contextBytes {
		return out
	}
	out.Region.Snippet = &sarifMessage{Text: s.run.snippet(p.File, p.Span, p.Span)}
	around := surroundings(p)
	if context && around.Contains(p.Span) && around != p.Span { // the standard wants more than the place itself
		out.Context = plainRegion(source.Place{File: p.File, Span: around})
		out.Context.Snippet = &sarifMessage{Text: s.run.snippet(p.File, around, p.Span)}
	}
	return out
}

// surroundings are a place's lines; the lines above and below too where it fills its own, and a part of a long line.
func surroundings(p source.Place) source.Span {
	at, end := p.File.At(p.Span.Start).Line, p.File.At(p.Span.End).Line
	first, _ := p.File.Line(at)
	last, _ := p.File.Line(end)
	lines := withoutMark(p.File, first.Cover(last))
	if lines.Len() > contextBytes {
		start, stop := max(lines.Start, p.Span.Start-contextReach), min(lines.End, p.Span.End+contextReach)
		for start > lines.Start && !utf8.RuneStart(p.File.Data[start]) {
			start--
		}
		for stop < lines.End && !utf8.RuneStart(p.File.Data[stop]) {
			stop++
		}
		return source.Span{Start: start, End: stop}
	}
	if lines != p.Span {
		return lines
	}
	wider := lines
	if above, ok := p.File.Line(at - 1); ok {
		wider = withoutMark(p.File, above).Cover(wider)
	}
	if below, ok := p.File.Line(end + 1); ok {
		wider = wider.Cover(below)
	}
	if wider.Len() > contextBytes {
		return lines
	}
	return wider
}

func plainRegion(p source.Place) *sarifRegion {
	start, end := p.File.At(p.Span.Start), p.File.At(p.Span.End)
	length := end.Offset - start.Offset
	return &sarifRegion{
		StartLine: start.Line, StartColumn: start.UTF16, EndLine: end.Line, EndColumn: end.UTF16,
		ByteOffset: &start.Offset, ByteLength: &length,
	}
}

// artifact returns a file's URI: relative to the root where it lies below it, else absolute.
func (s sarif) artifact(name string) sarifArtifact {
	name = s.run.fromRoot(name)
	if isAbsolute(name) {
		return sarifArtifact{URI: fileURI(name)}
	}
	out := sarifArtifact{URI: (&url.URL{Path: name}).String()}
	if s.run.Root != "" {
		out.URIBaseID = sourceRoot
	}
	return out
}

func fileURI(name string) string {
	if hasDrive(name) {
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}

func folderURI(name string) string { return fileURI(strings.TrimSuffix(name, "/") + "/") }
