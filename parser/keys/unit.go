package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
)

// unitScripts returns the command lines of a systemd unit, with the variables of its section.
func unitScripts(root *tree.Node) []Script {
	var out []Script
	for _, section := range root.Children {
		var env []setting.Option
		for _, c := range section.Children {
			if isUnitEnvironment(c) {
				env = append(env, unitEnvironment(c)...)
			}
		}
		for _, c := range section.Children {
			if !strings.HasPrefix(c.Key.String(), "Exec") || len(c.Children) > 0 || c.Value.Text.IsZero() {
				continue
			}
			command := c.Value.Text
			for command.Len() > 0 && strings.IndexByte("-@:+!|", command.String()[0]) >= 0 {
				command = command.Slice(1, command.Len())
			}
			out = append(out, Script{Text: command, Env: env})
		}
	}
	return out
}

// unitEnvironment reads words of the form NAME=value.
func unitEnvironment(n *tree.Node) []setting.Option {
	var out []setting.Option
	for _, w := range shellWords(n.Value.Text) {
		if name, value, ok := w.Cut("="); ok && isVariable(name.String()) {
			out = append(out, setting.Variable(name, value))
		}
	}
	return out
}
