package setting

import (
	"strings"
	"testing"
)

func TestSectioned(t *testing.T) {
	tests := []struct {
		keys string
		want bool
	}{
		{"", false},
		{"development production", true},
		{"shared test production", true},
		{"default", false},
		{"production database", false},
	}
	for _, tt := range tests {
		if got := Sectioned(strings.Fields(tt.keys)); got != tt.want {
			t.Errorf("%q: got %v", tt.keys, got)
		}
	}
	if !Shared("shared") || Shared("production") {
		t.Error("shared sections are told from environments")
	}
}
