package tree

import (
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

func TestNames(t *testing.T) {
	key := source.Decoded(source.Place{}, "db")
	tests := []struct {
		name string
		node Node
		path string
		want string
	}{
		{"key", Node{Key: key}, "spring", "spring.db"},
		{"key at the top", Node{Key: key}, "", "db"},
		{"element", Node{}, "hosts", "hosts.2"},
		{"element at the top", Node{}, "", "2"},
		{"empty key", Node{Key: source.Decoded(source.Place{}, "")}, "a", "a."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Join(tt.path, tt.node.Name(2)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
