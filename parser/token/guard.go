package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// condition says which environment the two branches of the condition in the lexemes [from, to) belong to, if it names
// one.
func (p *finder) condition(from, to int) (then, other setting.Guard) {
	for to-from >= 2 && p.is(from, '(') && p.closing(from) == to-1 {
		from, to = from+1, to-1
	}
	if to-from > 200 {
		return setting.NoGuard, setting.NoGuard
	}
	var clauses []clause
	either, start := false, from
	words := p.d.lines || p.d.ruby || p.d.elixir
	for i := from; i < to; i++ {
		word := p.word(i)
		or := p.is(i, opOr) || words && word == "or"
		if or || p.is(i, opAnd) || words && word == "and" {
			either = either || or
			clauses = append(clauses, p.clause(start, i))
			start = i + 1
		}
	}
	return judge(append(clauses, p.clause(start, to)), either)
}

// judge joins the clauses of a condition, by or if either is set.
func judge(clauses []clause, either bool) (then, other setting.Guard) {
	all := true
	for _, c := range clauses {
		a, b := c.guards()
		all = all && a != setting.NoGuard
		if then == setting.NoGuard {
			then = a
		}
		if other == setting.NoGuard && (either || len(clauses) == 1) {
			other = b
		}
	}
	if either && !all {
		then = setting.NoGuard
	}
	return then, other
}

// clause is what one comparison or flag says.
type clause struct {
	env     bool   // it names the environment
	flag    string // a flag that needs no comparison: isDev
	values  [3]bool
	negated bool
}

// The values that an environment can have.
const (
	isProduction = iota
	isDevelopment
	isTest
)

func (c clause) guards() (then, other setting.Guard) {
	if !c.env && c.flag == "" {
		return setting.NoGuard, setting.NoGuard
	}
	if c.values[isProduction] {
		if c.values[isDevelopment] || c.values[isTest] {
			return setting.NoGuard, setting.NoGuard
		}
		other = setting.Development
	} else if c.values[isDevelopment] {
		then = setting.Development
	} else if c.values[isTest] {
		then = setting.Test
	}
	if c.negated {
		then, other = other, then
	}
	return then, other
}

func (p *finder) clause(from, to int) clause {
	var c clause
	for i := from; i < to; i++ {
		switch t := &p.toks[i]; t.kind {
		case tString:
			c.addString(strings.ToLower(strings.Trim(p.src[t.start:t.end], `"':`)))
		case tIdent:
			c.addWord(p.src[t.start:t.end])
		case tOp:
			if t.op == '!' || t.op == opUnequal {
				c.negated = !c.negated
			}
		}
	}
	return c
}

func (c *clause) addString(s string) {
	if kind, ok := environment(s); ok {
		c.values[kind] = true
		return
	}
	c.env = c.env || environmentName(s)
}

func (c *clause) addWord(s string) {
	switch s {
	case "not", "false", "False":
		c.negated = !c.negated
		return
	}
	if environmentName(s) {
		c.env = true
	}
	if kind, ok := environmentFlag(s); ok {
		c.flag = s
		c.values[kind] = true
	}
}

// environment says which environment a value of NODE_ENV and the like means.
func environment(s string) (kind int, ok bool) {
	switch s {
	case "production", "prod", "live":
		return isProduction, true
	case "development", "dev", "local", "localhost", "develop", "debug":
		return isDevelopment, true
	case "test", "testing", "ci", "e2e", "integration", "unittest":
		return isTest, true
	}
	return 0, false
}

// environmentName reports whether a variable of this name holds the name of the environment: NODE_ENV, app.profile.
func environmentName(s string) bool {
	for len(s) > 0 {
		var word string
		word, s = setting.FirstWord(s)
		switch strings.ToLower(word) {
		case "env", "environment", "profile", "profiles", "stage", "mode", "deployment":
			return true
		}
	}
	return false
}

// environmentFlag reads names that say by themselves which environment they mean: isDev, DEBUG, IS_PRODUCTION, IsTestEnvironment.
func environmentFlag(s string) (kind int, ok bool) {
	bare := true
	for len(s) > 0 {
		var word string
		word, s = setting.FirstWord(s)
		switch w := strings.ToLower(word); w {
		case "":
		case "is", "in", "mode", "env", "environment", "app", "running", "run", "node", "use":
			bare = false
		case "test", "local", "live", "ci":
			if bare && s == "" && strings.ToUpper(word) != word {
				return 0, false // a variable called test
			}
			kind, ok = environment(w)
		default:
			k, known := environment(w)
			if !known || w == "localhost" || w == "integration" {
				return 0, false
			}
			kind, ok = k, true
		}
	}
	return kind, ok
}
