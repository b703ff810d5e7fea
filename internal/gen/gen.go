// Package gen makes the pages under docs that repeat what the policies, the driver tables and the program itself say; a
// test compares them, and writes them anew with `go test ./internal/gen -update`.
package gen

import (
	"fmt"
	"strings"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
)

// Pages returns the generated files by their path below docs; the examples are those of the rules.
func Pages(examples map[string][]*Sample) (map[string]string, error) {
	c, err := rules.Load(policies.Modules())
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	var index strings.Builder
	index.WriteString("# Rules\n\n| rule | tells |\n| --- | --- |\n")
	all := c.Rules()
	for i := range all {
		r := &all[i]
		out["rules/"+r.ID+".md"] = rules.Page(r, examplesSection(examples[r.ID]))
		fmt.Fprintf(&index, "| [%s](%s.md) | %s |\n", r.ID, r.ID, r.Title)
	}
	out["rules/README.md"] = index.String()
	for _, t := range driver.Tables() {
		out["drivers/"+t.ID+".md"] = driver.Page(t)
	}
	out["drivers/README.md"] = driverIndex()
	out["resources.md"] = resourcesPage()
	schema, err := rules.InputSchema()
	if err != nil {
		return nil, err
	}
	out["schema/policy-input.schema.json"] = string(schema)
	if out["dsnlint.1"], err = call([]string{"man"}, false); err != nil {
		return nil, err
	}
	if out["terminal.svg"], err = terminalPicture(); err != nil {
		return nil, err
	}
	out["review.svg"], err = reviewPicture()
	return out, err
}

// driverIndex lists the drivers by engine.
func driverIndex() string {
	var b strings.Builder
	b.WriteString("# Drivers\n\nWhat each driver does with each option, and how that is known: *seen* rows were decided by a run of the real driver against " +
		"real servers, whose recordings stand in [driver/testdata/observed](../../driver/testdata/observed).\n\n" +
		"| driver | engine | with nothing written | rows that decide | seen | versions run |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, t := range driver.Tables() {
		seen, deciding := t.Coverage()
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s | %d | %d | %s |\n", t.Title, t.ID, t.Engine, strings.Join(t.Unset(), ", later "), deciding, seen, strings.Join(t.Observed().Versions, ", "))
	}
	return b.String()
}
