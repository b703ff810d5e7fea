package lint

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/ca"
	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/link"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/server"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// predictor turns settings into facts: connections through the driver tables, resources through server and ca.
type predictor struct {
	o         Options
	t         *tree
	parse     *parser.Parser
	manifests *manifests
	endpoints *endpoints
	texts     []*source.File // the files of certificates that facts are about

	connections []*setting.Connection                  // by their number
	readers     map[source.Place][]*setting.Connection // by the places of their values and schemes
}

func newPredictor(o Options, t *tree, s *scanned, parse *parser.Parser) *predictor {
	p := &predictor{o: o, t: t, parse: parse, manifests: newManifests(t), endpoints: newEndpoints(s.resources()), readers: map[source.Place][]*setting.Connection{}}
	return p
}

// client predicts one connection, without what its CA file holds.
func (p *predictor) client(c *setting.Connection) fact.Client {
	client := driver.Read(c, query(p.o, p.manifests, c))
	p.endpoints.settle(&client, c)
	return client
}

// facts predicts all that was found.
func (p *predictor) facts(s *scanned) *fact.Set {
	set := &fact.Set{}
	resources := s.resources()
	files := newLookup(p.t, resources, p.parse)
	files.secrets = s.passwords()
	used := map[source.Place]bool{}
	for _, found := range s.found {
		for i := range found.Connections {
			client := p.client(&found.Connections[i])
			client.Number = p.note(&found.Connections[i])
			files.settle(&client, p.o.AsOf)
			effective(&client, used)
			set.Clients = addBranch(set.Clients, client)
		}
	}
	set.Clients = withoutTaken(set.Clients)
	withoutEffect(set.Clients, used)
	servers, authorities, processes := server.Facts(resources, server.Query{AsOf: p.o.AsOf, Provider: p.manifests.provider})
	set.Servers, set.Authorities, set.Processes = servers, authorities, processes
	set.Authorities = append(set.Authorities, ca.Downloads(resources, p.o.AsOf)...)
	set.Authorities = append(set.Authorities, p.stores(files.named)...)
	p.contexts(set)
	name(p.t, set)
	link.Ends(set.Clients, set.Servers, set.Authorities)
	sidecars(set.Clients, resources)
	return set
}

// note keeps a connection for those who change what is written, and returns its number.
func (p *predictor) note(c *setting.Connection) int {
	p.connections = append(p.connections, c)
	p.readers[c.Scheme.Place()] = append(p.readers[c.Scheme.Place()], c)
	for _, o := range c.Options {
		place := o.Value.Text.Place()
		p.readers[place] = append(p.readers[place], c)
	}
	return len(p.connections) - 1
}

// withoutTaken drops options objects that a call in another file takes: both are one connection.
func withoutTaken(clients []fact.Client) []fact.Client {
	takers := map[source.Place]*source.File{}
	for i := range clients {
		c := &clients[i]
		if spot, ok := c.Spots["ssl_mode"]; ok && c.Shape == string(setting.Call) && spot.File != c.Place.File {
			takers[spot] = c.Place.File
		}
	}
	return slices.DeleteFunc(clients, func(c fact.Client) bool {
		spot := c.Spots["ssl_mode"]
		taker, ok := takers[spot]
		return ok && c.Shape == string(setting.ConfigKey) && taker != c.Place.File && spot.File == c.Place.File
	})
}

// effective notes the options that a client uses.
func effective(c *fact.Client, used map[source.Place]bool) {
	for _, o := range c.Options {
		if o.Effect == fact.Used && o.Key.File != nil {
			used[o.Key] = true
		}
	}
}

// withoutEffect takes options that have no effect in one branch, or with the values of one environment, out of its client
// where they have one in another: nobody should remove them.
func withoutEffect(clients []fact.Client, used map[source.Place]bool) {
	for i := range clients {
		clients[i].Options = slices.DeleteFunc(clients[i].Options, func(o fact.Option) bool {
			return used[o.Key] && (o.Effect == fact.Ignored || o.Effect == fact.Overridden)
		})
	}
}

// addBranch adds a client. The branches of one opener are one connection, judged at the weakest of them: they share
// block, anchor and name. Weaknesses that are written in several branches are each a connection of its own, for each must
// be mended. What another file decides is another deployment.
func addBranch(clients []fact.Client, c fact.Client) []fact.Client {
	first := len(clients)
	for first > 0 && branchOf(&clients[first-1], &c) {
		first--
	}
	for i := first; i < len(clients); i++ {
		last := &clients[i]
		if eachWeak(last, &c) {
			continue
		}
		conflict := last.Conflict || last.SSLMode != c.SSLMode
		hosts := alikeHosts(last, &c)
		if outweighs(&c, last) {
			*last = c
		}
		last.Conflict = conflict
		if hosts != nil {
			last.Hosts = hosts
		}
		return clients
	}
	return append(clients, c)
}

func branchOf(a, b *fact.Client) bool {
	return a.Place == b.Place && a.Anchor == b.Anchor && a.Name == b.Name && !a.Place.IsZero() && !elsewhere(a, b)
}

// eachWeak reports whether two branches are written to be weak, each for itself: no TLS here, no check of certificates
// there.
func eachWeak(a, b *fact.Client) bool {
	unchecked := a.SSLMode == fact.Require && b.SSLMode.Weaker(fact.VerifyCA) || b.SSLMode == fact.Require && a.SSLMode.Weaker(fact.VerifyCA)
	return unchecked && weakByHand(a) == inWriting && weakByHand(b) == inWriting && !alike(a, b)
}

// alike reports whether two branches do the same, and for the same reason.
func alike(a, b *fact.Client) bool {
	return a.SSLMode == b.SSLMode && a.Spots["ssl_mode"] == b.Spots["ssl_mode"]
}

// alikeHosts are where two branches go that do the same; nil where they do not: what goes in plaintext to the machine at
// hand may be safe elsewhere.
func alikeHosts(a, b *fact.Client) []fact.Host {
	if !alike(a, b) {
		return nil
	}
	out := slices.Clone(a.Hosts)
	for _, h := range b.Hosts {
		if !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

// elsewhere reports whether two branches are two deployments: what decides, or the CA, stands in different files.
func elsewhere(a, b *fact.Client) bool {
	caA, caB := a.Spots["ca"].File, b.Spots["ca"].File
	return decider(&a.Base).File != decider(&b.Base).File || a.CA.Path != "" && b.CA.Path != "" && caA != caB
}

// outweighs reports whether a branch decides instead of another: a weakness that somebody wrote down says more than a
// branch that leaves the option out, of two alike the weaker one counts, and of two of one mode the one that is known
// better: where a variable has a value, that is a CA's file, the lowest version of TLS or whether the name is checked.
func outweighs(a, b *fact.Client) bool {
	if byHand, other := weakByHand(a), weakByHand(b); byHand != other {
		return byHand > other
	}
	if a.SSLMode == b.SSLMode {
		return knownCA(a) && !knownCA(b) || a.TLSMin != "" && b.TLSMin == "" || a.Hostname != fact.CheckUnknown && b.Hostname == fact.CheckUnknown
	}
	return a.SSLMode.Weaker(b.SSLMode)
}

// knownCA reports whether it is known where the trust anchors come from.
func knownCA(c *fact.Client) bool {
	return c.CA.Path != "" || c.CA.Source != fact.CAFile && c.CA.Source != fact.CAUnknown
}

// inWriting is the rank of a weakness that somebody wrote down.
const inWriting = 2

// weakByHand ranks a weakness by where it stands: written, in the visible default of a look-up, nowhere.
func weakByHand(c *fact.Client) int {
	switch {
	case !c.SSLMode.Weaker(fact.VerifyFull):
		return 0
	case c.Origin.SSLMode == fact.Written:
		return inWriting
	case c.Origin.SSLMode == fact.Fallback:
		return 1
	}
	return 0
}

func query(o Options, m *manifests, c *setting.Connection) driver.Query {
	years := o.book.Levels.AssumeSinceYears
	file := c.Where.File.Path
	return driver.Query{
		AssumeSince: o.AsOf.AddDate(-years, 0, 0).Format(time.DateOnly),
		Version:     func(p []driver.Package) driver.Version { return m.version(file, p) },
		Has:         func(p []driver.Package) bool { return m.has(file, p) },
		Host:        func(name string) fact.Host { return classify(o.Config, name) },
	}
}

// name gives every fact its file, a stable id with an ordinal among equals, and the fixed order of the contract.
func name(t *tree, set *fact.Set) {
	sortFacts(set)
	for i := range set.Clients {
		c := &set.Clients[i]
		c.ID = "client:" + c.Place.File.Path + ":" + c.Shape + ":" + c.Driver + ":" + clientKey(c)
	}
	seen := map[string]int{}
	for _, b := range set.Bases() {
		if b.File == "" && b.Place.File != nil {
			b.File = b.Place.File.Path
		}
		if b.Because == nil {
			b.Because = []fact.Reason{}
		}
		if b.File != "" { // ids hold for the repository, wherever the run was started
			b.ID = strings.Replace(b.ID, ":"+b.File+":", ":"+t.fromRoot(t.system(b.File))+":", 1)
		}
		b.ID = strings.ToValidUTF8(b.ID, "\uFFFD") // it goes to the policies and comes back as JSON, which has no other bytes
		seen[b.ID]++
		if n := seen[b.ID]; n > 1 {
			b.ID += "#" + strconv.Itoa(n)
		}
	}
}

// clientKey names a connection by what it is called and where it goes; neither is secret, neither moves with the lines.
func clientKey(c *fact.Client) string {
	parts := []string{c.Name}
	for _, h := range c.Hosts {
		if h.Name != "" && !slices.Contains(parts[1:], h.Name) {
			parts = append(parts, h.Name)
		}
	}
	return strings.Join(parts, "@")
}

// sortFacts orders each kind by file and start offset.
func sortFacts(set *fact.Set) {
	sort.SliceStable(set.Clients, func(i, j int) bool { return before(&set.Clients[i].Base, &set.Clients[j].Base) })
	sort.SliceStable(set.Servers, func(i, j int) bool { return before(&set.Servers[i].Base, &set.Servers[j].Base) })
	sort.SliceStable(set.Authorities, func(i, j int) bool { return before(&set.Authorities[i].Base, &set.Authorities[j].Base) })
	sort.SliceStable(set.Processes, func(i, j int) bool { return before(&set.Processes[i].Base, &set.Processes[j].Base) })
}

func before(a, b *fact.Base) bool {
	if a.Place.File == nil || b.Place.File == nil {
		return a.Place.File != nil
	}
	if a.Place.File.Path != b.Place.File.Path {
		return a.Place.File.Path < b.Place.File.Path
	}
	return a.Place.Span.Start < b.Place.Span.Start
}
