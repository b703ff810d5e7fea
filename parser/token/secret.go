package token

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// hide notes the places of all string literals that e may evaluate to.
func (p *finder) hide(e Expr) {
	switch e.Kind {
	case Literal:
		if e.Value == setting.String && e.Text.Len() > 0 {
			p.unit.Secrets = append(p.unit.Secrets, e.Text.Places()...)
		}
	case ConcatOf, ChoiceOf, FuncOf, ListOf:
		for _, item := range e.Items {
			p.hide(item)
		}
	case CallOf:
		p.hideArguments(e.Call)
	}
}

// hideArguments hides the literals given to a call whose result is a secret, but not the name under which a look-up
// finds it.
func (p *finder) hideArguments(c *Call) {
	for i, a := range c.Args {
		if i == 0 && a.Value.Kind == Literal && (len(c.Args) > 1 || lookup(c.Method)) {
			continue
		}
		if a.Value.Kind == Literal || a.Value.Kind == ConcatOf {
			p.hide(a.Value)
		}
	}
}

// lookup reports whether a method of this name finds its argument somewhere else.
func lookup(method string) bool {
	m := strings.ToLower(method)
	return strings.HasPrefix(m, "get") || strings.HasPrefix(m, "env") || strings.HasPrefix(m, "read") ||
		strings.HasPrefix(m, "load") || strings.HasPrefix(m, "fetch") || strings.HasPrefix(m, "config") || m == "require" || m == ""
}

// secretName reports whether a name speaks of a password, token or key, by whole words: dbPassword, API_KEY, PGPASSWORD.
func secretName(name string) bool {
	if len(name) < 2 || len(name) > 200 {
		return false
	}
	prev := ""
	for len(name) > 0 {
		var word string
		word, name = firstWord(name)
		if secretWord(strings.ToLower(word), prev) {
			return true
		}
		prev = strings.ToLower(word)
	}
	return false
}

// secretSetter reports whether a method of this name takes a secret and not one word among others.
func secretSetter(method string) bool {
	return secretName(method) && !lookup(method)
}

func secretWord(word, prev string) bool {
	switch word {
	case "":
		return false
	case "password", "passwd", "pwd", "pw", "pass", "secret", "token", "passphrase", "apikey", "credential", "credentials", "passwort":
		return true
	case "key":
		return prev == "api" || prev == "access" || prev == "private" || prev == "account" || prev == "secret"
	}
	return strings.HasSuffix(word, "password") || strings.HasSuffix(word, "passwd") || strings.HasSuffix(word, "pwd")
}

// firstWord cuts the first word off a name in camelCase, snake_case or with other separators.
func firstWord(s string) (word, rest string) {
	start := 0
	for start < len(s) && !letter(s[start]) {
		start++
	}
	i := start
	for i < len(s) && letter(s[i]) {
		if i > start && upper(s[i]) && (!upper(s[i-1]) || i+1 < len(s) && letter(s[i+1]) && !upper(s[i+1])) {
			break
		}
		i++
	}
	return s[start:i], s[i:]
}

func letter(c byte) bool { return class[c] == cIdent && c != '_' }

func upper(c byte) bool { return 'A' <= c && c <= 'Z' }

// member notes the secret of one member of an object.
func (p *finder) member(m Member) {
	if secretName(m.Name.String()) {
		p.hide(m.Value)
	}
}

// secretsOf hides the literals in a call that names a secret: by its method's name or by its first argument.
func (p *finder) secretsOf(c *Call) {
	if len(c.Args) == 0 {
		return
	}
	first := c.Args[0].Value
	if len(c.Args) > 1 && first.Kind == Literal && first.Value == setting.String && secretName(first.Text.String()) {
		for _, a := range c.Args[1:] {
			p.hide(a.Value)
		}
		return
	}
	if len(c.Args) <= 2 && secretSetter(c.Method) {
		p.hide(first)
	}
}
