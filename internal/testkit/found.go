// Package testkit is what the tests of several packages share. No program imports it.
package testkit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// ShowFound writes what a parser found, one line each: connections, resources, secrets, problems. A value is shown as
// it decodes, with "@raw bytes" behind it where they differ; unknown parts are "?", a visible default ends in "~".
func ShowFound(f setting.Found) string {
	out := make([]string, 0, len(f.Connections)+len(f.Resources)+len(f.Secrets)+len(f.Problems))
	for _, c := range f.Connections {
		out = append(out, showConnection(c))
	}
	for _, r := range f.Resources {
		out = append(out, fmt.Sprintf("%s %s @%s%s", r.Type, r.Name, r.Anchor.Raw(), showOptions(r.Attributes)))
	}
	for _, s := range f.Secrets {
		out = append(out, "secret "+s.Raw())
	}
	for _, p := range f.Problems {
		out = append(out, "problem "+string(p.Code))
	}
	return strings.Join(out, "\n")
}

func showConnection(c setting.Connection) string {
	line := fmt.Sprintf("%s %s/%s", c.Shape, strings.Join(c.Hint.Drivers, ","), c.Hint.Source)
	if c.Hint.Version != "" {
		line += " v" + c.Hint.Version
	}
	line += " @" + c.Anchor.Raw()
	for _, h := range c.Hosts {
		line += " host:" + ShowText(h)
	}
	for _, p := range c.Ports {
		if p.Len() > 0 {
			line += " port:" + ShowText(p)
		}
	}
	if c.Database.Len() > 0 {
		line += " db:" + ShowText(c.Database)
	}
	line += showOptions(c.Options)
	if len(c.Open) > 0 {
		line += " open"
	}
	return line
}

func showOptions(list []setting.Option) string {
	line := ""
	for _, o := range list {
		line += " "
		if o.Layer == setting.InEnv {
			line += "env:"
		}
		line += ShowText(o.Name)
		switch o.Value.Kind {
		case setting.Bare:
		case setting.Opaque:
			line += "=?"
		default:
			line += "=" + ShowText(o.Value.Text)
		}
	}
	return line
}

// ShowText writes one text as ShowFound does.
func ShowText(t source.Text) string {
	s := strings.ReplaceAll(t.String(), string(source.Hole), "?")
	raw := t.Place().Raw()
	if t.Origin() == source.Fallback {
		s += "~"
	}
	if raw != t.String() {
		s += "@" + raw
	}
	return s
}

// CheckFound fails the test if anything found lies outside the file, or if a value's bytes are not what it decodes from.
func CheckFound(t *testing.T, file *source.File, f setting.Found) {
	t.Helper()
	for _, c := range f.Connections {
		checkPlace(t, file, "where", c.Where)
		checkPlace(t, file, "anchor", c.Anchor)
		for _, x := range append(append([]source.Text{c.Scheme, c.Database}, c.Hosts...), c.Ports...) {
			checkText(t, file, x)
		}
		checkOptions(t, file, c.Options)
		checkRelated(t, file, c.Related)
	}
	for _, r := range f.Resources {
		checkPlace(t, file, "where", r.Where)
		checkPlace(t, file, "anchor", r.Anchor)
		for _, o := range r.Attributes {
			checkPlace(t, file, "attribute", o.Place())
		}
		checkRelated(t, file, r.Related)
	}
	for _, s := range f.Secrets {
		checkPlace(t, file, "secret", s)
	}
	for _, p := range f.Problems {
		if !p.Place.IsZero() {
			checkPlace(t, file, "problem", p.Place)
		}
	}
}

func checkOptions(t *testing.T, file *source.File, list []setting.Option) {
	t.Helper()
	for _, o := range list {
		checkPlace(t, file, "option", o.Place())
		switch o.Value.Kind {
		case setting.String, setting.Number:
			checkText(t, file, o.Value.Text)
		default: // such a text is a canonical word: true for Python's True
			CheckInside(t, file, o.Value.Text.Places()...)
		}
	}
}

func checkRelated(t *testing.T, file *source.File, list []setting.Related) {
	t.Helper()
	for _, r := range list {
		checkPlace(t, file, "related", r.Place)
	}
}

func checkPlace(t *testing.T, file *source.File, what string, p source.Place) {
	t.Helper()
	if p.IsZero() {
		t.Errorf("%s stands nowhere", what)
	}
	CheckInside(t, file, p)
}

// CheckInside fails the test if a place that is somewhere lies outside the file.
func CheckInside(t *testing.T, file *source.File, places ...source.Place) {
	t.Helper()
	for _, p := range places {
		if !p.IsZero() && (p.File != file || p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(file.Data)) {
			t.Errorf("span %v is outside the file of %d bytes", p.Span, len(file.Data))
		}
	}
}

// alike makes bytes the same that decode to one another without a change of length: a query's blank, a lone carriage
// return.
var alike = strings.NewReplacer("+", " ", "\r", "\n")

// checkText compares a text that stands in one run of bytes of its own length with these bytes. What holds where nothing is
// written stands for the key that it is the default of.
func checkText(t *testing.T, file *source.File, x source.Text) {
	t.Helper()
	places := x.Places()
	for _, p := range places {
		checkPlace(t, file, "text", p)
	}
	if slices.Contains(x.Refs(), "default") {
		return
	}
	if len(places) == 1 && places[0].Span.Len() == x.Len() && x.Known() && x.Len() > 3 && alike.Replace(places[0].Raw()) != alike.Replace(x.String()) {
		t.Errorf("text %q stands for the bytes %q", x.String(), places[0].Raw())
	}
}
