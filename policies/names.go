package policies

import (
	_ "embed"
	"maps"
	"slices"
	"sync"
)

// namesFile holds what the parsers must know of the tables of resources. A run that meets no resource reads nothing else
// of them. A test compares the two, and writes the file anew with `go test ./policies -run TestNames -update`.
//
//go:embed names.json
var namesFile []byte

// names is what the parsers must know of the tables.
type names struct {
	Types     []string          `json:"types"`
	Constants map[string]string `json:"constants"`
}

var writtenNames = sync.OnceValue(func() names {
	var out names
	mustUnmarshal("names.json", namesFile, &out)
	return out
})

// namesIn gathers the names of tables.
func namesIn(tables []ResourceTable) names {
	out := names{Constants: map[string]string{}}
	for _, table := range tables {
		for i := range table.Rows {
			out.Types = append(out.Types, table.Rows[i].Types...)
		}
		for i := range table.Aliases {
			out.Types = append(out.Types, table.Aliases[i].Types...)
		}
		maps.Copy(out.Constants, table.Constants)
	}
	return out
}

// ResourceTypes lists the types that some row is about, and their aliases.
func ResourceTypes() []string { return slices.Clone(writtenNames().Types) }

// Constants are those of all tables.
func Constants() map[string]string { return maps.Clone(writtenNames().Constants) }
