package policies

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// condition is what the interpreter of the tables knows; anything else is one or several words.
var condition = regexp.MustCompile(`^(not )?(on|off|loopback|absent|set|unknown|(<|<=|>|>=) [0-9.]+|~ .+|[^<>~ ].*)$`)

func TestResourceTablesAreComplete(t *testing.T) {
	for _, table := range ResourceTables() {
		read, err := time.Parse(time.DateOnly, table.Read)
		review, err2 := time.Parse(time.DateOnly, table.Review)
		if err != nil || err2 != nil || !review.After(read) || table.Platform == "" {
			t.Errorf("table %q: needs the platform, the day of reading and a later one of review", table.Platform)
		}
		for i := range table.Rows {
			checkRow(t, &table.Rows[i])
		}
		for i := range table.Aliases {
			checkAlias(t, &table.Aliases[i])
		}
	}
}

func checkAlias(t *testing.T, alias *ResourceAlias) {
	t.Helper()
	if len(alias.Types) == 0 || alias.Of == "" || alias.Source == "" {
		t.Errorf("an alias needs types, the type that it is of, and a source: %v", alias.Types)
	}
	for _, kind := range alias.Types {
		if len(RulesFor(kind)) > 0 || AliasOf(kind) != alias {
			t.Errorf("%s: an alias has no rows of its own, and is of one type", kind)
		}
	}
	if AliasOf(alias.Of) != nil {
		t.Errorf("%s: an alias of an alias", alias.Types[0])
	}
}

func checkRow(t *testing.T, row *ResourceRules) {
	t.Helper()
	if len(row.Types) == 0 || len(row.Questions) == 0 {
		t.Errorf("a row needs types and questions: %v", row.Types)
		return
	}
	for i := range row.Questions {
		q := &row.Questions[i]
		name := row.Types[0] + " " + q.Parameter
		switch q.Evidence {
		case "source", "documentation": // what was observed has a recording, and none is made of servers
		default:
			t.Errorf("%s: evidence %q", name, q.Evidence)
		}
		if q.Parameter == "" || q.Source == "" || q.Set == "" && q.Target == "" || len(q.Cases) == 0 {
			t.Errorf("%s: a question needs parameter, source, cases, and what to set", name)
		}
		for j := range q.Cases {
			checkCase(t, name, q, &q.Cases[j])
		}
	}
}

func checkCase(t *testing.T, name string, q *Question, c *ResourceCase) {
	t.Helper()
	answers := map[string]string{
		"enforced": "|yes|no|unknown|", "tls_min": "|floor|list|unlisted|ssl2|ssl3|1.0|1.1|1.2|1.3|", "ciphers": "|value|",
	}[q.Asks]
	if answers == "" || c.Is != "" && !strings.Contains(answers, "|"+c.Is+"|") {
		t.Errorf("%s: %q is no answer to %q", name, c.Is, q.Asks)
	}
	if c.Severity != "" && c.Severity != "note" && c.Severity != "warning" {
		t.Errorf("%s: severity %q", name, c.Severity)
	}
	for path, when := range c.When {
		if path == "" || !condition.MatchString(when) {
			t.Errorf("%s: condition %q of %q", name, when, path)
		}
	}
}

func TestNoTypeHasTwoRowsForOneThing(t *testing.T) {
	for _, kind := range ResourceTypes() {
		seen := map[string]bool{}
		for _, row := range RulesFor(kind) {
			for i := range row.Questions {
				key := row.Questions[i].Asks + " " + row.Questions[i].Parameter
				if seen[key] && len(row.Only) == 0 {
					t.Errorf("%s: two rows ask %s", kind, key)
				}
				seen[key] = true
			}
		}
	}
}
