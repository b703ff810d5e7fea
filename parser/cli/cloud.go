package cli

import (
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// cloudResource starts what a command of a cloud makes or changes; the first of its operands is its name.
func (c *command) cloudResource(kind string, verb source.Text, operands []source.Text) setting.Resource {
	r := setting.Resource{
		Shape: setting.CLI, Type: kind, Where: c.where, Anchor: verb.Place(),
		Hint: setting.Hint{Language: "shell", Name: kind + " " + verb.String()},
	}
	if len(operands) > 0 && operands[0].Known() {
		r.Name = operands[0].String()
	}
	return r
}
