package driver

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/dsnlint/dsnlint/setting"
)

// registered is filled by the driver files of this package before main starts and read only through catalogue. It holds
// how tables are made: a run that meets no connection makes none.
var registered []func() *Table

func register(table func() *Table) int {
	registered = append(registered, table)
	return len(registered)
}

var catalogue = sync.OnceValue(func() []*Table {
	out := make([]*Table, len(registered))
	var wg sync.WaitGroup
	const share = 64 // of the tables, which do not wait for each other
	for from := 0; from < len(out); from += share {
		wg.Go(func() {
			for i := from; i < min(from+share, len(out)); i++ {
				out[i] = registered[i]()
				out[i].parse = sync.OnceFunc(out[i].parseRows)
				out[i].flips = sync.OnceValue(out[i].cuts)
			}
		})
	}
	wg.Wait()
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out
})

// ready is a table whose rows can be asked. Most tables never are, so that it is done for each one on its own.
func (t *Table) ready() *Table {
	if t.parse != nil {
		t.parse()
	}
	return t
}

func (t *Table) parseRows() {
	for i := range t.Rows {
		t.Rows[i].terms = mustParseWhen(t.Rows[i].When)
	}
}

// Tables lists every driver, by id.
func Tables() []*Table {
	all := catalogue()
	for _, t := range all {
		t.ready()
	}
	return all
}

// Lookup finds a driver by id; nil if there is none.
func Lookup(id string) *Table {
	all := catalogue()
	i, ok := slices.BinarySearchFunc(all, id, func(t *Table, id string) int { return strings.Compare(t.ID, id) })
	if !ok {
		return nil
	}
	return all[i].ready()
}

// Known is what the parsers must know to find connections: the openers, schemes and keys of all drivers, and those that
// belong to no single one (ORMs, pools, frameworks).
func Known() setting.Known {
	k := setting.Known{Openers: sharedOpeners(), Keys: sharedKeys(), Blocks: sharedBlocks()}
	for _, t := range catalogue() {
		k.Openers = append(k.Openers, t.filled()...)
		k.Schemes = append(k.Schemes, t.Schemes...)
		k.Keys = append(k.Keys, t.Keys...)
	}
	k.Openers = append(k.Openers, rubyShared...) // behind those that an adapter selects
	k.Openers = append(k.Openers, elixirShared...)
	k.Openers = append(k.Openers, nodeObjects(k.Openers)...)
	return k
}

// filled returns the table's openers with the driver, engine and grammar that all of them share.
func (t *Table) filled() []setting.Opener {
	out := slices.Clone(t.Openers)
	for i := range out {
		if out[i].Drivers == nil {
			out[i].Drivers = []string{t.ID}
		}
		if out[i].Engine == "" {
			out[i].Engine = t.Engine
		}
		if out[i].Grammar == "" && len(t.Grammars) == 1 {
			out[i].Grammar = t.Grammars[0]
		}
	}
	return out
}

// unknownDriver reads connections that nothing names a driver for: everything stays unknown.
var unknownDriver = &Table{
	ID: "unknown", Title: "an unknown driver",
	Rows: []Row{{Then: Undecided, CA: "unknown"}},
}
