package fact

import "testing"

func TestBatches(t *testing.T) {
	for _, tt := range []struct {
		name                   string
		clients, servers, size int
		want                   []int
	}{
		{"none", 0, 0, 3, nil},
		{"one batch of two kinds", 1, 2, 3, []int{3}},
		{"a kind in two batches", 4, 1, 3, []int{3, 2}},
		{"kinds side by side", 3, 3, 3, []int{3, 3}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			set := &Set{Clients: make([]Client, tt.clients), Servers: make([]Server, tt.servers)}
			got := set.Batches(tt.size)
			if len(got) != len(tt.want) {
				t.Fatalf("%d batches, want %d", len(got), len(tt.want))
			}
			clients := 0
			for i, b := range got {
				if b.Len() != tt.want[i] {
					t.Errorf("batch %d has %d facts, want %d", i, b.Len(), tt.want[i])
				}
				clients += len(b.Clients)
			}
			if clients != tt.clients || len(set.Clients) != tt.clients {
				t.Errorf("%d clients, the set has %d, want %d", clients, len(set.Clients), tt.clients)
			}
		})
	}
}
