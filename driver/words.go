package driver

import (
	"strings"

	"github.com/dsnlint/dsnlint/fact"
)

var kindWords = map[string]string{
	unknownKind: "not known", defaultKind: "the visible default of a look-up",
	"string": "a string", "bool": "true or false", "number": "a number", "null": "null", "object": "an object", "list": "a list",
	"symbol": "a name", "bare": "without a value",
}

var layerWords = map[string]string{
	"dsn": "in the DSN", "call": "as an argument", "env": "in the environment", "file": "in a file",
}

// Written says in words what must be written for a row to hold, with the options as code: "`sslmode=require` with
// `sslrootcert`"; "nothing" for the driver's default.
func (r *Row) Written() string {
	var with, without []string
	for _, t := range mustParseWhen(r.When) {
		if t.absent {
			without = append(without, t.words())
		} else {
			with = append(with, t.words())
		}
	}
	out := strings.Join(with, " with ")
	if len(without) > 0 {
		out = strings.TrimSpace(out + " without " + strings.Join(without, " or "))
	}
	if out == "" {
		return "nothing"
	}
	return out
}

func (t term) words() string {
	out := "`" + t.name + "`"
	switch {
	case t.differs:
		out += " other than " + code(t.values, " and ")
	case len(t.values) == 1:
		out = "`" + t.name + "=" + t.values[0] + "`"
	case len(t.values) > 1:
		out += " = " + code(t.values, " or ")
	case t.kind != "":
		out += " (" + kindWords[t.kind] + ")"
	}
	if t.layer != "" {
		out += " " + layerWords[t.layer]
	}
	return out
}

// code lists values as code; the empty value is called so.
func code(values []string, between string) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = "`" + v + "`"
		if v == "" {
			out[i] = "nothing"
		}
	}
	return strings.Join(out, between)
}

// Verdict is the row's place on the ladder, or "rejected".
func (r *Row) Verdict() string {
	if r.Rejects != "" {
		return "rejected"
	}
	return string(r.Then.Mode())
}

// Reason says what happens, or why the driver refuses.
func (r *Row) Reason() string {
	if r.Rejects != "" {
		return r.Rejects
	}
	return r.Because
}

// Versions says in words for which versions the row holds.
func (r *Row) Versions() string { return versionsInWords(r.Since, r.Until) }

func versionsInWords(since, until string) string {
	switch {
	case since != "" && until != "":
		return since + " up to " + until
	case since != "":
		return "since " + since
	case until != "":
		return "before " + until
	}
	return "all versions"
}

// Unset lists what the driver does when nothing is written, oldest versions first: one mode, unless versions differ.
func (t *Table) Unset() []string {
	var out []string
	for _, b := range t.bands(Version{}, "") {
		client := t.readAt(nothing, nil, b.probe(Version{})).client
		word := string(client.SSLMode)
		if client.SSLMode == fact.ModeUnknown {
			word = "undecided"
		}
		if len(out) == 0 || out[len(out)-1] != word {
			out = append(out, word)
		}
	}
	return out
}

// Deciders are the names of the options that decide on TLS, CAs and versions.
func (t *Table) Deciders() []string {
	var out []string
	for i := range t.Options {
		if r := t.Options[i].Role; r == Mode || r == CA || r == TLSOpt {
			out = append(out, t.Options[i].Name)
		}
	}
	return out
}
