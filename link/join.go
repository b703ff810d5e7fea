package link

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
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
	lacking, own := lacking(base), connected(base)
	for _, r := range readings {
		files := r.Values.files()
		for _, f := range r.Files {
			files[f] = true
		}
		for _, c := range r.Found.Connections {
			print := fingerprintOf(&c)
			made := !own[c.Where] && r.Values.repeats()
			if seen[print] || !made && !takes(&c, files) && !r.Values.holds(lacking[c.Where]) {
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
	joinResources(base, readings)
	base.Connections = slices.DeleteFunc(base.Connections, func(c setting.Connection) bool {
		if read[c.Where] && c.Shape == setting.Env {
			return true // a reading holds all that its variables say, and more
		}
		if !read[c.Where] || len(lacking[c.Where]) == 0 && !slices.ContainsFunc(readings, func(r Reading) bool { return refers(&c, &r) }) {
			return false
		}
		if answered[c.Where] || slices.ContainsFunc(readings, func(r Reading) bool { return refers(&c, &Reading{Values: r.Values.in(Values)}) }) {
			return true // a configuration answers it for good; a chart has its values wherever it runs
		}
		if slices.ContainsFunc(c.Hint.By, func(t source.Text) bool { return !t.Known() }) {
			return true // its driver was a guess
		}
		decided, _ := judge(&c)
		return !decided
	})
	base.Connections = append(base.Connections, joined...)
}

// propertyRef begins the refs of names that the configuration of a program answers.
const propertyRef = "property:"

// lacking lists what connections ask sets of variables for, by where they stand.
func lacking(base *setting.Found) map[source.Place][]string {
	out := map[source.Place][]string{}
	for i := range base.Connections {
		c := &base.Connections[i]
		for t := range texts(c) {
			for _, ref := range t.Refs() {
				if spaceOf(ref) == Sets {
					out[c.Where] = append(out[c.Where], ref)
				}
			}
		}
	}
	return out
}

// holds reports whether all the sets that variables are asked of are in an environment: what they do not have is not set.
func (e Environment) holds(refs []string) bool {
	for _, ref := range refs {
		set := ref[:strings.LastIndexByte(ref, '/')+1]
		some := false
		for name := range e {
			some = some || strings.HasPrefix(name, set)
		}
		if !some {
			return false
		}
	}
	return len(refs) > 0
}

// joinResources adds the resources of infrastructure that take a value from readings beside those that lacked it.
func joinResources(base *setting.Found, readings []Reading) {
	var joined []setting.Resource
	read := map[source.Place]Environment{}
	for i, r := range readings {
		files := r.Values.files()
		for _, res := range r.Found.Resources {
			if res.Shape == setting.IaC && slices.ContainsFunc(res.Attributes, func(o setting.Option) bool { return files[o.Value.Text.Place().File] }) {
				res.Module += "#" + strconv.Itoa(i)
				joined = append(joined, res)
				read[res.Where] = r.Values
			}
		}
	}
	base.Resources = slices.DeleteFunc(base.Resources, func(res setting.Resource) bool {
		return slices.ContainsFunc(res.Attributes, func(o setting.Option) bool {
			refs := o.Value.Text.Refs()
			return len(refs) > 0 && !o.Value.Known() && !read[res.Where][refs[0]].IsZero()
		})
	})
	base.Resources = append(base.Resources, joined...)
}

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

// in is the part of an environment that is of one space.
func (e Environment) in(space Space) Environment {
	out := Environment{}
	for ref, value := range e {
		if spaceOf(ref) == space {
			out[ref] = value
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
	passed := map[*source.File][]source.Span{} // where values were read on their way
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
			for t := range texts(c) {
				for _, p := range t.Way() {
					if decided && p.File != c.Where.File {
						passed[p.File] = append(passed[p.File], p.Span)
					}
				}
			}
		}
	}
	if len(opened) == 0 {
		return
	}
	for i := range found {
		found[i].Connections = slices.DeleteFunc(found[i].Connections, func(c setting.Connection) bool {
			if len(c.Hint.Drivers) > 0 && c.Hint.Language != "" && c.Shape != setting.Env {
				return false
			}
			return absorbed(&c, opened) || c.Grammar != "" && !ownWords(&c) && slices.ContainsFunc(passed[c.Where.File], c.Where.Span.Contains)
		})
	}
}

// ownWords reports whether a part of a connection is written where it stands.
func ownWords(c *setting.Connection) bool {
	for t := range texts(c) {
		for _, p := range t.Places() {
			if p.File == c.Where.File && p.Span.Len() > 0 {
				return true
			}
		}
	}
	return false
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
	if c.Shape == setting.ConfigKey && c.Grammar == "" && taken(c.Hosts, c, opened) && slices.ContainsFunc(c.Options, func(o setting.Option) bool {
		return taken([]source.Text{o.Value.Text}, c, opened)
	}) {
		return true // whoever reads the keys one by one knows which of them matter
	}
	said := []source.Text{c.Scheme}
	for _, o := range c.Options {
		said = append(said, o.Value.Text)
	}
	if len(said) == 1 && c.Scheme.IsZero() {
		said = c.Hosts
	}
	return taken(said, c, opened)
}

// taken reports whether all parts of some texts were opened, and whether there are such in the connection's own file.
func taken(said []source.Text, c *setting.Connection, opened map[source.Place]bool) bool {
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
		for _, list := range [][]source.Text{c.Hosts, c.Ports, c.Hint.By} {
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
