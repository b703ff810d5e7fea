package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// The command-line clients of MySQL and MariaDB read their options in order, and a later one may take an earlier one
// back. Prepare marks an option that was taken back with the kind Null, so that the rows can tell the two apart.

// flagName is an option's name as the clients compare it: '_' is '-' and "loose-" only hides typing errors.
func flagName(o setting.Option) string {
	return strings.TrimPrefix(strings.ReplaceAll(o.Name.String(), "_", "-"), "loose-")
}

// negations are the spellings that switch an option off or on without a value.
var negations = []struct{ prefix, value string }{{"skip-", "false"}, {"disable-", "false"}, {"enable-", "true"}}

// switches gives the options that are spelled with a prefix the value that the prefix stands for, and drops "loose-".
func switches(options []setting.Option) []setting.Option {
	for i := range options {
		o := &options[i]
		o.Name = o.Name.Slice(o.Name.Len()-len(flagName(*o)), o.Name.Len())
		for _, n := range negations {
			switch strings.TrimPrefix(flagName(*o), n.prefix) {
			case "ssl", "ssl-verify-server-cert":
				if strings.HasPrefix(flagName(*o), n.prefix) {
					o.Value = setting.Value{Text: source.Decoded(o.Name.Place(), n.value), Kind: setting.Bool}
				}
			}
		}
	}
	return options
}

// flag is one option reduced to what order decides on.
type flag struct {
	name string // without a prefix
	on   bool   // its value is not a known "no"
}

func flagOf(o setting.Option) flag {
	f := flag{name: flagName(o), on: boolWord(o.Value.Text.String(), o.Value.Kind) != "false"}
	for _, n := range negations {
		f.name = strings.TrimPrefix(f.name, n.prefix)
	}
	return f
}

// takeBack marks every option that a later one takes back.
func takeBack(options []setting.Option, undoes func(later flag, before []flag, earlier flag) bool) []setting.Option {
	flags := make([]flag, len(options))
	for i, o := range options {
		flags[i] = flagOf(o)
	}
	for i := range options {
		for j := i + 1; j < len(options); j++ {
			if undoes(flags[j], flags[:j], flags[i]) {
				options[i].Value.Kind = setting.Null
				break
			}
		}
	}
	return options
}

// mysqlFlags reads the options of MySQL's own clients. Up to 5.7 each of them changes one mode, in order.
func mysqlFlags(options []setting.Option) []setting.Option {
	return takeBack(switches(options), func(later flag, before []flag, earlier flag) bool {
		off := earlier.name == "ssl" && !earlier.on
		strict := earlier.name == "ssl-verify-server-cert" && earlier.on
		switch later.name {
		case "ssl-mode":
			return off || strict
		case "ssl-ca", "ssl-capath":
			explicit := slices.ContainsFunc(before, func(f flag) bool { return f.name == "ssl-mode" })
			return (off || strict) && !explicit
		case "ssl-verify-server-cert":
			return off && later.on
		}
		return false
	})
}

// mariadbFlags reads the options of MariaDB's clients: every option that names a file, cipher or fingerprint switches TLS on again.
func mariadbFlags(options []setting.Option) []setting.Option {
	return takeBack(switches(options), func(later flag, _ []flag, earlier flag) bool {
		switch later.name {
		case "ssl-ca", "ssl-capath", "ssl-cert", "ssl-key", "ssl-cipher", "ssl-crl", "ssl-crlpath", "ssl-fp", "ssl-fplist":
			return earlier.name == "ssl" && !earlier.on
		}
		return false
	})
}

// orTakenBack returns rows twice: first for the case that the option name was taken back and is outweighed, then as they
// are. Rows that ask for a value of the option are for the second case alone.
func orTakenBack(name string, rows []Row) []Row {
	out := slices.DeleteFunc(slices.Clone(rows), func(r Row) bool {
		return slices.ContainsFunc(strings.Fields(r.When), func(term string) bool { return strings.HasPrefix(term, name+"=") })
	})
	for i := range out {
		out[i].When = strings.TrimSpace(out[i].When + " " + name + ":null")
		out[i].Overrides = strings.TrimSpace(out[i].Overrides + " " + name)
	}
	return append(out, rows...)
}

// upperWords makes a table that reads words written in any case as they are given; use it with Option.Fold.
func upperWords(words ...string) map[string]string {
	out := map[string]string{}
	for _, w := range words {
		out[strings.ToLower(w)] = w
	}
	return out
}

// mysqlModes are the values of MySQL's ssl-mode.
var mysqlModes = []string{"DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"}
