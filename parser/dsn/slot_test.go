package dsn

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

// TestSlotSeen looks for the end of connection strings that programs and configurations put together. Pieces are
// separated by a bar: each stands by itself in the file.
func TestSlotSeen(t *testing.T) {
	tests := []struct{ text, lead string }{
		{"postgres://h/d", "?"},
		{"postgres://h/d?a=b", "&"},
		{"postgres://|h|/d", "?"},
		{"postgres://|h|:5432", "?"},
		{"postgres://u@h/|d", ""},
		{"postgres://|h", ""},
		{"jdbc:mysql://h:3306/|MyDatabase", ""},
		{"jdbc:mysql://h/|d|?a=b", "&"},
		{"host=h |dbname=d", " "},
		{"host=h dbname=|d", ""},
		{"mongodb://h:27017", "/?"},
		{"mongodb://u:pw@h1,h2", "/?"},
		{"mongodb+srv://u:pw@h", "/?"},
		{"mongodb://h/", "?"},
		{"mongodb://h/d?a=b", "&"},
	}
	for _, tt := range tests {
		pieces := strings.Split(tt.text, "|")
		f := source.NewFile("x", []byte(strings.Join(pieces, "\n")))
		var texts []source.Text
		at := 0
		for _, p := range pieces {
			texts = append(texts, source.Verbatim(source.Place{File: f, Span: source.Span{Start: at, End: at + len(p)}}))
			at += len(p) + 1
		}
		d, ok := Parse(source.Concat(texts...), "")
		if !ok {
			t.Errorf("%s is not read", tt.text)
		}
		if d.Slot.Lead != tt.lead {
			t.Errorf("%s: %q, want %q", tt.text, d.Slot.Lead, tt.lead)
		}
	}
}
