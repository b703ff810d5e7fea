// Package opener finds connections in program text. It works on the common form of any language: it knows openers from
// the driver tables, follows values inside the file to where they are written, and joins what belongs to one connection.
package opener

import (
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Find returns the connections and switches of one source file.
//
// A call of a known opener becomes one Connection, anchored at the callee's name. Where a value depends on a branch
// (an if, a conditional expression), there is one Connection for each branch: these share Where and Anchor, and the
// others' places are Related. A connection string that reaches no known opener becomes a Connection of its own, without
// drivers. A connection string that cannot be followed leaves one Hole as Scheme and as host, with its reference, and
// opens the top level of options.
//
// Variables of the environment that the program sets become Resources of type process-env, properties of the run-time
// system-property or java.security, certificate bundles that it fetches download. Passwords are only located.
//
// Names that the file takes from others are followed into those that stand beside it; of those that lead nowhere the
// connections' Imports tell.
func Find(u token.Unit, known setting.Known, beside ...Beside) setting.Found {
	return find(&Catalog{}, u, known, beside)
}

func find(catalog *Catalog, u token.Unit, known setting.Known, beside []Beside) setting.Found {
	f := newFinder(catalog, u, known)
	f.adopt(beside)
	f.match()
	f.connect()
	f.shaped()
	f.commands()
	f.literals()
	f.switches()
	f.inherit()
	f.downloads()
	f.resources()
	f.imports()
	f.found.Secrets = append(f.found.Secrets, u.Secrets...)
	f.found.Problems = append(f.found.Problems, u.Problems...)
	if f.steps > maxSteps || f.crowded {
		f.found.Problems = append(f.found.Problems, source.Problem{
			File: u.File.Path, Code: source.TooDeep, Message: "values depend on too many others to be followed; some were left unknown",
		})
	}
	return f.found
}

// connect builds the connection of every opener in the file, then joins those that only pass another's on.
func (f *finder) connect() {
	for _, m := range f.matched {
		f.drafts[m.call] = f.variants(m)
	}
	for _, m := range f.matched {
		f.join(m)
	}
	for _, m := range f.matched {
		for _, d := range f.drafts[m.call] {
			f.keep(d)
		}
	}
}

// join hands the options of an opener that was given another opener's result to that one: both are one connection.
func (f *finder) join(m match) {
	if f.unit.Language == "php" || f.unit.Language == "c" {
		f.joinBranches(f.drafts[m.call])
		return
	}
	for _, d := range f.drafts[m.call] {
		if len(d.delegates) == 0 {
			continue
		}
		for _, target := range f.drafts[d.delegates[0]] { // branches of the delegating call add nothing
			target.joined(d)
		}
	}
}

// joined takes what another opener says about the same connection.
func (d *draft) joined(by *draft) {
	d.conn.Options = append(d.conn.Options, by.conn.Options...)
	d.conn.Open = append(d.conn.Open, by.conn.Open...)
	d.located(by)
	d.conn.Related = append(d.conn.Related, setting.Related{Place: by.call.Place, Label: "opened here"})
}

// located takes the hosts from an opener that is given them beside the config.
func (d *draft) located(by *draft) {
	if len(d.conn.Hosts) == 0 {
		d.moved(by)
		if d.conn.Scheme.IsZero() {
			d.conn.Scheme = by.conn.Scheme
		}
		d.conn.Hosts, d.conn.Ports = by.conn.Hosts, by.conn.Ports
	}
}

func (f *finder) keep(d *draft) {
	f.found.Secrets = append(f.found.Secrets, d.secrets...)
	if d.aside || d.foreign() {
		if !d.conn.Scheme.Known() { // it may be one of the opener's once that is known
			f.found.References = append(f.found.References, d.conn.Scheme.Refs()...)
		}
		return // what it read may be another connection's
	}
	f.claimed = append(f.claimed, d.claimed...)
	if len(d.delegates) > 0 || d.passed || d.empty() || d.unopened() || d.conn.Hint.Language == "php" && !d.opens() || d.conn.Hint.Language == "c" && !d.connects() {
		return
	}
	if (d.maybe || d.anyOf) && !secures(d) {
		d.conn.Hint.Drivers, d.conn.Hint.Source = nil, "" // too little is said to assume anything
	}
	f.found.Connections = append(f.found.Connections, d.conn)
}

// variants builds a connection once for each combination of branches that its values depend on.
func (f *finder) variants(m match) []*draft {
	var out []*draft
	var picks []int
	seen := map[string]*draft{}
	for left := maxVariants; left > 0; left-- {
		r := &run{finder: f, picks: picks}
		d := r.build(m)
		d.claimed = r.touched
		r.manyCallers()
		print := d.print()
		if same := seen[print]; same != nil {
			same.merge(d)
		} else {
			seen[print] = d
			out = append(out, d)
		}
		if len(picks) == 0 {
			left += r.otherCallers()
		}
		if picks = next(r.made); picks == nil {
			return out
		}
	}
	f.found.Cut(m.call.Place, source.TooLarge, "what is opened here depends on more than 8 combinations of branches; the others were not looked at")
	if f.unit.Language == "php" {
		undecided(out)
	}
	return out
}

// merge takes what only another way to say the same connection has read.
func (d *draft) merge(other *draft) {
	d.claimed = append(d.claimed, other.claimed...)
	d.secrets = append(d.secrets, other.secrets...)
	if d.conn.Guard != other.conn.Guard {
		d.conn.Guard = setting.NoGuard // it is the same in both
	}
}

// maxVariants bounds how many branches of one connection are told apart.
const maxVariants = 8

// choice is a point where the value depends on a branch.
type choice struct {
	key    any
	n      int
	picked int
}

// next moves the last choice that has a branch left, as an odometer does; nil when all are done.
func next(made []choice) []int {
	for i := len(made) - 1; i >= 0; i-- {
		if made[i].picked+1 == made[i].n {
			continue
		}
		picks := make([]int, 0, i+1)
		for _, c := range made[:i] {
			picks = append(picks, c.picked)
		}
		return append(picks, made[i].picked+1)
	}
	return nil
}
