package link

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Reading is what a unit's files gave when they were read in an environment.
type Reading struct {
	Values Environment
	Files  []*source.File // of the configuration that was read
	Always bool           // the configuration holds in every environment
	Found  setting.Found
}

// Judge says what is known about a connection: whether it is decided at all, and whether its driver refuses something
// that stands in the file of the call.
type Judge func(*setting.Connection) (decided, refused bool)

// Join adds the connections that readings gave beside those that lacked their values: a program may also run where nobody
// sees the values. Of the latter only those remain that are in no reading, or decided by themselves where no configuration
// answers them for good. A reading that the driver refuses for what the code says is a branch that the code does not take
// with these values. What has no part in an environment is left as it was.
func Join(base *setting.Found, readings []Reading, judge Judge) {
	var joined []setting.Connection
	read, answered, seen := map[source.Place]bool{}, map[source.Place]bool{}, map[string]bool{}
	for _, r := range readings {
		files := r.Values.files()
		for _, f := range r.Files {
			files[f] = true
		}
		for _, c := range r.Found.Connections {
			print := fingerprintOf(&c)
			if seen[print] || !takes(&c, files) {
				continue
			}
			if decided, refused := judge(&c); decided && !refused {
				read[c.Where], seen[print] = true, true
				answered[c.Where] = answered[c.Where] || r.Always && settles(&c)
				joined = append(joined, anchored(c))
			}
		}
		base.Secrets = append(base.Secrets, r.Found.Secrets...)
	}
	base.Connections = slices.DeleteFunc(base.Connections, func(c setting.Connection) bool {
		if !read[c.Where] || !slices.ContainsFunc(readings, func(r Reading) bool { return refers(&c, &r) }) {
			return false
		}
		if answered[c.Where] {
			return true
		}
		decided, _ := judge(&c)
		return !decided
	})
	base.Connections = append(base.Connections, joined...)
}

// propertyRef begins the refs of names that the configuration of a program answers.
const propertyRef = "property:"

// fingerprintOf tells connections apart by what they say and where it stands.
func fingerprintOf(c *setting.Connection) string {
	var b strings.Builder
	fmt.Fprint(&b, c.Where.File.Path, c.Where.Span)
	for t := range texts(c) {
		fmt.Fprintf(&b, "|%s", t.String())
		for _, p := range t.Places() {
			fmt.Fprint(&b, " ", p.File.Path, p.Span)
		}
	}
	return b.String()
}

// anchored lets a connection string that stands in another file than the call be what a default is blamed on.
func anchored(c setting.Connection) setting.Connection {
	if p := c.Scheme.Place(); !p.IsZero() && p.File != c.Where.File && c.Scheme.Known() {
		c.Anchor = p
	}
	return c
}

// files are those that an environment's values stand in.
func (e Environment) files() map[*source.File]bool {
	out := map[*source.File]bool{}
	for _, value := range e {
		for _, p := range value.Places() {
			out[p.File] = true
		}
	}
	return out
}

// takes reports whether a part of a connection stands in another file than its call, in one of the files.
func takes(c *setting.Connection, files map[*source.File]bool) bool {
	return slices.ContainsFunc(elsewhere(c), func(p source.Place) bool { return files[p.File] })
}

// settles reports a connection that asks nothing of its configuration any more.
func settles(c *setting.Connection) bool {
	for t := range texts(c) {
		if slices.ContainsFunc(t.Refs(), func(ref string) bool { return strings.HasPrefix(ref, propertyRef) }) {
			return false
		}
	}
	return true
}

// refers reports whether a connection lacks something that a reading tells.
func refers(c *setting.Connection, r *Reading) bool {
	if len(r.Files) > 0 && len(c.Open) > 0 {
		return true
	}
	for t := range texts(c) {
		for _, ref := range t.Refs() {
			if _, ok := r.Values[ref]; ok || len(r.Files) > 0 && strings.HasPrefix(ref, propertyRef) {
				return true
			}
		}
	}
	return false
}

// Absorb removes the connections that no program was seen to open where one was: a DATABASE_URL in a .env file that the
// code of the same project reads is that code's connection. What it says must all have been read, by a connection that is
// decided; and a test that reads what production says is not all that does.
func Absorb(found []setting.Found, judge Judge, production func(file string) bool) {
	opened := map[source.Place]bool{}
	for i := range found {
		for j := range found[i].Connections {
			c := &found[i].Connections[j]
			parts := elsewhere(c)
			if len(parts) == 0 {
				continue
			}
			decided, _ := judge(c)
			for _, p := range parts {
				if decided && (production(c.Where.File.Path) || !production(p.File.Path)) {
					opened[p] = true
				}
			}
		}
	}
	if len(opened) == 0 {
		return
	}
	for i := range found {
		found[i].Connections = slices.DeleteFunc(found[i].Connections, func(c setting.Connection) bool {
			return (len(c.Hint.Drivers) == 0 || c.Hint.Language == "" || c.Shape == setting.Env) && absorbed(&c, opened)
		})
	}
}

// elsewhere lists the parts of a connection that stand in another file than what opens it.
func elsewhere(c *setting.Connection) []source.Place {
	var out []source.Place
	for t := range texts(c) {
		for _, p := range t.Places() {
			if p.File != c.Where.File {
				out = append(out, p)
			}
		}
	}
	return out
}

// absorbed reports whether all that a connection says was opened from elsewhere, something of it where it stands itself: its
// scheme and options, or its hosts where it has neither.
func absorbed(c *setting.Connection, opened map[source.Place]bool) bool {
	said := []source.Text{c.Scheme}
	for _, o := range c.Options {
		said = append(said, o.Value.Text)
	}
	if len(said) == 1 && c.Scheme.IsZero() {
		said = c.Hosts
	}
	some := false
	for _, t := range said {
		for _, p := range t.Places() {
			if !opened[p] && p.Span.Len() > 0 {
				return false
			}
			some = some || p.File == c.Where.File
		}
	}
	return some
}

// texts goes through all values of a connection.
func texts(c *setting.Connection) iter.Seq[source.Text] {
	return func(yield func(source.Text) bool) {
		if !yield(c.Scheme) || !yield(c.Database) {
			return
		}
		for _, list := range [][]source.Text{c.Hosts, c.Ports} {
			for _, t := range list {
				if !yield(t) {
					return
				}
			}
		}
		for _, o := range c.Options {
			if !yield(o.Value.Text) {
				return
			}
		}
	}
}
