package golang

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
)

// hide notes where literals stand that a name declares to be a secret, whether or not anything else is found there.
func (r *reader) hide(name string, e token.Expr) {
	if !isSecret(name) {
		return
	}
	switch e.Kind {
	case token.Literal:
		if e.Value == setting.String && e.Text.Len() > 0 {
			r.unit.Secrets = append(r.unit.Secrets, e.Text.Places()...)
		}
	case token.ConcatOf, token.ChoiceOf:
		for _, item := range e.Items {
			r.hide(name, item)
		}
	case token.CallOf:
		r.hideDefault(name, e.Call)
	}
}

// hideDefault hides what a look-up falls back to: getEnv("DB_PASSWORD", "…").
func (r *reader) hideDefault(name string, c *token.Call) {
	if len(c.Args) == 2 {
		r.hide(name, c.Args[1].Value)
	}
}

// isSecret recognises names of passwords and tokens; one that speaks of a file or a name of something holds none.
func isSecret(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name[strings.LastIndexByte(name, '.')+1:], "_", ""))
	switch name {
	case "pass", "pwd", "pw", "passwd", "secret", "token", "apikey", "passphrase", "accesskey", "secretkey", "privatekey", "authtoken":
		return true
	}
	for _, tail := range []string{"password", "passwd", "pwd", "passphrase", "secret", "secretkey", "apikey", "authtoken"} {
		if strings.HasSuffix(name, tail) {
			return true
		}
	}
	return false
}
