package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
)

// conditional says which environment a branch of a conditional expression belongs to, when the condition, whose text
// stands before or between the branches, names one.
func conditional(e token.Expr, picked int) setting.Guard {
	if len(e.Items) != 2 {
		return setting.NoGuard
	}
	condition := e.Place
	first, second := e.Items[0].Place.Span, e.Items[1].Place.Span
	if condition.Span.End = first.Start; first.Start == e.Place.Span.Start { // a if c else b
		condition.Span.Start, condition.Span.End = first.End, second.Start
	}
	then := guardOf(condition.Raw())
	if picked == 0 {
		return then[0]
	}
	return then[1]
}

// guardOf gives the guards of the branch taken and of the other one.
func guardOf(condition string) [2]setting.Guard {
	text := strings.ToLower(condition)
	var then [2]setting.Guard
	switch {
	case strings.Contains(text, "prod"):
		then[1] = setting.Development
	case strings.Contains(text, "isdev") || strings.Contains(text, "development") || strings.Contains(text, "\"dev\"") || strings.Contains(text, "'dev'"):
		then[0] = setting.Development
	case strings.Contains(text, "'test'") || strings.Contains(text, "\"test\"") || strings.Contains(text, "istest"):
		then[0] = setting.Test
	}
	if strings.Contains(text, "!=") || strings.HasPrefix(strings.TrimSpace(text), "!") || strings.Contains(text, "if not ") {
		then[0], then[1] = then[1], then[0]
	}
	return then
}
