package opener_test

import (
	"fmt"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// show prints a connection: anchor, drivers, scheme, hosts, options with their kinds, what stays open.
func show(c setting.Connection) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s [%s]", c.Anchor.Raw(), strings.Join(c.Hint.Drivers, ","))
	if !c.Scheme.IsZero() {
		fmt.Fprintf(&b, " %s", word(c.Scheme))
	}
	for i, h := range c.Hosts {
		fmt.Fprintf(&b, " @%s", word(h))
		if i < len(c.Ports) && c.Ports[i].Len() > 0 {
			fmt.Fprintf(&b, ":%s", word(c.Ports[i]))
		}
	}
	for _, o := range c.Options {
		fmt.Fprintf(&b, " %s=%s", o.Name.String(), value(o.Value))
	}
	for _, p := range c.Open {
		fmt.Fprintf(&b, " open(%s)", p)
	}
	if c.Guard != setting.NoGuard {
		fmt.Fprintf(&b, " if %s", c.Guard)
	}
	return b.String()
}

// word prints a text: what is unknown as <reference>, a fallback with a question mark behind.
func word(t source.Text) string {
	s := t.String()
	if !t.Known() {
		return strings.ReplaceAll(s, string(source.Hole), "<"+strings.Join(t.Refs(), ",")+">")
	}
	if t.Origin() == source.Fallback {
		return s + "?"
	}
	return s
}

func value(v setting.Value) string {
	switch v.Kind {
	case setting.Object:
		return "{}"
	case setting.Bool, setting.Number:
		return strings.Replace(word(v.Text)+"!", "?!", "!?", 1)
	case setting.Null:
		return "null"
	case setting.Symbol:
		return "'" + word(v.Text)
	case setting.List:
		return "[" + word(v.Text) + "]"
	}
	return word(v.Text)
}

func showAll(list []setting.Connection) string {
	var lines []string
	for _, c := range list {
		lines = append(lines, show(c))
	}
	return strings.Join(lines, "\n")
}
