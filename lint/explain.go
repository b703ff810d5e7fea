package lint

import (
	"slices"
	"time"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/source"
)

// Explain reads one connection string as every driver that accepts its scheme does, or as the named one only. An empty
// result means that the text is no connection string that a driver reads.
func Explain(text, name string, asOf time.Time) []fact.Client {
	file := source.NewFile("dsn", []byte(text))
	c, ok := parser.DSN(file)
	if !ok {
		return nil
	}
	years := policies.LevelTable().AssumeSinceYears
	q := driver.Query{
		AssumeSince: asOf.AddDate(-years, 0, 0).Format(time.DateOnly),
		Host:        func(host string) fact.Host { return classify(nil, host) },
	}
	ids := []string{name}
	if name == "" {
		ids = driver.Accepting(&c)
	}
	slices.Sort(ids)
	var out []fact.Client
	for _, id := range ids {
		if r, ok := driver.Interpret(&c, id, q); ok {
			out = append(out, r)
		}
	}
	return out
}
