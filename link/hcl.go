package link

import (
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// hcl finds the files of a module that another calls, a file that a function reads, and the files that give values to the
// variables of a folder.
func (m *Modules) hcl(from string, i setting.Import) []Lead {
	var out []Lead
	switch name := path.Join(path.Dir(from), i.Path); i.Local {
	case "file":
		if around, ok := strings.CutPrefix(i.Path, "^"); ok {
			name = m.around(path.Dir(from), around)
		}
		if m.files[name] {
			out = append(out, Lead{Path: name})
		}
	case "module":
		for _, f := range m.folders[name] {
			if terraform(f) {
				out = append(out, Lead{Path: f})
			}
		}
	case "values":
		for _, f := range m.valueFiles() {
			if slices.Contains(m.valued(f), name) {
				out = append(out, Lead{Path: f, Values: true})
			}
		}
	}
	return out
}

// around is the nearest file of a name in the folders around one, "" if there is none.
func (m *Modules) around(folder, name string) string {
	for _, outer := range upwards(folder)[1:] {
		if found := m.first(path.Join(outer, name)); found != "" {
			return found
		}
	}
	return ""
}

// Given is the environment that the file of values makes with which a unit was read.
func Given(found *setting.Found) Environment {
	out := Environment{}
	for _, d := range found.Definitions {
		if isVariable(d.Ref) {
			out[d.Ref] = d.Value
		}
	}
	return out
}

// repeats reports whether an environment decides how often blocks of Terraform are made: a connection in one that is made
// zero times without it is seen nowhere else.
func (e Environment) repeats() bool {
	for ref := range e {
		if isVariable(ref) {
			return true
		}
	}
	return false
}

// connected are the places of connections.
func connected(found *setting.Found) map[source.Place]bool {
	out := map[source.Place]bool{}
	for i := range found.Connections {
		out[found.Connections[i].Where] = true
	}
	return out
}

// terraform reports a file that says what a module is.
func terraform(file string) bool {
	base := strings.TrimSuffix(path.Base(file), ".json")
	return strings.HasSuffix(base, ".tf") || strings.HasSuffix(base, ".tofu")
}

// valueFiles lists the files that are named on the command line, as Terraform takes the others by itself.
func (m *Modules) valueFiles() []string {
	if m.values == nil {
		m.values = []string{}
		for f := range m.files {
			if base := path.Base(strings.TrimSuffix(f, ".json")); strings.HasSuffix(base, ".tfvars") && !strings.HasSuffix(base, ".auto.tfvars") {
				m.values = append(m.values, f)
			}
		}
		slices.Sort(m.values)
	}
	return m.values
}

// valued lists the folders whose variables a file of values may be for: the nearest one around it that holds a module,
// else those of modules beside the folder that it stands in. A terraform.tfvars beside a module is read by itself.
func (m *Modules) valued(file string) []string {
	own := path.Dir(file)
	if m.isModule(own) && path.Base(strings.TrimSuffix(file, ".json")) == "terraform.tfvars" {
		return nil
	}
	around := upwards(own)
	for _, folder := range around {
		if m.isModule(folder) {
			return []string{folder}
		}
	}
	var out []string
	for _, folder := range around[1:] {
		for other := range m.folders {
			if path.Dir(other) == folder && m.isModule(other) {
				out = append(out, other)
			}
		}
		if len(out) > 0 {
			slices.Sort(out)
			return out
		}
	}
	return out
}

func (m *Modules) isModule(folder string) bool {
	return slices.ContainsFunc(m.folders[folder], terraform)
}

// Calls settles what units found in the files of others, which they call with values of their own: it stays where a value
// of the call has a part in it and decides it. What the called module says by itself of the same places then is no use
// that anybody makes of it, as far as it rests on what callers give.
func Calls(found []setting.Found, units [][]*source.File, judge Judge) {
	c := calls{unit: map[string]int{}, called: map[source.Place]bool{}, told: map[source.Place]bool{}}
	for i, files := range units {
		for _, f := range files {
			c.unit[f.Path] = i + 1
		}
	}
	for i := range found {
		for where := range connected(&found[i]) {
			if c.unit[where.File.Path] == i+1 {
				c.told[where] = true
			}
		}
	}
	for i := range found {
		c.settle(i+1, &found[i], judge)
	}
	if len(c.called) > 0 {
		for i := range found {
			c.withoutCalled(&found[i])
		}
	}
}

// begin is where a place begins: what stands at its end in a template is another value's place once it is filled in.
func begin(p source.Place) source.Place {
	p.Span.End = p.Span.Start
	return p
}

// calls knows which unit a file belongs to, and which places callers decide.
type calls struct {
	unit   map[string]int        // 0 of a file that is read for others only
	called map[source.Place]bool // the beginnings of places that callers decide
	told   map[source.Place]bool // connections that modules make by themselves, or that a caller was seen to make
}

// settle keeps of what a unit found in the files of others what its own values decide, and what is only made for it.
func (c *calls) settle(unit int, found *setting.Found, judge Judge) {
	foreign := func(p source.Place) bool { return p.File != nil && c.unit[p.File.Path] != unit }
	found.Connections = slices.DeleteFunc(found.Connections, func(con setting.Connection) bool {
		if !foreign(con.Where) {
			return false
		}
		given := c.given(&con)
		if decided, refused := judge(&con); !given && c.told[con.Where] || !decided || refused {
			return true
		}
		c.told[con.Where] = c.told[con.Where] || !given
		c.called[begin(con.Where)] = true
		return false
	})
	for i := range found.Resources {
		if where := found.Resources[i].Where; foreign(where) {
			c.called[begin(where)] = true
		}
	}
}

// given reports whether a part of a connection comes from another unit than it stands in.
func (c *calls) given(con *setting.Connection) bool {
	return slices.ContainsFunc(elsewhere(con), func(p source.Place) bool {
		return c.unit[p.File.Path] != c.unit[con.Where.File.Path]
	})
}

// withoutCalled removes what modules say by themselves of places that their callers decide.
func (c *calls) withoutCalled(found *setting.Found) {
	found.Connections = slices.DeleteFunc(found.Connections, func(con setting.Connection) bool {
		return c.called[begin(con.Where)] && !c.given(&con) && rests(&con)
	})
	found.Resources = slices.DeleteFunc(found.Resources, func(r setting.Resource) bool {
		return c.called[begin(r.Where)] && r.Module == "" && slices.ContainsFunc(r.Attributes, func(o setting.Option) bool {
			return slices.ContainsFunc(o.Value.Text.Refs(), isVariable)
		})
	})
}

// rests reports whether a connection rests on what is given from elsewhere.
func rests(c *setting.Connection) bool {
	for t := range texts(c) {
		if len(t.Refs()) > 0 {
			return true
		}
	}
	return false
}

// isVariable reports a reference to what the caller of a module gives.
func isVariable(ref string) bool { return strings.HasPrefix(ref, "var.") }
