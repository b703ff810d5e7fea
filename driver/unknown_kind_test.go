package driver

import "testing"

func TestUnknownKind(t *testing.T) {
	table := &Table{Options: []Option{{Name: "a"}}}
	for spec, want := range map[string]truth{"a=?": yes, "a=b": no, "a=1/number": no, "c=d": no} {
		w := table.resolve(options(t, spec), nil, "")
		if got := when(mustParseWhen("a:unknown"), w); got != want {
			t.Errorf("%s: got %d, want %d", spec, got, want)
		}
	}
	if got := when(mustParseWhen("a:unknown"), table.resolve(nil, []string{""}, "")); got != maybe {
		t.Errorf("what is not written but may be there: got %d", got)
	}
}
