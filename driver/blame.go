package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// deciding is the canonical name of the option that decided the row; "" for a default. What the row outweighs decides
// nothing.
func (w *written) deciding(r *Row) string {
	names := strings.Fields(r.By)
	if r.By == "" {
		for _, t := range r.terms {
			if !t.absent {
				names = append(names, t.name)
			}
		}
	}
	outweighed := strings.Fields(r.Overrides)
	for _, name := range names {
		if _, ok := w.options[name]; ok && !slices.Contains(outweighed, name) {
			return name
		}
	}
	return ""
}

// idle is the CA that a row is about where what would use it is not written: people who give one believe that it is used.
// nil where there is none, or where the row says that the driver's default decides.
func (w *written) idle(r *Row) *occurrence {
	for _, t := range r.terms {
		if o := w.options[t.name]; r.By != "-" && o != nil && !t.absent && o.rule.Role == CA {
			return o
		}
	}
	return nil
}

// blame notes the deciding bytes and returns where the deciding value comes from.
func (w *written) blame(r *Row, out *fact.Client) fact.Origin {
	o, ok := w.options[w.deciding(r)]
	if !ok {
		if ca := w.idle(r); ca != nil {
			out.Spots["ssl_mode"] = ca.deciding(out.Place)
		}
		return fact.Default
	}
	out.Spots["ssl_mode"] = o.deciding(out.Place)
	switch o.option.Value.Text.Origin() {
	case source.Fallback:
		return fact.Fallback
	case source.Unknown:
		return fact.OriginUnknown
	}
	return fact.Written
}

func caOption(r *Row, w *written) string {
	for _, name := range strings.Split(r.CA, "|") {
		if _, ok := w.options[name]; ok {
			return name
		}
	}
	return ""
}

// anchors reads the row's CA list: the first option that is written, else the closing word.
func (w *written) anchors(r *Row) fact.CA {
	if name := caOption(r, w); name != "" {
		o := w.options[name]
		if !o.known || o.option.Value.Kind == setting.Symbol {
			return fact.CA{Source: fact.CAFile}
		}
		if strings.Contains(o.value, "-----BEGIN") {
			return fact.CA{Source: fact.CAInline, Text: o.option.Value.Text.String()}
		}
		return fact.CA{Source: fact.CAFile, Path: o.option.Value.Text.String()}
	}
	words := strings.Split(r.CA, "|")
	word, profile, _ := strings.Cut(words[len(words)-1], ":")
	last := fact.CASource(word)
	for _, name := range words {
		if w.mayHold(name) && !isCASource(fact.CASource(name)) {
			return fact.CA{Source: fact.CAUnknown}
		}
	}
	if isCASource(last) {
		return fact.CA{Source: last, Profile: profile}
	}
	return fact.CA{Source: fact.CANone}
}

func isCASource(s fact.CASource) bool {
	switch s {
	case fact.CAFile, fact.CASystem, fact.CABundled, fact.CAInline, fact.CANone, fact.CAUnknown:
		return true
	}
	return false
}
