package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// hide notes the places of all string literals that e may evaluate to.
func (p *finder) hide(e Expr) { p.unit.Secrets = appendLiterals(p.unit.Secrets, e) }

// SecretsOf returns the places of the string literals that e may evaluate to, if what it is given to has the name of a
// secret: a variable, a member, a parameter.
func SecretsOf(name string, e Expr) []source.Place {
	if !setting.MentionsSecret(name) {
		return nil
	}
	return appendLiterals(nil, e)
}

func appendLiterals(to []source.Place, e Expr) []source.Place {
	switch e.Kind {
	case Literal:
		if e.Value == setting.String && e.Text.Len() > 0 {
			return append(to, e.Text.Places()...)
		}
	case ConcatOf, ChoiceOf, FuncOf, ListOf:
		for _, item := range e.Items {
			to = appendLiterals(to, item)
		}
	case CallOf:
		to = appendArguments(to, e.Call)
	}
	return to
}

// appendArguments takes the literals given to a call whose result is a secret, but not the name under which a look-up
// finds it.
func appendArguments(to []source.Place, c *Call) []source.Place {
	for i, a := range c.Args {
		if i == 0 && a.Value.Kind == Literal && (len(c.Args) > 1 || lookup(c.Method)) {
			continue
		}
		if a.Value.Kind == Literal || a.Value.Kind == ConcatOf {
			to = appendLiterals(to, a.Value)
		}
	}
	return to
}

// lookup reports whether a method of this name finds its argument somewhere else.
func lookup(method string) bool {
	m := strings.ToLower(method)
	return strings.HasPrefix(m, "get") || strings.HasPrefix(m, "env") || strings.HasPrefix(m, "read") ||
		strings.HasPrefix(m, "load") || strings.HasPrefix(m, "fetch") || strings.HasPrefix(m, "config") || m == "require" || m == ""
}

// secretSetter reports whether a method of this name takes a secret and not one word among others.
func secretSetter(method string) bool {
	return setting.MentionsSecret(method) && !lookup(method)
}

// hideNamed hides what a variable, a member, an argument or a function's result is, if it has the name of a secret.
func (p *finder) hideNamed(name string, e Expr) {
	p.unit.Secrets = append(p.unit.Secrets, SecretsOf(name, e)...)
}

// maxName is how long a text may be that is taken for a name.
const maxName = 200

// secretsOf hides the literals in a call that names a secret: by its method's name or by its first argument.
func (p *finder) secretsOf(c *Call) {
	if len(c.Args) == 0 {
		return
	}
	first := c.Args[0].Value
	if len(c.Args) > 1 && first.Kind == Literal && first.Value == setting.String && first.Text.Len() <= maxName && setting.MentionsSecret(first.Text.String()) {
		for _, a := range c.Args[1:] {
			p.hide(a.Value)
		}
		return
	}
	if len(c.Args) <= 2 && secretSetter(c.Method) {
		p.hide(first)
	}
}
