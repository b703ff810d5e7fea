package report

import (
	"net/url"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// physical returns a place with its snippet, and with the lines around it if they are asked for; nil for nowhere.
func (s sarif) physical(p source.Place, context bool) *sarifPhysical {
	if p.IsZero() {
		return nil
	}
	out := &sarifPhysical{Artifact: s.artifact(p.File.Path), Region: plainRegion(p)}
	first, _ := p.File.Line(out.Region.StartLine)
	last, _ := p.File.Line(out.Region.EndLine)
	lines := withoutMark(p.File, first.Cover(last))
	if lines.Len() > contextBytes {
		return out
	}
	out.Region.Snippet = &sarifMessage{Text: s.run.snippet(p.File, p.Span, p.Span)}
	if context && lines.Contains(p.Span) && lines != p.Span {
		out.Context = plainRegion(source.Place{File: p.File, Span: lines})
		out.Context.Snippet = &sarifMessage{Text: s.run.snippet(p.File, lines, p.Span)}
	}
	return out
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
