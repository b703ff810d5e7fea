package report

import (
	"bytes"
	"iter"
	"slices"
	"testing"
)

// TestEncodeEach holds that a list that is written in pieces has the bytes of one that is written as a whole.
func TestEncodeEach(t *testing.T) {
	type document struct {
		Name  string `json:"name"`
		Items []any  `json:"items"`
		After []any  `json:"after"`
	}
	deep := map[string]any{"text": "\"items\": [] <&>\n\u202e\u0085", "list": []int{1, 2}, "none": []int{}}
	for _, items := range [][]any{{}, {deep}, {1, deep, "x", map[string]int{}}} {
		var whole, pieces bytes.Buffer
		doc := document{Name: "\n  \"items\": []", Items: items, After: []any{deep}}
		if err := encode(&whole, doc); err != nil {
			t.Fatal(err)
		}
		doc.Items = []any{}
		if err := encodeEach(&pieces, doc, "items", slices.Values(items)); err != nil {
			t.Fatal(err)
		}
		if whole.String() != pieces.String() {
			t.Errorf("got %s\nwant %s", &pieces, &whole)
		}
	}
	var none iter.Seq[any] = func(func(any) bool) {}
	if err := encodeEach(new(bytes.Buffer), document{Items: []any{1}}, "items", none); err == nil {
		t.Error("a list that is not empty was cut")
	}
}
