// Package gen makes the pages under docs that repeat what the policies say; a test compares them, and writes them anew
// with `go test ./internal/gen -update`.
package gen

import (
	"fmt"
	"strings"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
)

// Pages returns the generated files by their path below docs.
func Pages() (map[string]string, error) {
	c, err := rules.Load(policies.Modules())
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	var index strings.Builder
	index.WriteString("# Rules\n\n| rule | tells |\n| --- | --- |\n")
	for i := range c.Rules {
		r := &c.Rules[i]
		out["rules/"+r.ID+".md"] = rules.Page(r)
		fmt.Fprintf(&index, "| [%s](%s.md) | %s |\n", r.ID, r.ID, r.Title)
	}
	out["rules/README.md"] = index.String()
	return out, nil
}
