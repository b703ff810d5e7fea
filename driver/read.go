package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Query is what a reading needs besides the connection itself.
type Query struct {
	AssumeSince string                          // YYYY-MM-DD: older versions are left out where the version is unknown
	Version     func(p []Package) Version       // what the nearest manifest says; nil means no manifest
	Has         func(p []Package) bool          // the nearest manifest names one of the packages
	Host        func(name string) (h fact.Host) // class and provider of a host name
}

// Read predicts what a connection does. The result's ID, Context and File are left to the caller, who knows the others.
func Read(c *setting.Connection, q Query) fact.Client {
	tables, source := candidates(c, q)
	readings := readBy(tables, c, q)
	if source == "assumed" {
		tables, readings = understanding(tables, readings, c, q)
	}
	out := commonest(readings)
	out.DriverSource = source
	if out.SSLMode == fact.ModeUnknown {
		out.Doubt = undecided(c, &out)
	}
	if len(tables) > 1 {
		for _, t := range tables {
			out.Candidates = append(out.Candidates, t.ID)
		}
		out.Ambiguity = append(out.Ambiguity, otherDrivers(out, tables, readings)...)
	}
	return out
}

func readBy(tables []*Table, c *setting.Connection, q Query) []fact.Client {
	out := make([]fact.Client, 0, len(tables))
	for _, t := range tables {
		out = append(out, t.ready().read(c, q))
	}
	return out
}

// Interpret reads a connection as one named driver does; ok is false if there is no such driver.
func Interpret(c *setting.Connection, id string, q Query) (fact.Client, bool) {
	t := Lookup(id)
	if t == nil {
		return fact.Client{}, false
	}
	return t.read(c, q), true
}

// otherDrivers lists the candidates that do something else.
func otherDrivers(chosen fact.Client, tables []*Table, readings []fact.Client) []fact.Ambiguity {
	var out []fact.Ambiguity
	for i, r := range readings {
		if r.SSLMode != chosen.SSLMode {
			out = append(out, fact.Ambiguity{When: "read by " + tables[i].Title, SSLMode: r.SSLMode})
		}
	}
	return out
}

// read predicts for one driver over all versions that are possible.
func (t *Table) read(c *setting.Connection, q Query) fact.Client {
	var v Version
	if c.Hint.Version != "" {
		v = Version{Exact: c.Hint.Version}
	} else if q.Version != nil && !t.Unversioned {
		v = q.Version(t.Packages)
	}
	if len(versionParts(v.Exact)) == 0 {
		v.Exact = "" // "latest" and the like say nothing
	}
	options := t.prepared(c)
	bands := t.bands(v, q.AssumeSince)
	readings := make([]fact.Client, len(bands))
	var last *outcome
	for i, b := range bands {
		if version := b.probe(v); last == nil || !t.alike(last, version) {
			last = t.readAt(c, options, version)
		}
		readings[i] = last.client
	}
	out := weakest(readings)
	usedSomewhere(&out, readings)
	for i := 0; i < len(bands); i++ {
		b, mode := bands[i], readings[i].SSLMode
		for i+1 < len(bands) && readings[i+1].SSLMode == mode && bands[i+1].from == b.to { // what does the same is one
			i++
			b.to = bands[i].to
		}
		if mode != out.SSLMode {
			out.Ambiguity = append(out.Ambiguity, fact.Ambiguity{When: b.title(t.Title), SSLMode: mode})
		}
	}
	out.DriverVersion = v.Exact
	t.hosts(c, q, &out)
	return out
}

// prepared is the connection's options as the rows expect them.
func (t *Table) prepared(c *setting.Connection) []setting.Option {
	if t.Prepare == nil {
		return c.Options
	}
	return t.Prepare(slices.Clone(c.Options))
}

// at matches the options to the table at a version, and lists the rows that may hold.
func (t *Table) at(c *setting.Connection, options []setting.Option, version string) (*written, []*Row) {
	w := t.repeating(c).resolve(options, c.Open, version)
	t.addScheme(w, c, version)
	t.addPort(w, c, version)
	if ownWords(c) || t == unknownDriver {
		w.excuseStrangers()
	}
	return w, t.reachable(w, version)
}

// repeating is the table with the rule for repeated options that holds for the grammar of a connection.
func (t *Table) repeating(c *setting.Connection) *Table {
	if !t.KeywordsLast || !c.Scheme.IsZero() || c.Grammar == "" {
		return t
	}
	out := *t
	out.Repeat, out.RepeatSince = LastWins, ""
	return &out
}

// outcome is what a table says of a connection at a version.
type outcome struct {
	client  fact.Client
	written *written
	version string
}

// alike reports whether the table says at another version what it said in an outcome: nothing that begins or ends between
// the two has to do with what is written.
func (t *Table) alike(r *outcome, version string) bool {
	w := r.written
	differs := func(since, until string) bool {
		return (since != "" || until != "") && within(r.version, since, until) != within(version, since, until)
	}
	spelled := func(o *Option) bool {
		return o.Name == schemeOption || o.Name == portOption ||
			slices.ContainsFunc(w.all, func(occ *occurrence) bool { return t.spells(o, occ.option.Name.String()) })
	}
	if differs(t.RepeatSince, "") {
		return false
	}
	for i := range t.Options {
		if o := &t.Options[i]; differs(o.Since, o.Until) && spelled(o) {
			return false
		}
	}
	for i := range t.Rows {
		if row := &t.Rows[i]; differs(row.Since, row.Until) && when(row.terms, w) != no {
			return false
		}
	}
	return !slices.ContainsFunc(t.TLS, func(row TLSRow) bool { return differs(row.Since, row.Until) && w.options[row.Option] != nil })
}

// readAt predicts for one version.
func (t *Table) readAt(c *setting.Connection, options []setting.Option, version string) *outcome {
	w, rows := t.at(c, options, version)
	out := fact.Client{
		Base: fact.Base{
			Kind: "client", Engine: t.Engine, Place: c.Where, Anchor: c.Anchor, Name: called(c.Hint.Name),
			Spots: map[string]source.Place{}, Because: []fact.Reason{},
		},
		Shape: string(c.Shape), Driver: t.ID, Candidates: []string{}, TLSVersions: []string{}, Hosts: []fact.Host{},
		Ambiguity: []fact.Ambiguity{}, Advice: fact.Advice{Target: t.Full}, Guarded: c.Guard != setting.NoGuard,
	}
	t.decide(rows, w, &out)
	t.versions(w, version, &out)
	out.Options = t.facts(w)
	out.Ways = ways(c, options)
	for _, r := range c.Related {
		out.Related = append(out.Related, fact.Related(r))
	}
	return &outcome{out, w, version}
}

// ways lists where values from other files were read on their way to the connection.
func ways(c *setting.Connection, options []setting.Option) map[source.Place][]source.Place {
	var out map[source.Place][]source.Place
	note := func(p source.Place, way []source.Place) {
		if len(way) == 0 {
			return
		}
		if out == nil {
			out = map[source.Place][]source.Place{}
		}
		out[p] = way
	}
	note(c.Scheme.Place(), c.Scheme.Way())
	for _, o := range options {
		note(o.Place(), o.Value.Text.Way())
	}
	return out
}

// called is the name of a place as people say it: pgx.Connect for github.com/jackc/pgx/v5.Connect.
func called(name string) string {
	for _, prefix := range []string{"env:", "new:", "assign:"} {
		name = strings.TrimPrefix(name, prefix)
	}
	name = strings.TrimPrefix(name, "return.")
	for strings.HasSuffix(name, ".*") {
		name = strings.TrimSuffix(name, ".*")
	}
	i := strings.LastIndexByte(name, '/')
	if i < 0 || strings.Contains(name, " ") {
		if name == "" {
			return "this code"
		}
		return name
	}
	last := name[i+1:]
	if version, rest, ok := strings.Cut(last, "."); ok && len(version) > 1 && version[0] == 'v' && strings.Trim(version[1:], "0123456789") == "" {
		before := name[:i]
		return before[strings.LastIndexByte(before, '/')+1:] + "." + rest
	}
	return last
}

// ownWords reports keys of a program's own config: what it hands on to the driver, and under which names, is open.
func ownWords(c *setting.Connection) bool {
	return c.Grammar == "" && openTop(c.Open) && (c.Shape == setting.ConfigKey || c.Shape == setting.Env)
}

// excuseStrangers takes back the verdict on options that the driver does not know.
func (w *written) excuseStrangers() {
	for _, o := range w.all {
		if o.rule == nil {
			o.effect, o.note = fact.Used, ""
		}
	}
}

// reachable lists the rows that may hold: all that are undecided up to the first that surely does.
func (t *Table) reachable(w *written, version string) []*Row {
	var out []*Row
	for i := range t.Rows {
		r := &t.Rows[i]
		if !within(version, r.Since, r.Until) {
			continue
		}
		switch when(r.terms, w) {
		case yes:
			return accepted(append(out, r))
		case maybe:
			out = append(out, r)
		}
	}
	return accepted(out)
}

// accepted leaves out combinations that the driver may refuse where others are possible: what is refused is no
// connection, so that a program that works does something else.
func accepted(rows []*Row) []*Row {
	var out []*Row
	for _, r := range rows {
		if r.Rejects == "" {
			out = append(out, r)
		}
	}
	if len(out) == 0 {
		return rows
	}
	return out
}

// decide joins the reachable rows into the fact.
func (t *Table) decide(rows []*Row, w *written, out *fact.Client) {
	if len(rows) == 0 || w.rejected() {
		t.undecided(out)
		return
	}
	p, last := rows[0].Then, rows[len(rows)-1]
	modes := map[fact.SSLMode]bool{}
	for _, r := range rows {
		if r.Rejects != "" {
			modes[fact.ModeUnknown] = true
			continue
		}
		p = fact.Join(p, r.Then)
		modes[r.Then.Mode()] = true
	}
	out.Transport, out.Chain, out.Hostname, out.SSLMode = p.Transport, p.Chain, p.Host, p.Mode()
	if len(modes) > 1 {
		out.SSLMode = fact.ModeUnknown
	}
	if len(rows) > 1 {
		out.Origin.SSLMode = fact.OriginUnknown
		out.CA = w.anchors(last)
		if out.SSLMode != fact.ModeUnknown {
			out.Origin.SSLMode = w.blame(last, out)
		} else {
			out.CA = fact.CA{Source: fact.CAUnknown}
		}
		t.explain(last, out)
		return
	}
	t.apply(last, w, out)
}

func (t *Table) apply(r *Row, w *written, out *fact.Client) {
	for _, name := range strings.Fields(r.Ignores) {
		w.lose(name, fact.Ignored, r.Because)
	}
	for _, name := range strings.Fields(r.Overrides) {
		w.lose(name, fact.Overridden, r.Because)
	}
	out.Origin.SSLMode = w.blame(r, out)
	if r.Rejects != "" {
		t.undecided(out)
		if o := w.options[w.deciding(r)]; o != nil {
			o.effect, o.note = fact.Invalid, r.Rejects
		}
		return
	}
	out.CA = w.anchors(r)
	if o, ok := w.options[caOption(r, w)]; ok {
		out.Spots["ca"] = o.option.Place()
	} else if out.CA.Profile != "" { // who chooses the list chooses what it holds
		out.Spots["ca"] = out.Spots["ssl_mode"]
	}
	t.explain(r, out)
}

func (t *Table) explain(r *Row, out *fact.Client) {
	if r.Because == "" {
		return
	}
	out.Because = append(out.Because, fact.Reason{Text: r.Because, Source: t.SourceOf(r), Evidence: t.EvidenceOf(r)})
}

// SourceOf is where a row is known from.
func (t *Table) SourceOf(r *Row) string {
	if r.Source != "" {
		return r.Source
	}
	return t.Source
}

func (t *Table) undecided(out *fact.Client) {
	out.Transport, out.Chain, out.Hostname = fact.TransportUnknown, fact.CheckUnknown, fact.CheckUnknown
	out.SSLMode, out.CA = fact.ModeUnknown, fact.CA{Source: fact.CAUnknown}
	out.Origin.SSLMode = fact.OriginUnknown
}

// rejected reports whether the driver refuses a mode option outright.
func (w *written) rejected() bool {
	return slices.ContainsFunc(w.all, func(o *occurrence) bool { return o.effect == fact.Invalid })
}

func (w *written) lose(name string, effect fact.Effect, note string) {
	if o, ok := w.options[name]; ok {
		o.effect, o.note = effect, note
	}
}
