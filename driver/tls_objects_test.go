package driver

import (
	"testing"

	"github.com/dsnlint/dsnlint/fact"
)

func TestBelowNamesTheObject(t *testing.T) {
	rows := below("tls", "mode=on", []Row{{When: "%.insecure=true", Then: Unchecked, CA: "%.ca|system", By: "%.insecure", Ignores: "%.ca", Because: "% is off"}})
	r := rows[0]
	if r.When != "tls.insecure=true mode=on" || r.CA != "tls.ca|system" || r.By != "tls.insecure" || r.Ignores != "tls.ca" || r.Because != "tls is off" {
		t.Errorf("got %+v", r)
	}
}

func TestFallingBackLeavesPlaintextAlone(t *testing.T) {
	rows := fallingBack([]Row{{Then: Full}, {Then: Off}, {Then: Opportune}})
	for i, want := range []fact.Transport{fact.Opportunistic, fact.Plaintext, fact.Opportunistic} {
		if rows[i].Then.Transport != want {
			t.Errorf("row %d: got %s, want %s", i, rows[i].Then.Transport, want)
		}
	}
}

func TestRowHelpersCopy(t *testing.T) {
	rows := []Row{{When: "a", Then: Full}}
	between("1", "2", rows)
	below("x", "b", rows)
	fallingBack(rows)
	fromSource("s", rows)
	fromSource("s", rows)
	orTakenBack("a", rows)
	if r := rows[0]; r.When != "a" || r.Since != "" || r.Then != Full || r.Source != "" || r.Overrides != "" {
		t.Errorf("a helper changed its input: %+v", r)
	}
}
