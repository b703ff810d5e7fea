package driver

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
)

// TestBlocks checks that what programs hand on is known to the drivers they bring along.
func TestBlocks(t *testing.T) {
	for _, b := range sharedBlocks() {
		name := b.Path + " " + b.Engine
		if b.Engine == "" || len(b.Drivers) == 0 || b.Path == "" && len(b.Select) == 0 {
			t.Errorf("%s: no engine, no driver or any mapping", name)
		}
		if !slices.ContainsFunc(b.Members, func(m setting.Member) bool { return m.Role == setting.Host || m.Role == setting.DSN }) {
			t.Errorf("%s: no address", name)
		}
		for _, id := range b.Drivers {
			table := Lookup(id)
			if table == nil {
				t.Fatalf("%s: no driver %s", name, id)
			}
			if table.Engine != b.Engine {
				t.Errorf("%s: %s is a driver of %s", name, id, table.Engine)
			}
			for _, m := range b.Members {
				if m.Role == setting.OptionArg && !table.hasOption(m.Name) {
					t.Errorf("%s: %s has no option %s", name, id, m.Name)
				}
			}
		}
	}
}

func (t *Table) hasOption(name string) bool {
	return slices.ContainsFunc(t.Options, func(o Option) bool {
		return strings.EqualFold(o.Name, name) || slices.ContainsFunc(o.Aliases, func(a string) bool { return strings.EqualFold(a, name) })
	})
}
