package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// writtenAt returns the option of a connection that is written at a place: its name or its value.
func writtenAt(c *setting.Connection, place source.Place) (setting.Option, bool) {
	i := slices.IndexFunc(c.Options, func(o setting.Option) bool { return o.Name.Place() == place || o.Place() == place })
	if i < 0 {
		return setting.Option{}, false
	}
	return c.Options[i], true
}

// Without removes the option at a place; same is true where the connection behaves without it as it did before, with each
// driver that may read it and in every version that is possible.
func Without(c *setting.Connection, as *fact.Client, q Query, place source.Place) (changes []setting.Change, same bool) {
	o, ok := writtenAt(c, place)
	if !ok {
		return nil, false
	}
	changes = []setting.Change{{Do: setting.Remove, Option: o}}
	less := changed(c, changes)
	for _, t := range lookupAll(append([]string{as.Driver}, as.Candidates...)) {
		before, after := t.read(c, q), t.read(less, q)
		if !behavesAlike(&before, &after) {
			return changes, false
		}
	}
	return changes, true
}

// behavesAlike compares what two readings predict.
func behavesAlike(a, b *fact.Client) bool {
	return a.SSLMode == b.SSLMode && a.Transport == b.Transport && a.Chain == b.Chain && a.Hostname == b.Hostname &&
		a.CA.Source == b.CA.Source && a.CA.Path == b.CA.Path && a.TLSMin == b.TLSMin && a.Ciphers == b.Ciphers &&
		slices.Equal(a.TLSVersions, b.TLSVersions) && slices.Equal(a.Ambiguity, b.Ambiguity) && refused(a) == refused(b)
}

// Respell writes the option at a place, which its driver does not know, as the driver knows it, where that protects more
// than before and leaves nothing to be desired. nil where it does not.
func Respell(c *setting.Connection, id string, q Query, name string, place source.Place) []setting.Change {
	t := Lookup(id)
	o, ok := writtenAt(c, place)
	if t == nil || !ok || !o.Value.Known() {
		return nil
	}
	before := Read(c, q)
	for i := range t.Options {
		rule := &t.Options[i]
		if plain(rule.Name) != plain(name) || rule.Name == o.Name.String() || !rule.readIn(o.Layer) {
			continue
		}
		changes := []setting.Change{{Do: setting.Replace, Option: o, Name: rule.Name, Value: o.Value}}
		after := Read(changed(c, changes), q)
		if before.SSLMode.Weaker(after.SSLMode) && after.SSLMode == fact.VerifyFull && after.CA.Source != fact.CANone {
			return changes
		}
	}
	return nil
}

// oldVersion is the end of a name of TLS before 1.2, and of SSL.
var oldVersion = source.Pattern(`(?i)^((?:.*[^a-z])?tls[_ ]?v?)1?(?:[._]?[01])?$`)

// RaiseTLS changes the option at a place so that nothing older than TLS 1.2 is left. nil where that cannot be spelled.
func RaiseTLS(c *setting.Connection, id string, q Query, place source.Place) []setting.Change {
	t := Lookup(id)
	o, ok := writtenAt(c, place)
	if t == nil || !ok || !o.Value.Known() {
		return nil
	}
	for _, text := range newerThan(o.Value.Text.String()) {
		v := setting.Value{Text: source.Decoded(source.Place{}, text), Kind: o.Value.Kind}
		changes := []setting.Change{{Do: setting.Set, Option: o, Value: v}}
		after := t.read(changed(c, changes), q)
		if (after.TLSMin == "1.2" || after.TLSMin == "1.3") && !refused(&after) {
			return changes
		}
	}
	return nil
}

// newerThan are ways to name TLS 1.2 and newer as a list or version is written: without what is older, or in its place.
func newerThan(written string) []string {
	var out []string
	for _, sep := range []string{",", ":", " "} {
		if kept := newer(strings.Split(written, sep)); strings.Contains(written, sep) && len(kept) > 0 {
			out = append(out, strings.Join(kept, sep))
		}
	}
	if m := oldVersion().FindStringSubmatch(written); m != nil {
		out = append(out, m[1]+"1.2", m[1]+"1_2", m[1]+"12")
	}
	return append(out, "TLSv1.2", "1.2")
}

func newer(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(v string) bool {
		return !strings.Contains(v, "1.2") && !strings.Contains(v, "1.3") && !strings.Contains(v, "1_2") && !strings.Contains(v, "1_3")
	})
}
