package setting

import (
	"reflect"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

// TestThrough fills every field that can hold a place or a text, so that a field added later is not forgotten.
func TestThrough(t *testing.T) {
	file := source.NewFile("outer", []byte(`"a\tb"`))
	outer := source.Verbatim(source.Place{File: file, Span: source.Span{Start: 1, End: 5}}).Decode(source.JSONEscape)
	inner := source.NewFile("inner", []byte(outer.String()))
	place := source.Place{File: inner, Span: source.Span{Start: 2, End: 3}}

	var found Found
	fill(reflect.ValueOf(&found).Elem(), place)
	got := found.Through(inner, outer)
	places, filled := 0, 0
	each(reflect.ValueOf(found), func(source.Place) { filled++ })
	each(reflect.ValueOf(got), func(p source.Place) {
		places++
		if p.File != file || p.Raw() != "b" {
			t.Errorf("a place still stands in the inner file: %q", p.Raw())
		}
	})
	if places != filled || places == 0 {
		t.Errorf("%d of %d places came out", places, filled)
	}
}

// fill puts the place into every place and text of a value, one element into every list.
func fill(v reflect.Value, p source.Place) {
	switch v.Interface().(type) {
	case source.Place:
		v.Set(reflect.ValueOf(p))
		return
	case source.Text:
		v.Set(reflect.ValueOf(source.Verbatim(p)))
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), p)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), p)
		}
	default:
	}
}

func each(v reflect.Value, f func(source.Place)) {
	switch x := v.Interface().(type) {
	case source.Place:
		f(x)
		return
	case source.Text:
		f(x.Place())
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			each(v.Index(i), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			each(v.Field(i), f)
		}
	default:
	}
}
