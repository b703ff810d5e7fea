package driver

import (
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// TestDefaultKind: the visible default of a look-up is told from what is written.
func TestDefaultKind(t *testing.T) {
	place := source.Place{File: source.NewFile("x", []byte("redis")), Span: source.Span{Start: 0, End: 5}}
	option := func(text source.Text) *written {
		return &written{options: map[string]*occurrence{"scheme": {option: setting.Option{Value: setting.Value{Text: text}}, value: "redis", known: true}}}
	}
	term := mustParseTerm("scheme:default")
	if got := term.holds(option(source.Verbatim(place).AsFallback("env:X"))); got != yes {
		t.Errorf("a default: %v", got)
	}
	if got := term.holds(option(source.Verbatim(place))); got != no {
		t.Errorf("written: %v", got)
	}
}

// TestUnderstanding: of drivers that only the scheme names, those that know the options are meant.
func TestUnderstanding(t *testing.T) {
	used := fact.Client{Driver: "a", Options: []fact.Option{{Effect: fact.Used}}}
	unused := fact.Client{Driver: "b", Options: []fact.Option{{Effect: fact.Ignored}}}
	tables := []*Table{Lookup("mysql2"), Lookup("go-sql-driver")}
	none := &setting.Connection{}
	if got, _ := understanding(tables, []fact.Client{used, unused}, none, Query{}); len(got) != 1 || got[0] != tables[0] {
		t.Errorf("got %d drivers", len(got))
	}
	if got, _ := understanding(tables, []fact.Client{unused, unused}, none, Query{}); len(got) != 2 {
		t.Errorf("where none knows the options, %d are left", len(got))
	}
}
