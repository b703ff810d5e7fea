package lint

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/mend"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// mend gives the findings that are shown the fixes that can be spelled.
func (p *predictor) mend(findings []finding.Finding, set *fact.Set, secrets map[*source.File][]source.Span) {
	clients, bases := map[string]*fact.Client{}, map[string]*fact.Base{}
	for i := range set.Clients {
		clients[set.Clients[i].ID] = &set.Clients[i]
	}
	for _, b := range set.Bases() {
		bases[b.ID] = b
	}
	hidden := map[*source.File]*spans[struct{}]{}
	for file, list := range secrets {
		var in []spanned[struct{}]
		for _, s := range list {
			in = append(in, spanned[struct{}]{span: s})
		}
		hidden[file] = newSpans(in)
	}
	for i := range findings {
		f := &findings[i]
		if f.Suppressed != nil || f.Place.IsZero() {
			continue
		}
		switch c := clients[f.Fact]; {
		case c != nil:
			f.Fixes = p.clientFixes(f, c)
		case bases[f.Fact] != nil:
			f.Fixes = overwrite(f, bases[f.Fact])
		}
		f.Fixes = slices.DeleteFunc(f.Fixes, func(fix finding.Fix) bool { return touchesSecret(fix, hidden) })
	}
}

// overwrite writes what mends a server, authority or process over the deciding value.
func overwrite(f *finding.Finding, b *fact.Base) []finding.Fix {
	if _, written := b.Spots[f.At]; !written && b.Lacks != "" {
		return complete(b)
	}
	value := b.Mended[f.At]
	edit, ok := mend.Over(f.Place, value)
	if !ok || value == "" {
		return nil
	}
	return []finding.Fix{{Title: "write " + edit.Text + " in place of " + f.Place.Raw(), Edits: []source.Edit{edit}}}
}

// complete writes what a block lacks at its end.
func complete(b *fact.Base) []finding.Fix {
	edit, ok := mend.Into(b.Place, b.Lacks)
	if !ok {
		return nil
	}
	return []finding.Fix{{Title: "add " + strings.Join(strings.Fields(b.Lacks), " "), Edits: []source.Edit{edit}}}
}

// clientFixes are the changes of what a client's driver reads: an option without effect goes, or is spelled so that it
// takes effect; everything else ends in full verification.
func (p *predictor) clientFixes(f *finding.Finding, c *fact.Client) []finding.Fix {
	conn := p.connections[c.Number]
	q := query(p.o, p.manifests, conn)
	var out []finding.Fix
	add := func(safe bool, changes []setting.Change) {
		if !p.together(c, changes) {
			return
		}
		if edits, ok := mend.Edits(changes, conn.Slot, conn.Hint.Language); ok {
			out = append(out, finding.Fix{Title: titleOf(changes), Safe: safe, Edits: edits})
		}
	}
	switch name, isOption := strings.CutPrefix(f.At, "option "); {
	case isOption && effectAt(c, f.Place) != fact.Invalid:
		if changes := driver.Respell(conn, c.Driver, q, name, f.Place); changes != nil {
			add(false, changes)
		}
		if changes, same := driver.Without(conn, c, q, f.Place); same {
			add(true, changes)
		}
	case f.At == "tls_min":
		add(false, driver.RaiseTLS(conn, c.Driver, q, f.Place))
	case c.Conflict: // of several branches: who mends one finds the next
	case isOption || f.At == "ssl_mode":
		add(false, driver.Mend(conn, c, q))
	}
	return out
}

// together reports whether every other connection that shares what is changed stands with it: a constant, a variable of the
// environment.
func (p *predictor) together(c *fact.Client, changes []setting.Change) bool {
	conn := p.connections[c.Number]
	for _, other := range p.sharing(conn, changes) {
		as := p.client(other)
		if other.Slot != conn.Slot && slices.ContainsFunc(changes, intoString) || !driver.Stands(other, &as, query(p.o, p.manifests, other), changes) {
			return false
		}
	}
	return true
}

// sharing are the other connections that read one of the values that are changed, or the string that is added to.
func (p *predictor) sharing(conn *setting.Connection, changes []setting.Change) []*setting.Connection {
	places := map[source.Place]bool{}
	for _, c := range changes {
		if place := c.Option.Value.Text.Place(); !place.IsZero() {
			places[place] = true
		}
		if intoString(c) {
			places[conn.Scheme.Place()] = true
		}
	}
	delete(places, source.Place{})
	var out []*setting.Connection
	for place := range places {
		for _, other := range p.readers[place] {
			if other != conn && !slices.Contains(out, other) {
				out = append(out, other)
			}
		}
	}
	return out
}

// intoString reports whether a change adds to a connection string.
func intoString(c setting.Change) bool { return c.Do == setting.Add && c.Option.Name.IsZero() }

// effectAt is what becomes of the option at a place.
func effectAt(c *fact.Client, place source.Place) fact.Effect {
	for _, o := range c.Options {
		if o.Key == place || o.Place == place {
			return o.Effect
		}
	}
	return ""
}

// titleOf says what changes do, without the values that they replace.
func titleOf(changes []setting.Change) string {
	var parts []string
	for _, c := range changes {
		name := c.Option.Name.String()
		switch {
		case c.Do == setting.Remove:
			parts = append(parts, "remove "+name)
		case c.Do == setting.Set && name == "":
			parts = append(parts, "write "+c.Value.Text.String()+"://")
		case c.Do == setting.Set:
			parts = append(parts, "write "+name+"="+c.Value.Text.String())
		case c.Do == setting.Replace:
			parts = append(parts, "write "+c.Name+"="+c.Value.Text.String()+" in place of "+name)
		default:
			parts = append(parts, "add "+c.Name+"="+c.Value.Text.String())
		}
	}
	title := strings.Join(parts, ", ")
	if strings.Contains(title, "/path/to/") {
		title += " (put the path of the server's CA there)"
	}
	return title
}

// touchesSecret reports whether a fix changes bytes that no output may show.
func touchesSecret(fix finding.Fix, secrets map[*source.File]*spans[struct{}]) bool {
	return slices.ContainsFunc(fix.Edits, func(e source.Edit) bool {
		for s := range secrets[e.Place.File].near(e.Place.Span) {
			if e.Place.Span.Start < s.End && s.Start < e.Place.Span.End ||
				e.Place.Span.Len() == 0 && s.Start < e.Place.Span.Start && e.Place.Span.Start < s.End {
				return true
			}
		}
		return false
	})
}
