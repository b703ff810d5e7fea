package driver

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// occurrence is one option as written, matched to the table.
type occurrence struct {
	option setting.Option
	known  bool    // its value can be judged
	value  string  // canonical
	rule   *Option // nil for a stranger
	effect fact.Effect
	note   string
}

// written is what one version of a driver makes of the options.
type written struct {
	all     []*occurrence
	options map[string]*occurrence // canonical name → the one that counts
	open    []string
	modes   map[string]bool // the options that decide on TLS, or stand in URLs only; nil unless a deciding one is written
}

// mayHold reports whether an option that is not written may stand in a part that cannot be read. Somebody who writes a
// deciding option means it to decide: the rest of the options is then not suspected to hold another one.
func (w *written) mayHold(name string) bool {
	for _, prefix := range w.open {
		switch {
		case prefix == "" && !w.modes[name] && !w.insideWritten(name):
			return true
		case prefix != "" && (strings.HasPrefix(name, prefix+".") || name == prefix):
			return true
		}
	}
	return false
}

// insideWritten reports whether the object that a dotted name belongs to is written out.
func (w *written) insideWritten(name string) bool {
	parent, _, dotted := strings.Cut(name, ".")
	return dotted && w.options[parent] != nil
}

// deciding fills modes when a deciding option with a known value is written, and some part cannot be read.
func (t *Table) deciding(w *written) {
	if len(w.open) == 0 {
		return
	}
	for _, o := range w.options {
		if o.rule.Role == Mode && o.known {
			w.modes = map[string]bool{}
		}
	}
	for i := range t.Options {
		o := &t.Options[i]
		urlOnly := len(o.In) > 0 && !slices.Contains(o.In, setting.InCall)
		if w.modes != nil && (o.Role == Mode || urlOnly) {
			w.modes[o.Name] = true
		}
	}
}

// resolve matches the options of a connection to the table as it is at a version.
func (t *Table) resolve(options []setting.Option, open []string, version string) *written {
	w := &written{all: make([]*occurrence, 0, len(options)), options: make(map[string]*occurrence, len(options)), open: open}
	for _, o := range options {
		w.all = append(w.all, t.match(o, version))
	}
	for _, occ := range w.all {
		if occ.rule != nil && (occ.effect != fact.Invalid || t.ChecksLast) {
			t.settle(w, occ, version)
		}
	}
	maps.DeleteFunc(w.options, func(_ string, occ *occurrence) bool { return occ.effect == fact.Invalid || occ.unset() })
	t.deciding(w)
	return w
}

// schemeOption is the name under which rows ask for the DSN's scheme; a table that does has an option of that name.
const schemeOption = "scheme"

// portOption is the same for the port, where a driver goes by it.
const portOption = "port"

// addPort makes the DSN's port one of the options that rows ask for, without listing it among what was written.
func (t *Table) addPort(w *written, c *setting.Connection, version string) {
	if c.Scheme.IsZero() || len(c.Ports) != 1 || w.options[portOption] != nil || t.find(portOption, setting.InDSN, version) == nil {
		return
	}
	name := source.Decoded(c.Ports[0].Place(), portOption)
	value := setting.Value{Text: c.Ports[0], Kind: setting.String}
	w.options[portOption] = t.match(setting.Option{Name: name, Value: value, Layer: setting.InDSN}, version)
}

// addScheme makes the scheme one of the options that rows ask for, without listing it among what was written.
func (t *Table) addScheme(w *written, c *setting.Connection, version string) {
	if c.Scheme.IsZero() || w.options[schemeOption] != nil || t.find(schemeOption, setting.InDSN, version) == nil {
		return
	}
	name := source.Decoded(c.Scheme.Place(), schemeOption)
	value := setting.Value{Text: c.Scheme, Kind: setting.String}
	w.options[schemeOption] = t.match(setting.Option{Name: name, Value: value, Layer: setting.InDSN}, version)
}

// settle decides between two values of one option: the stronger layer, then the first or last one.
func (t *Table) settle(w *written, occ *occurrence, version string) {
	held, taken := w.options[occ.rule.Name]
	if !taken {
		w.options[occ.rule.Name] = occ
		return
	}
	newRank, oldRank := t.rank(occ.option.Layer), t.rank(held.option.Layer)
	wins := newRank < oldRank || newRank == oldRank && t.repeat(version) == LastWins
	loser := occ
	if wins {
		w.options[occ.rule.Name], loser = occ, held
	}
	loser.effect = fact.Overridden
	if loser.option.Layer != setting.InEnv || newRank == oldRank { // the environment is there to be outweighed
		loser.note = "another " + occ.rule.Name + " counts"
	}
}

// repeat is the rule for several values of one option at a version.
func (t *Table) repeat(version string) Repeat {
	if within(version, t.RepeatSince, "") {
		return t.Repeat
	}
	return LastWins + FirstWins - t.Repeat
}

func (t *Table) rank(l setting.Layer) int {
	order := t.Layers
	if order == nil {
		order = []setting.Layer{setting.InCall, setting.InDSN, setting.InFile, setting.InEnv}
	}
	if i := slices.Index(order, l); i >= 0 {
		return i
	}
	return len(order)
}

func (t *Table) match(o setting.Option, version string) *occurrence {
	occ := &occurrence{option: o, effect: fact.Used}
	rule := t.find(o.Name.String(), o.Layer, version)
	if rule == nil {
		t.stranger(occ, version)
		return occ
	}
	occ.rule = rule
	occ.read()
	return occ
}

// find returns the table's entry for a name in a layer at a version; nil if that version does not know the name there.
func (t *Table) find(name string, layer setting.Layer, version string) *Option {
	for i := range t.Options {
		o := &t.Options[i]
		if within(version, o.Since, o.Until) && o.readIn(layer) && t.spells(o, name) {
			return o
		}
	}
	return nil
}

func (o *Option) readIn(layer setting.Layer) bool {
	return len(o.In) == 0 || slices.Contains(o.In, layer)
}

func (t *Table) spells(o *Option, name string) bool {
	n := t.normalise(name)
	if n == t.normalise(o.Name) {
		return true
	}
	return slices.ContainsFunc(o.Aliases, func(a string) bool { return n == t.normalise(a) })
}

func (t *Table) normalise(name string) string {
	if t.Names&FoldCase != 0 {
		name = strings.ToLower(name)
	}
	if t.Names&DashScore != 0 {
		name = strings.ReplaceAll(name, "_", "-")
	}
	if t.Names&DropBlanks != 0 {
		name = strings.ReplaceAll(name, " ", "")
	}
	return name
}

// deciding is the place that a decision of this option is blamed on. Of a CA its presence decides: where its value stands
// in a constant somewhere else, the option's name in the setting says so.
func (occ *occurrence) deciding(setting source.Place) source.Place {
	place := occ.option.Place()
	inside := place.File == setting.File && setting.Span.Contains(place.Span)
	if occ.rule.Role == CA && !inside {
		return occ.option.Name.Place()
	}
	return place
}

// read fills the canonical value and finds values that the driver does not take.
func (occ *occurrence) read() {
	v, rule := occ.option.Value, occ.rule
	occ.known = v.Known()
	occ.value = v.Text.String()
	if rule.Fold {
		occ.value = strings.ToLower(occ.value)
	}
	if w, ok := rule.Words[occ.value]; ok && occ.known && v.Kind != setting.Object { // an object's text is empty, and no word
		occ.value = w
	}
	if rule.Bool {
		occ.value = boolWord(occ.value, v.Kind)
	}
	if !occ.known || v.Kind == setting.Object || len(rule.Values) == 0 || occ.unset() || slices.Contains(rule.Values, occ.value) {
		return
	}
	if rule.Else != "" {
		occ.value = rule.Else
		occ.note = "read as " + rule.Else
		return
	}
	occ.effect = fact.Invalid
	occ.note = "takes " + strings.Join(rule.Values, ", ")
}

// unset reports whether an option is written and says nothing.
func (occ *occurrence) unset() bool {
	v := occ.option.Value
	return occ.rule != nil && occ.rule.Unset && (v.Kind == setting.Bare || v.Known() && v.Kind != setting.Object && v.Text.Len() == 0)
}

func boolWord(value string, kind setting.Kind) string {
	switch strings.ToLower(value) {
	case "true", "yes", "on", "1", "t", "y":
		return "true"
	case "false", "no", "off", "0", "f", "n":
		return "false"
	case "":
		if kind == setting.Bare {
			return "true"
		}
	}
	return value
}

// stranger judges an option that the table does not know at this version: only names that look like security matter, and
// those that decide in other versions.
func (t *Table) stranger(occ *occurrence, version string) {
	name := occ.option.Name.String()
	if !looksLikeSecurity(name) && !t.decidesElsewhere(name) {
		return
	}
	occ.effect = fact.Ignored
	if slices.ContainsFunc(t.Inert, func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
		occ.note = t.InertNote
		return
	}
	here := len(t.StrangerIn) == 0 || slices.Contains(t.StrangerIn, occ.option.Layer)
	if here && t.Stranger != IgnoresStrangers && !strings.Contains(name, ".") { // members of an object are looked up, never rejected
		occ.effect = fact.Invalid
	}
	occ.note = t.strangerNote(name, occ.option.Layer, version)
}

// decidesElsewhere reports whether the table knows a name, in other versions or layers, as one that decides on TLS.
func (t *Table) decidesElsewhere(name string) bool {
	return slices.ContainsFunc(t.Options, func(o Option) bool {
		return (o.Role == Mode || o.Role == CA || o.Role == TLSOpt) && o.Name != schemeOption && o.Name != portOption && t.spells(&o, name)
	})
}

func (t *Table) strangerNote(name string, layer setting.Layer, version string) string {
	for i := range t.Options {
		o := &t.Options[i]
		if t.spells(o, name) && !o.readIn(layer) {
			return t.Title + " does not read this option here"
		}
		if t.spells(o, name) && o.Since != "" && !within(version, o.Since, "") {
			return t.Title + " knows this option from " + o.Since + " on"
		}
		if t.spells(o, name) && o.Until != "" && !within(version, "", o.Until) {
			return t.Title + " dropped this option in " + o.Until
		}
	}
	for i := range t.Options {
		if strings.EqualFold(plain(t.Options[i].Name), plain(name)) {
			return t.Title + " spells it " + t.Options[i].Name
		}
	}
	return t.Title + " has no such option"
}

// plain drops what spellings differ in.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// securityWords are the names, in plain form, that people believe to switch protection on.
var securityWords = map[string]bool{
	"ssl": true, "sslmode": true, "usessl": true, "requiressl": true, "verifyservercertificate": true, "sslca": true,
	"sslrootcert": true, "sslcapath": true, "sslverifycert": true, "sslverifyservercert": true, "sslverifyidentity": true,
	"sslverify": true, "sslcheckhostname": true, "sslcertreqs": true, "sslcacerts": true, "tls": true, "tlsmode": true, "usetls": true,
	"tlsversion": true, "tlsversions": true, "tlscafile": true, "tlsca": true, "enabledtlsprotocols": true, "encrypt": true,
	"trustservercertificate": true, "rejectunauthorized": true, "verifyidentity": true, "sslfactory": true,
	"trustcertificatekeystoreurl": true, "truststore": true, "serversslcert": true, "sslminprotocolversion": true,
	"hostnameincertificate": true, "checkhostname": true, "sslprotocol": true, "enabledsslprotocolsuites": true,
	"sslaccept": true, "servercertificate": true, "rootcertificate": true, "minversion": true, "sslverification": true, "tlsminversion": true,
	"dangeracceptinvalidcerts": true, "dangerskipdomainvalidation": true, "rootcertpath": true, "builtinroots": true,
	"mysqlioptsslverifyservercert": true, "sslserverdnmatch": true, "tlsserverdnmatch": true,
}

// looksLikeSecurity reports whether the last part of a dotted name reads as if it protected something.
func looksLikeSecurity(name string) bool {
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		name = name[i+1:]
	}
	if i := strings.LastIndexByte(name, '='); i >= 0 {
		name = name[i+1:] // --set=sslmode
	}
	return securityWords[plain(name)]
}
