package driver

import (
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// readLine reads options as one driver at one version does.
func readLine(t *testing.T, id, spec, version string) fact.Client {
	t.Helper()
	c := &setting.Connection{Options: options(t, spec), Hint: setting.Hint{Drivers: []string{id}}}
	got, ok := Interpret(c, id, Query{AssumeSince: "2021-11-21", Version: func([]Package) Version { return Version{Exact: version} }})
	if !ok {
		t.Fatalf("no driver %s", id)
	}
	return got
}

// interpretOne reads one option whose value may hold blanks.
func interpretOne(t *testing.T, id, name, value string) fact.Client {
	t.Helper()
	c := &setting.Connection{Options: []setting.Option{{Name: text(name), Value: setting.Value{Text: text(value)}, Layer: setting.InCall}}}
	got, ok := Interpret(c, id, Query{AssumeSince: "2021-11-21"})
	if !ok {
		t.Fatalf("no driver %s", id)
	}
	return got
}
