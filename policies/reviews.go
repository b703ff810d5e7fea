package policies

import (
	"cmp"
	"encoding/json"
	"slices"
)

// Review is when a table was read, and from when on somebody should look at its sources again. Both are YYYY-MM-DD.
type Review struct{ Table, Read, Due string }

// Reviews lists the dated tables by the names of their files and their keys.
func Reviews() []Review {
	var out []Review
	for _, name := range tables("data") {
		var keys map[string]json.RawMessage
		mustDecode(name, &keys)
		for key, raw := range keys {
			var dates struct {
				Read   string `json:"read"`
				Review string `json:"review"`
			}
			if json.Unmarshal(raw, &dates) == nil && dates.Read != "" {
				out = append(out, Review{Table: name + ": " + key, Read: dates.Read, Due: dates.Review})
			}
		}
	}
	slices.SortFunc(out, func(a, b Review) int { return cmp.Compare(a.Table, b.Table) })
	return out
}
