// Package mend works out which bytes a change of what is written takes. Changes come in, in the words of a driver or
// resource; edits go out, that leave every other byte as it is. Where it cannot be seen how a change is spelled, there is
// no edit: nothing is guessed.
package mend

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Edits spells changes of one connection or resource. language is that of the program they stand in, as in setting.Hint;
// slot is the end of the connection string, if there is one. ok is false where one of the changes cannot be spelled.
func Edits(changes []setting.Change, slot setting.Slot, language string) (edits []source.Edit, ok bool) {
	lead := slot.Lead
	for _, c := range changes {
		var more []source.Edit
		switch {
		case c.Do == setting.Set:
			more = set(c.Option, c.Value)
		case c.Do == setting.Remove:
			more = remove(c.Option)
		case c.Do == setting.Replace:
			more = replace(c.Option, c.Name, c.Value)
		case c.Option.Name.IsZero():
			more = intoSlot(slot, lead, c, language)
			lead = slot.Sep
		default:
			more = beside(c, language)
		}
		if len(more) == 0 {
			return nil, false
		}
		edits = append(edits, more...)
	}
	edits, ok = apart(joined(edits))
	return edits, ok && len(edits) > 0
}

// joined makes one edit of insertions at one place, in their order.
func joined(edits []source.Edit) []source.Edit {
	var out []source.Edit
	for _, e := range edits {
		i := len(out) - 1
		if i >= 0 && out[i].Place == e.Place && e.Place.Span.Len() == 0 {
			out[i].Text += e.Text
			continue
		}
		out = append(out, e)
	}
	return out
}

// plain are the texts that mean the same in every format, quoted or not.
var plain = source.Pattern(`^[\w./:+-]*$`)

// single is the one place of a text that is known: nil where it is put together of several.
func single(t source.Text) (source.Place, bool) {
	places := t.Places()
	if len(places) != 1 || !t.Known() || places[0].Raw() == "" && places[0].Span.Len() > 0 {
		return source.Place{}, false
	}
	return places[0], true
}

// set writes another value over the one that stands there.
func set(o setting.Option, v setting.Value) []source.Edit {
	if o.Value.Kind == setting.Bare {
		return nil
	}
	place, ok := single(o.Value.Text)
	if !ok {
		return nil
	}
	text, ok := respelled(place.Raw(), o.Value, v)
	if !ok {
		return nil
	}
	return []source.Edit{{Place: place, Text: text}}
}

// respelled is a value as it is spelled in the place of another: with its quotes, its words for yes and no, its module.
func respelled(raw string, old, v setting.Value) (string, bool) {
	open, inner, end := unquoted(raw)
	text := v.Text.String()
	switch {
	case !plain().MatchString(text):
		return "", false
	case v.Kind == setting.Bool || old.Kind == setting.Bool:
		other := setting.Opposite(inner)
		return open + other + end, other != "" && setting.IsYes(other) == setting.IsYes(text)
	case v.Kind == setting.Symbol:
		was, is := lastPart(old.Text.String()), lastPart(text)
		head, ok := strings.CutSuffix(raw, was)
		return head + is, ok && was != ""
	}
	return open + text + end, inner == old.Text.String() || strings.Contains(inner, "%")
}

func unquoted(raw string) (open, inner, end string) {
	if n := len(raw); n >= 2 && raw[0] == raw[n-1] && strings.IndexByte("\"'`", raw[0]) >= 0 {
		return raw[:1], raw[1 : n-1], raw[:1]
	}
	return "", raw, ""
}

func lastPart(path string) string { return path[strings.LastIndexAny(path, ".:")+1:] }

// replace writes another option over one.
func replace(o setting.Option, name string, v setting.Value) []source.Edit {
	key, ok := single(o.Name)
	if !ok || key.Raw() != o.Name.String() || !plain().MatchString(name) {
		return nil
	}
	value := set(o, v)
	if len(value) == 0 || value[0].Place.File == key.File && value[0].Place.Span.Start < key.Span.End {
		return nil
	}
	return append([]source.Edit{{Place: key, Text: name}}, value...)
}

// intoSlot adds an option to the end of a connection string.
func intoSlot(slot setting.Slot, lead string, c setting.Change, language string) []source.Edit {
	if slot.Last.Span.Len() != 1 || !plain().MatchString(c.Name) || !plain().MatchString(c.Value.Text.String()) {
		return nil
	}
	if !closed(slot.Last) && (language != "" || !loose(slot.Last.File.Path, slot.Sep)) {
		return nil
	}
	if lead == "&" && inMarkup(slot.Last) {
		lead = "&amp;"
	}
	end := source.Place{File: slot.Last.File, Span: source.Span{Start: slot.Last.Span.End, End: slot.Last.Span.End}}
	return []source.Edit{{Place: end, Text: lead + c.Name + "=" + c.Value.Text.String()}}
}

// closed reports whether a quote stands right behind a place, so that no separator of a connection string means anything.
func closed(p source.Place) bool {
	data := p.File.Data
	return p.Span.End < len(data) && strings.IndexByte("\"'`<", data[p.Span.End]) >= 0
}

// loose reports whether a format takes the separator without quotes.
func loose(path, sep string) bool {
	name := path[strings.LastIndexByte(path, '/')+1:]
	ext := name[strings.LastIndexByte(name, '.')+1:]
	switch {
	case ext == "yml" || ext == "yaml" || ext == "properties":
		return true
	case strings.HasPrefix(name, ".env") || ext == "env":
		return sep == "&"
	}
	return false
}

// inMarkup reports whether a place stands in XML, where an ampersand is escaped.
func inMarkup(p source.Place) bool {
	data := p.File.Data
	head := strings.TrimSpace(strings.TrimPrefix(string(data[:min(len(data), 64)]), "\ufeff"))
	return strings.HasPrefix(head, "<") && !strings.HasPrefix(head, "<?php") && !strings.HasPrefix(head, "<%")
}

// Over writes a value over the one at a place, in the words of the format: a yes for a no in its case.
func Over(place source.Place, value string) (source.Edit, bool) {
	open, inner, end := unquoted(place.Raw())
	if !plain().MatchString(value) || !plain().MatchString(inner) || inner == "" || inner == value {
		return source.Edit{}, false
	}
	text := value
	if other := setting.Opposite(inner); other != "" || setting.Opposite(value) != "" {
		if other == "" || setting.Opposite(value) == "" || setting.IsYes(other) != setting.IsYes(value) {
			return source.Edit{}, false
		}
		text = other
	}
	return source.Edit{Place: place, Text: open + text + end}, true
}

// closing is the last line of a block of HCL: blanks and the bracket.
var closing = source.Pattern(`\n([ \t]*)\}$`)

// Into writes lines at the end of a block of HCL, as deep as its other lines stand. ok is false where the closing bracket
// has no line of its own.
func Into(block source.Place, lines string) (source.Edit, bool) {
	raw := block.Raw()
	m := closing().FindStringSubmatchIndex(raw)
	if m == nil {
		return source.Edit{}, false
	}
	end, indent := "\n", raw[m[2]:m[3]]
	if strings.HasSuffix(raw[:m[0]], "\r") {
		end = "\r\n"
	}
	var text strings.Builder
	for line := range strings.SplitSeq(lines, "\n") {
		text.WriteString(indent + "  " + line + end)
	}
	at := block.Span.Start + m[2]
	return source.Edit{Place: source.Place{File: block.File, Span: source.Span{Start: at, End: at}}, Text: text.String()}, true
}
