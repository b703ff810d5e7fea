package gen

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/policies"
)

// resourcesPage lists what is asked about resources, by platform: which attribute decides, and what holds where it is not
// written.
func resourcesPage() string {
	var b strings.Builder
	b.WriteString("# Servers, cloud resources and operators\n\nWhat dsnlint asks of each type of resource, from [policies/data](../policies/data). " +
		"A bad answer is a finding of `server-not-enforcing`, `tls-version` or `weak-cipher`; what cannot be known is none.\n")
	tables := slices.Clone(policies.ResourceTables())
	slices.SortFunc(tables, func(a, b policies.ResourceTable) int { return strings.Compare(a.Platform, b.Platform) })
	for _, table := range tables {
		fmt.Fprintf(&b, "\n## %s\n\nRead %s. %s.\n\n| type | asked | decided by | where nothing is written | source |\n| --- | --- | --- | --- | --- |\n",
			table.Platform, table.Read, counted(typesOf(&table)))
		for i := range table.Rows {
			row := &table.Rows[i]
			for j := range row.Questions {
				q := &row.Questions[j]
				fmt.Fprintf(&b, "| %s | %s | `%s` | %s | %s |\n", cell(row.Types), asked[q.Asks], strings.ReplaceAll(q.Parameter, "|", "` or `"), absent(q), cited(q.Source))
			}
		}
	}
	b.WriteString(families())
	return b.String()
}

// asked are the questions as people put them.
var asked = map[string]string{"enforced": "is plaintext refused", "tls_min": "which version is the oldest", "ciphers": "are there weak ciphers"}

func counted(types int) string {
	if types == 1 {
		return "1 type"
	}
	return strconv.Itoa(types) + " types"
}

func typesOf(table *policies.ResourceTable) int {
	seen := map[string]bool{}
	for i := range table.Rows {
		for _, t := range table.Rows[i].Types {
			seen[t] = true
		}
	}
	return len(seen)
}

func cell(types []string) string { return "`" + strings.Join(types, "`, `") + "`" }

// cited is a source as a link, where it is one.
func cited(source string) string {
	if strings.HasPrefix(source, "https://") {
		return "<" + source + ">"
	}
	return source
}

// absent says what holds where the parameter is not written, for each case of that.
func absent(q *policies.Question) string {
	var out []string
	for i := range q.Cases {
		c := &q.Cases[i]
		if c.Is == "" || len(c.When) > 0 && !slices.Contains(slices.Collect(maps.Values(c.When)), "absent") {
			continue
		}
		text := c.Is
		if c.Default != "" {
			text = c.Default + " (" + c.Is + ")"
		}
		for _, path := range []string{"provider", "engine_version"} {
			if when := c.When[path]; when != "" {
				text += ", " + path + " " + when
			}
		}
		out = append(out, text)
	}
	if len(out) == 0 {
		return "nothing is said"
	}
	return strings.ReplaceAll(strings.Join(out, "; "), "|", "\\|")
}

// families lists the defaults of parameter groups by the families of their engines.
func families() string {
	var b strings.Builder
	b.WriteString("\n## Parameter groups of Amazon RDS and Aurora, by family\n\n| family | parameter | where nothing is written | source |\n| --- | --- | --- | --- |\n")
	for _, row := range policies.ServerDefaults() {
		if row.Platform == "aws-rds" {
			fmt.Fprintf(&b, "| `%s` | `%s` of the %s | %s: plaintext is %s | <%s> |\n", strings.ReplaceAll(row.Family, "|", "\\|"), row.Parameter, row.Group, row.Default, refused[row.Enforced], row.Source)
		}
	}
	return b.String()
}

var refused = map[string]string{"yes": "refused", "no": "accepted"}
