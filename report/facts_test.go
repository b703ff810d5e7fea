package report

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/source"
)

func TestFactOrder(t *testing.T) {
	a, b := source.NewFile("a", []byte("xyz")), source.NewFile("b", []byte("xyz"))
	base := func(f *source.File, start int, kind, id string) fact.Base {
		return fact.Base{Kind: kind, ID: id, File: f.Path, Place: source.Place{File: f, Span: source.Span{Start: start, End: 3}}}
	}
	run := &Run{Facts: &fact.Set{
		Clients:     []fact.Client{{Base: base(b, 0, "client", "1")}, {Base: base(a, 1, "client", "3")}, {Base: base(a, 1, "client", "2")}},
		Servers:     []fact.Server{{Base: base(a, 0, "server", "4")}},
		Authorities: []fact.Authority{{Base: base(a, 1, "ca", "5")}},
		Processes:   []fact.Process{{Base: base(a, 2, "process", "6")}},
	}}
	var got []string
	for _, f := range run.placedFacts() {
		got = append(got, f.base.ID)
	}
	if want := []string{"4", "5", "2", "3", "6", "1"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFactsLeaveTheSetAlone(t *testing.T) {
	run := &Run{Facts: bare()}
	var b strings.Builder
	if err := WriteFacts(&b, run, "json"); err != nil {
		t.Fatal(err)
	}
	if c := run.Facts.Clients[0]; c.SSLMode != "" || c.Candidates != nil || c.Hosts[0].Class != "" {
		t.Errorf("the facts were changed: %+v", c)
	}
}

// A fact without a place, and with nothing but its head, still has every key and no null but start and end.
func TestBareFacts(t *testing.T) {
	var b strings.Builder
	if err := WriteFacts(&b, &Run{Facts: bare()}, "json"); err != nil {
		t.Fatal(err)
	}
	var out struct{ Facts []map[string]any }
	if err := json.Unmarshal([]byte(b.String()), &out); err != nil {
		t.Fatal(err)
	}
	for _, f := range out.Facts {
		for key, value := range f {
			if value == nil && key != "start" && key != "end" {
				t.Errorf("%s: %s is null", f["kind"], key)
			}
		}
		if f["kind"] == "client" && (f["ssl_mode"] != "unknown" || f["chain"] != "unknown" || f["driver"] != "") {
			t.Errorf("got %v", f)
		}
	}
}

func TestStats(t *testing.T) {
	run := sample(t)
	want := statsJSON{Files: 12, Facts: 6, Client: 3, Server: 1, CA: 1, Process: 1, Undecidable: 1}
	if got := run.stats(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := (&Run{}).stats(); got != (statsJSON{}) {
		t.Errorf("nothing counts as %+v", got)
	}
}

func TestChecks(t *testing.T) {
	const yes, no, open = fact.Verified, fact.Unverified, fact.CheckUnknown
	tests := []struct {
		chain, host fact.Check
		want        string
	}{
		{yes, yes, "chain, host"}, {yes, no, "chain"}, {no, no, "nothing"}, {yes, open, "chain, host?"}, {open, no, "chain?"}, {"", "", "chain?, host?"},
	}
	for _, tt := range tests {
		if got := checks(tt.chain, tt.host); got != tt.want {
			t.Errorf("%s, %s: got %s, want %s", tt.chain, tt.host, got, tt.want)
		}
	}
}

func TestFactTable(t *testing.T) {
	tests := []struct {
		name string
		in   fact.Client
		want []string
	}{
		{"driver with a version", fact.Client{Driver: "pgx", DriverVersion: "5.7"}, []string{"pgx 5.7"}},
		{"candidates", fact.Client{Candidates: []string{"a", "b"}}, []string{"a | b"}},
		{"engine", fact.Client{Base: fact.Base{Engine: "redis"}}, []string{"redis"}},
		{"nothing", fact.Client{}, []string{"-", "unknown"}},
		{"hosts", fact.Client{Hosts: []fact.Host{{Name: "a", Class: fact.Remote}, {}}}, []string{"a (remote), (unknown)"}},
		{"wide", fact.Client{Driver: "数据", CA: fact.CA{Path: "/x"}}, []string{"数据", "/x"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			if err := WriteFacts(&b, &Run{Facts: &fact.Set{Clients: []fact.Client{tt.in}}}, "text"); err != nil {
				t.Fatal(err)
			}
			for _, want := range tt.want {
				if !strings.Contains(b.String(), want) {
					t.Errorf("%q is missing in\n%s", want, b.String())
				}
			}
		})
	}
	var b strings.Builder
	if err := WriteFacts(&b, &Run{}, "text"); err != nil || b.String() != "0 facts in 0 files\n" {
		t.Errorf("nothing is %q, %v", b.String(), err)
	}
}
