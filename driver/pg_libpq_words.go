package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// libpqWords says with sslmode what libpq's URIs say with ssl=true, besides what libpqNames does.
func libpqWords(options []setting.Option) []setting.Option {
	var out []setting.Option
	for _, o := range libpqNames(options) {
		out = append(out, o)
		if o.Layer == setting.InDSN && o.Name.String() == "ssl" && o.Value.Text.String() == "true" {
			out = append(out, asMode(o, "require"))
		}
	}
	return out
}

// libpqNames says with sslmode what libpq reads under its older name, requiressl: the last of both counts. An empty
// sslrootcert is none, and keeps the variable's from being read.
func libpqNames(options []setting.Option) []setting.Option {
	options = dropNull(options)
	mode := slices.ContainsFunc(options, func(o setting.Option) bool { return o.Name.String() == "PGSSLMODE" })
	noCA := slices.ContainsFunc(options, noAnchor)
	var out []setting.Option
	for _, o := range options {
		first := strings.HasPrefix(o.Value.Text.String(), "1")
		switch name := o.Name.String(); {
		case noCA && (name == "sslrootcert" || name == "PGSSLROOTCERT"):
		case name == "PGREQUIRESSL" && (mode || o.Value.Known() && !first): // it has no say then
		case name != "requiressl" && name != "PGREQUIRESSL":
			out = append(out, o)
		case !o.Value.Known():
			o.Name = source.Decoded(o.Name.Place(), "sslmode")
			out = append(out, o)
		case first:
			out = append(out, asMode(o, "require"))
		default:
			out = append(out, asMode(o, "prefer"))
		}
	}
	return out
}

// noAnchor reports an sslrootcert without a value.
func noAnchor(o setting.Option) bool {
	name := o.Name.String()
	return (name == "sslrootcert" || name == "PGSSLROOTCERT") && o.Value.Known() && o.Value.Text.Len() == 0
}

// asMode is an option that stands for a mode, at its own place.
func asMode(o setting.Option, mode string) setting.Option {
	o.Name = source.Decoded(o.Name.Place(), "sslmode")
	o.Value = setting.Value{Text: respelled(o.Value.Text, mode)}
	return o
}
