package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var helmSyntax = syntax{
	short: "fn",
	long: set("set set-string set-file set-json set-literal values namespace version repo timeout kube-context kubeconfig username password " +
		"ca-file cert-file key-file keyring description output post-renderer name-template history-max labels"),
}

// helm reads what a release is given on the command line.
func (c *command) helm() {
	list := args(c.argv[1:], helmSyntax)
	var operands []source.Text
	repo := ""
	for _, a := range list {
		switch {
		case a.name.IsZero():
			operands = append(operands, a.word)
		case a.is("repo"):
			repo = a.value.String()
		case a.is("password"), a.is("set-json") && setting.MentionsSecret(a.value.String()):
			c.found.Hide(a.value)
		case a.is("set-literal"):
			if name, value, _ := a.value.Cut("="); setting.NamesSecret(name.String()) {
				c.found.Hide(value)
			}
		}
	}
	if len(operands) < 2 || !helmVerbs[operands[0].String()] {
		return
	}
	chart := operands[len(operands)-1]
	r := setting.Resource{
		Shape: setting.CLI, Type: ChartsOf(c.known.Resources).Type(chart.String(), repo), Name: chart.String(), Where: c.where, Anchor: chart.Place(),
		Hint: setting.Hint{Language: "shell", Name: chart.String()},
	}
	for _, a := range list {
		if a.is("set", "set-string") {
			r.Attributes = append(r.Attributes, c.helmValues(a.value)...)
		}
	}
	if len(r.Attributes) > 0 && r.Type != "" {
		c.found.Resources = append(c.found.Resources, r)
	}
}

// helmVerbs are the commands that give a release its values.
var helmVerbs = set("install upgrade template")

// helmValues reads name=value,name=value. A comma with a backslash before it is one of the value.
func (c *command) helmValues(t source.Text) []setting.Option {
	var out []setting.Option
	for _, pair := range unescaped(t.Split(","), t) {
		name, value, ok := pair.Cut("=")
		switch {
		case !ok || name.Len() == 0:
		case setting.NamesSecret(name.String()):
			c.found.Hide(value)
		default:
			out = append(out, valued(name, value))
		}
	}
	return out
}

// unescaped joins the parts of a text again that a comma with a backslash divides.
func unescaped(parts []source.Text, of source.Text) []source.Text {
	var out []source.Text
	start, end := 0, 0
	for _, p := range parts {
		if end += p.Len(); !strings.HasSuffix(p.String(), `\`) {
			out = append(out, of.Slice(start, end))
			start = end + 1
		}
		end++
	}
	if start < of.Len() {
		out = append(out, of.Slice(start, of.Len()))
	}
	return out
}
