package driver

import (
	"reflect"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// TestAlike holds that a reading serves for another version only where the table says the same of it there: every option of
// every table with each of its values, beside a CA, in URLs and elsewhere.
func TestAlike(t *testing.T) {
	for _, table := range Tables() {
		for _, written := range spelledOptions(table) {
			holdsAlike(t, table, &setting.Connection{Options: written})
			holdsAlike(t, table, &setting.Connection{Scheme: source.Decoded(source.Place{}, "x"), Options: written, Open: []string{""}})
		}
	}
}

func holdsAlike(t *testing.T, table *Table, c *setting.Connection) {
	t.Helper()
	options := table.prepared(c)
	var last *outcome
	for _, b := range table.bands(Version{}, "") {
		version := b.probe(Version{})
		now := table.readAt(c, options, version)
		if last != nil && table.alike(last, version) && !reflect.DeepEqual(last.client, now.client) {
			t.Errorf("%s with %v: %s and %s are not alike", table.ID, c.Options, last.version, version)
		}
		last = now
	}
}

// spelledOptions are lists of options as somebody may write them.
func spelledOptions(table *Table) [][]setting.Option {
	spell := func(name, value string, layer setting.Layer) setting.Option {
		return setting.Option{Name: source.Decoded(source.Place{}, name), Value: setting.Value{Text: source.Decoded(source.Place{}, value), Kind: setting.String}, Layer: layer}
	}
	out := [][]setting.Option{nil, {spell("sslmode", "require", setting.InDSN)}}
	for i := range table.Options {
		o := &table.Options[i]
		for _, value := range append([]string{"true", "false", "require", "1.2"}, o.Values...) {
			for _, layer := range []setting.Layer{setting.InDSN, setting.InCall} {
				one := spell(o.Name, value, layer)
				out = append(out, []setting.Option{one, spell("sslrootcert", "/ca.pem", layer)})
			}
		}
	}
	return out
}
