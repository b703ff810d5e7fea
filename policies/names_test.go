package policies

import (
	"encoding/json"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the names of the tables anew")

// TestNames compares the names that are written down with those of the tables.
func TestNames(t *testing.T) {
	want, err := json.MarshalIndent(namesIn(ResourceTables()), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("names.json", append(want, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile("names.json")
	if err != nil || string(have) != string(want)+"\n" {
		t.Error("policies/names.json is not what the tables of resources say; run `make docs`")
	}
}
