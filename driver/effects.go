package driver

import (
	"slices"
	"sort"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// facts lists the options that matter, in the order written, with what became of each.
func (t *Table) facts(w *written) []fact.Option {
	out := []fact.Option{}
	for _, o := range w.all {
		if o.rule == nil && o.effect == fact.Used || o.unset() || o.effect == fact.Overridden && !t.weighs(o.rule) {
			continue
		}
		out = append(out, fact.Option{
			Name: o.option.Name.String(), Value: o.public(), Effect: o.effect,
			Place: o.option.Place(), Key: o.option.Name.Place(), Note: o.note,
		})
	}
	return out
}

// weighs reports whether an option has a say in TLS: a user name written twice is nobody's concern here.
func (t *Table) weighs(o *Option) bool {
	return o.Role != Other || slices.ContainsFunc(t.Rows, func(r Row) bool {
		return slices.ContainsFunc(r.terms, func(w term) bool { return w.name == o.Name })
	})
}

// public is the option's value if it may be printed: the table's own options, and short plain words of strangers.
func (o *occurrence) public() string {
	v := o.option.Value.Text.String()
	switch {
	case !o.option.Value.Known() || o.option.Value.Kind == setting.Object:
		return ""
	case o.rule != nil && o.rule.Role != Private && o.rule.Role != Other:
		return v
	case o.rule == nil && len(v) <= 24 && strings.Trim(v, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_ ") == "":
		return v
	}
	return ""
}

// versions reads the options that decide on TLS versions and ciphers.
func (t *Table) versions(w *written, version string, out *fact.Client) {
	for _, row := range t.TLS {
		o, ok := w.options[row.Option]
		if !ok || !o.known || !within(version, row.Since, row.Until) {
			continue
		}
		if w.options[row.Unless] != nil {
			row.Drops = ""
		}
		t.tlsRow(row, o, out)
	}
	for _, o := range w.all { // of lists for several versions of TLS the last one is told
		if o.rule != nil && o.rule.Role == Cipher && o.known && w.options[o.rule.Name] == o {
			out.Ciphers = o.value
			out.Spots["ciphers"] = o.option.Place()
		}
	}
}

func (t *Table) tlsRow(row TLSRow, o *occurrence, out *fact.Client) {
	var found []string
	for _, word := range strings.FieldsFunc(o.value, func(r rune) bool { return strings.ContainsRune(",; []'\"|", r) }) {
		if v := fact.TLSVersion(word); v != "" && (row.Drops == "" || !fact.OlderTLS(v, row.Drops)) {
			found = append(found, v)
		}
	}
	if len(found) == 0 {
		return
	}
	sort.Slice(found, func(i, j int) bool { return fact.OlderTLS(found[i], found[j]) })
	out.TLSMin = found[0]
	out.Spots["tls_min"] = o.option.Place()
	if row.Form != Floor {
		out.TLSVersions = found
		out.Spots["tls_versions"] = o.option.Place()
	}
}

// hosts fills in where the connection goes.
func (t *Table) hosts(c *setting.Connection, q Query, out *fact.Client) {
	if len(c.Hosts) == 0 {
		class := t.DefaultHost
		if class == "" {
			class = fact.Loopback
		}
		if openTop(c.Open) {
			class = fact.HostUnknown
		}
		out.Hosts = append(out.Hosts, fact.Host{Class: class})
		return
	}
	for _, h := range c.Hosts {
		host := fact.Host{Class: fact.HostUnknown, Place: h.Place()}
		if strings.HasPrefix(h.String(), "/") { // the rest of a path need not be known
			host.Class = fact.Socket
		}
		if h.Known() && q.Host != nil {
			host = q.Host(h.String())
			host.Place = h.Place()
			if host.Class == fact.Loopback && h.Origin() == source.Fallback { // the machine at hand unless somebody says otherwise
				host.Class = fact.HostUnknown
			}
		}
		out.Hosts = append(out.Hosts, host)
	}
}

func openTop(open []string) bool {
	for _, p := range open {
		if p == "" {
			return true
		}
	}
	return false
}
