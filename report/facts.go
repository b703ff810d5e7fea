package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/dsnlint/dsnlint/fact"
)

// WriteFacts writes the facts, the problems and their counts, without judging anything: as "text", a table for people,
// or as "json". The error is w's own or says that the format is unknown.
func WriteFacts(w io.Writer, run *Run, format string) error {
	switch format {
	case "text":
		return writeFactTable(w, run)
	case "json":
		return writeFacts(w, run)
	}
	return fmt.Errorf("unknown format %q: facts are written as text or json", format)
}

type factsJSON struct {
	SchemaVersion string        `json:"schema_version"`
	Shard         *Shard        `json:"shard,omitempty"`
	Facts         []any         `json:"facts"`
	Problems      []problemJSON `json:"problems"`
	Stats         statsJSON     `json:"stats"`
}

// statsJSON counts facts by kind. Undecidable are the client facts whose ssl_mode is unknown.
type statsJSON struct {
	Files       int `json:"files"`
	Facts       int `json:"facts"`
	Client      int `json:"client"`
	Server      int `json:"server"`
	CA          int `json:"ca"`
	Process     int `json:"process"`
	Undecidable int `json:"undecidable"`
}

// head stands first in every fact. Its keys are those of fact.Base, which they shadow, and the positions.
type head struct {
	Kind    string       `json:"kind"`
	ID      string       `json:"id"`
	File    string       `json:"file"`
	Start   *position    `json:"start"`
	End     *position    `json:"end"`
	Name    string       `json:"name"`
	Engine  string       `json:"engine"`
	Context fact.Context `json:"context"`
}

// The facts as JSON tells them: what package fact names, with positions, and without null.
type (
	clientJSON struct {
		head
		fact.Client
		Options []optionJSON  `json:"options"`
		Because []fact.Reason `json:"because"`
	}
	serverJSON struct {
		head
		fact.Server
		Because []fact.Reason `json:"because"`
	}
	authorityJSON struct {
		head
		fact.Authority
		Because []fact.Reason `json:"because"`
	}
	processJSON struct {
		head
		fact.Process
		Because []fact.Reason `json:"because"`
	}
	optionJSON struct {
		Name   string      `json:"name"`
		Value  string      `json:"value"`
		Start  *position   `json:"start"`
		End    *position   `json:"end"`
		Effect fact.Effect `json:"effect"`
	}
)

// placed is a fact with what it is sorted by.
type placed struct {
	base *fact.Base
	json func() any // the fact as JSON tells it
}

func writeFacts(w io.Writer, run *Run) error {
	out := factsJSON{SchemaVersion: schemaVersion, Shard: run.shard(), Facts: []any{}, Problems: run.problemsJSON(), Stats: run.stats()}
	return encodeEach(w, out, "facts", func(yield func(any) bool) {
		for _, f := range run.placedFacts() {
			if !yield(f.json()) {
				return
			}
		}
	})
}

func (r *Run) stats() statsJSON {
	out := statsJSON{Files: r.Summary.Files}
	if s := r.Facts; s != nil {
		out.Facts, out.Client, out.Server = s.Len(), len(s.Clients), len(s.Servers)
		out.CA, out.Process = len(s.Authorities), len(s.Processes)
		for i := range s.Clients {
			if word(s.Clients[i].SSLMode) == fact.ModeUnknown {
				out.Undecidable++
			}
		}
	}
	return out
}

// placedFacts returns all facts in the order file, start offset, kind, id.
func (r *Run) placedFacts() []placed {
	var out []placed
	if s := r.Facts; s != nil {
		for i := range s.Clients {
			out = append(out, placed{&s.Clients[i].Base, func() any { return clientOf(s.Clients[i]) }})
		}
		for i := range s.Servers {
			out = append(out, placed{&s.Servers[i].Base, func() any { return serverOf(s.Servers[i]) }})
		}
		for i := range s.Authorities {
			out = append(out, placed{&s.Authorities[i].Base, func() any { return authorityOf(s.Authorities[i]) }})
		}
		for i := range s.Processes {
			out = append(out, placed{&s.Processes[i].Base, func() any { return processOf(s.Processes[i]) }})
		}
	}
	slices.SortStableFunc(out, func(a, b placed) int { return inOrder(a.base, b.base) })
	return out
}

func inOrder(a, b *fact.Base) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Place.Span.Start, b.Place.Span.Start),
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
}

func headOf(b fact.Base) head {
	return head{
		Kind: b.Kind, ID: b.ID, File: b.File, Start: positionOf(b.Place, b.Place.Span.Start),
		End: positionOf(b.Place, b.Place.Span.End), Name: b.Name, Engine: b.Engine, Context: b.Context,
	}
}

func clientOf(f fact.Client) clientJSON {
	f.SSLMode, f.Transport, f.Chain, f.Hostname = word(f.SSLMode), word(f.Transport), word(f.Chain), word(f.Hostname)
	f.CA.Source, f.Origin.SSLMode, f.DriverSource = word(f.CA.Source), word(f.Origin.SSLMode), word(f.DriverSource)
	f.Candidates, f.TLSVersions, f.Ambiguity = list(f.Candidates), list(f.TLSVersions), list(f.Ambiguity)
	f.Hosts, f.CA.Bundle.Holds = list(slices.Clone(f.Hosts)), list(f.CA.Bundle.Holds)
	f.CA.Bundle.Identifiers = list(f.CA.Bundle.Identifiers)
	for i := range f.Hosts {
		f.Hosts[i].Class = word(f.Hosts[i].Class)
	}
	out := clientJSON{head: headOf(f.Base), Client: f, Options: []optionJSON{}, Because: list(f.Because)}
	for _, o := range f.Options {
		out.Options = append(out.Options, optionOf(o))
	}
	return out
}

func optionOf(o fact.Option) optionJSON {
	return optionJSON{
		Name: o.Name, Value: o.Value, Effect: o.Effect,
		Start: positionOf(o.Place, o.Place.Span.Start), End: positionOf(o.Place, o.Place.Span.End),
	}
}

func serverOf(f fact.Server) serverJSON {
	f.TLSList, f.Serves, f.Hosts = list(f.TLSList), list(f.Serves), list(f.Hosts)
	f.Enforced, f.Origin.SSLMode = word(f.Enforced), word(f.Origin.SSLMode)
	return serverJSON{headOf(f.Base), f, list(f.Because)}
}

func authorityOf(f fact.Authority) authorityJSON {
	f.Origin.SSLMode = word(f.Origin.SSLMode)
	return authorityJSON{headOf(f.Base), f, list(f.Because)}
}

func processOf(f fact.Process) processJSON {
	f.Origin.SSLMode = word(f.Origin.SSLMode)
	return processJSON{headOf(f.Base), f, list(f.Because)}
}

// word returns the vocabulary's "unknown" for a word that was left empty.
func word[T ~string](w T) T { return cmp.Or(w, "unknown") }

// list returns an empty list for none, which JSON would call null.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

// placeOf is where a fact is, as the first column of a table.
func placeOf(b fact.Base) string {
	if b.Place.IsZero() {
		return clean(b.File)
	}
	return location(b.Place)
}
