package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// changed is a connection with the changes made.
func changed(c *setting.Connection, changes []setting.Change) *setting.Connection {
	out := *c
	out.Options = slices.Clone(c.Options)
	for _, change := range changes {
		if change.Do == setting.Set && change.Option.Name.IsZero() && change.Option.Value.Text.Place() == c.Scheme.Place() {
			out.Scheme = source.Decoded(c.Scheme.Place(), change.Value.Text.String())
			continue
		}
		i := slices.IndexFunc(out.Options, func(o setting.Option) bool {
			return o.Name.Place() == change.Option.Name.Place() && o.Value.Text.Place() == change.Option.Value.Text.Place()
		})
		out.Options = deed(out.Options, i, change)
	}
	return &out
}

// behindDSN is where the options of the connection string end.
func behindDSN(options []setting.Option) int {
	for i := len(options); i > 0; i-- {
		if options[i-1].Layer == setting.InDSN {
			return i
		}
	}
	return 0
}

// deed makes one change; i is the written option, -1 where it is none.
func deed(options []setting.Option, i int, change setting.Change) []setting.Option {
	added := setting.Option{Name: source.Decoded(source.Place{}, change.Name), Value: change.Value, Layer: setting.InDSN}
	switch {
	case change.Do == setting.Add && i < 0:
		return slices.Insert(options, behindDSN(options), added)
	case i < 0:
		return options
	case change.Do == setting.Add:
		added.Layer = options[i].Layer
		return slices.Insert(options, i+1, added)
	case change.Do == setting.Remove:
		return slices.Delete(options, i, i+1)
	case change.Do == setting.Replace:
		added.Layer = options[i].Layer
		options[i] = added
	default:
		place := options[i].Value.Text.Place()
		options[i].Value = setting.Value{Text: source.Decoded(place, change.Value.Text.String()), Kind: change.Value.Kind}
	}
	return options
}
