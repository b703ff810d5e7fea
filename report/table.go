package report

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
)

// table is a title, a header and lines of cells that are padded to columns.
type table struct {
	title string
	lines [][]string
}

// writeFactTable writes one table per kind, then the counts.
func writeFactTable(w io.Writer, run *Run) error {
	t := text{Writer: bufio.NewWriter(w), painter: painter(run.Colour), run: run}
	set := run.Facts
	if set == nil {
		set = &fact.Set{}
	}
	for _, tab := range []table{clients(set), servers(set), authorities(set), processes(set)} {
		if len(tab.lines) > 1 {
			t.table(tab)
			t.line("")
		}
	}
	t.line(t.counts())
	return t.Flush()
}

func (t text) table(tab table) {
	t.line(t.paint(bold, tab.title))
	widths := make([]int, len(tab.lines[0]))
	for _, line := range tab.lines {
		for i, c := range line {
			widths[i] = max(widths[i], textWidth(c))
		}
	}
	for n, line := range tab.lines {
		s := plain
		if n == 0 {
			s = faint
		}
		t.line("  " + t.paint(s, padded(line, widths)))
	}
}

// padded joins cells to one line without blanks at its end.
func padded(cells []string, widths []int) string {
	var b strings.Builder
	for i, c := range cells {
		b.WriteString(c + strings.Repeat(" ", widths[i]-textWidth(c)+2))
	}
	return strings.TrimRight(b.String(), " ")
}

// row adds a line; an empty cell becomes a dash.
func (tab *table) row(cells ...string) {
	for i, c := range cells {
		if c = clean(c); c == "" {
			c = "-"
		}
		cells[i] = c
	}
	tab.lines = append(tab.lines, cells)
}

// inFileOrder returns pointers to the facts of one kind in the order of the report.
func inFileOrder[T any](facts []T, base func(*T) *fact.Base) []*T {
	var out []*T
	for i := range facts {
		out = append(out, &facts[i])
	}
	slices.SortStableFunc(out, func(a, b *T) int { return inOrder(base(a), base(b)) })
	return out
}

func clients(set *fact.Set) table {
	tab := table{title: "Connections"}
	tab.row("place", "driver", "ssl mode", "decided by", "transport", "verified", "CA", "hosts")
	for _, f := range inFileOrder(set.Clients, func(f *fact.Client) *fact.Base { return &f.Base }) {
		tab.row(placeOf(f.Base), driverOf(f), string(word(f.SSLMode)), string(word(f.Origin.SSLMode)), string(word(f.Transport)),
			checks(f.Chain, f.Hostname), caOf(f.CA), hostsOf(f.Hosts))
	}
	return tab
}

func driverOf(f *fact.Client) string {
	switch {
	case f.Driver != "" && f.DriverVersion != "":
		return f.Driver + " " + f.DriverVersion
	case f.Driver != "":
		return f.Driver
	case len(f.Candidates) > 0:
		return strings.Join(f.Candidates, " | ")
	}
	return f.Engine
}

// checks says in a few words what is verified: "chain, host", "chain", "nothing"; "?" marks what is not known.
func checks(chain, host fact.Check) string {
	var out []string
	for _, c := range []struct {
		check fact.Check
		name  string
	}{{word(chain), "chain"}, {word(host), "host"}} {
		switch c.check {
		case fact.Verified:
			out = append(out, c.name)
		case fact.CheckUnknown:
			out = append(out, c.name+"?")
		}
	}
	if len(out) == 0 {
		return "nothing"
	}
	return strings.Join(out, ", ")
}

func caOf(ca fact.CA) string {
	if ca.Path != "" {
		return ca.Path
	}
	return string(word(ca.Source))
}

func hostsOf(hosts []fact.Host) string {
	var out []string
	for _, h := range hosts {
		if h.Name == "" {
			out = append(out, "("+string(word(h.Class))+")")
			continue
		}
		out = append(out, h.Name+" ("+string(word(h.Class))+")")
	}
	return strings.Join(out, ", ")
}

func servers(set *fact.Set) table {
	tab := table{title: "Servers"}
	tab.row("place", "engine", "resource", "parameter", "value", "decided by", "TLS enforced", "TLS from")
	for _, f := range inFileOrder(set.Servers, func(f *fact.Server) *fact.Base { return &f.Base }) {
		tab.row(placeOf(f.Base), f.Engine, f.Resource, f.Parameter, f.Value, string(word(f.Origin.SSLMode)), f.Enforced, f.TLSMin)
	}
	return tab
}

func authorities(set *fact.Set) table {
	tab := table{title: "Certificate authorities"}
	tab.row("place", "authority", "provider", "region", "not after", "status")
	for _, f := range inFileOrder(set.Authorities, func(f *fact.Authority) *fact.Base { return &f.Base }) {
		name := f.Identifier
		if name == "" {
			name = f.Path
		}
		if name == "" {
			name = f.Subject
		}
		tab.row(placeOf(f.Base), name, f.Provider, f.Region, f.NotAfter, f.Status)
	}
	return tab
}

func processes(set *fact.Set) table {
	tab := table{title: "Process-wide switches"}
	tab.row("place", "switch", "value", "effect")
	for _, f := range inFileOrder(set.Processes, func(f *fact.Process) *fact.Base { return &f.Base }) {
		tab.row(placeOf(f.Base), f.Switch, f.Value, f.Effect)
	}
	return tab
}

// counts is the last line: "3 facts in 12 files: 2 connections (1 undecidable), 1 server".
func (t text) counts() string {
	s := t.run.stats()
	out := plural(s.Facts, "fact") + " in " + plural(s.Files, "file")
	kinds := []string{}
	for _, k := range []struct {
		n         int
		one, many string
	}{
		{s.Client, "connection", "connections"},
		{s.Server, "server", "servers"},
		{s.CA, "certificate authority", "certificate authorities"},
		{s.Process, "process-wide switch", "process-wide switches"},
	} {
		switch {
		case k.n == 1:
			kinds = append(kinds, "1 "+k.one)
		case k.n > 1:
			kinds = append(kinds, strconv.Itoa(k.n)+" "+k.many)
		}
	}
	if s.Undecidable > 0 {
		kinds[0] += " (" + strconv.Itoa(s.Undecidable) + " undecidable)" // connections stand first
	}
	if len(kinds) > 0 {
		out += ": " + strings.Join(kinds, ", ")
	}
	return out
}
