package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// undecided says why nothing can be said about what a connection does.
func undecided(c *setting.Connection, out *fact.Client) fact.Doubt {
	switch {
	case out.Driver == unknownDriver.ID:
		return fact.NoDriver
	case slices.ContainsFunc(out.Options, func(o fact.Option) bool { return o.Effect == fact.Invalid }):
		return fact.Rejected
	}
	for _, t := range deciding(c) {
		if doubt := doubtOf(t); doubt != "" {
			return doubt
		}
	}
	if len(c.Open) > 0 {
		return fact.OpenOptions
	}
	return fact.OwnCode
}

// deciding lists the texts that a verdict may hang on.
func deciding(c *setting.Connection) []source.Text {
	out := []source.Text{c.Scheme}
	for _, o := range c.Options {
		out = append(out, o.Value.Text)
	}
	return out
}

// doubtOf tells by the first name that an unknown text refers to where its value would come from, "" if it is known.
func doubtOf(t source.Text) fact.Doubt {
	if t.Known() {
		return ""
	}
	refs := t.Refs()
	if len(refs) == 0 {
		return fact.FromCode
	}
	switch ref := refs[0]; {
	case strings.HasPrefix(ref, "env:"):
		return fact.FromEnvironment
	case ref == "call" || ref == "expression":
		return fact.FromCode
	case ref == "template", ref == "values", ref == "tag", ref == "secret", ref == "configmap",
		strings.HasPrefix(ref, "property:"), strings.HasPrefix(ref, "flag:"):
		return fact.FromDeployment
	}
	return fact.FromName
}
