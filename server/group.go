package server

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// group is a parameter group, however it is written.
type group struct {
	resource *setting.Resource
	kind     string // instance, cluster; "" if unknown
	folder   string
	address  string
	name     string // the group's own name, "" if unknown
	family   []setting.Value
	params   []param
	open     bool // it may hold parameters that cannot be read
	partial  bool // what it does not set is decided elsewhere: a module of unknown make, a change by command line
}

// param is one parameter with all values that it may have.
type param struct {
	name   string
	values []setting.Value
	at     source.Place // of the key that the first of them stands under
}

// findGroups finds the parameter groups of all resources.
func (s *stage) findGroups() []group {
	out := make([]group, 0, len(s.resources))
	for i := range s.resources {
		out = append(out, groupsOf(&s.resources[i])...)
	}
	return out
}

// groupsOf returns the groups that a resource defines: none, one, or a module's two.
func groupsOf(r *setting.Resource) []group {
	switch r.Type {
	case "aws_db_parameter_group":
		return []group{newGroup(r, "instance", "family", "parameter")}
	case "aws_rds_cluster_parameter_group":
		return []group{newGroup(r, "cluster", "family", "parameter")}
	case "AWS::RDS::DBParameterGroup":
		return []group{newGroup(r, "instance", "Family", "Parameters")}
	case "AWS::RDS::DBClusterParameterGroup":
		return []group{newGroup(r, "cluster", "Family", "Parameters")}
	case typeCDKGroup:
		return []group{newGroup(r, "", "family", "parameters")}
	case "aws_db_instance", "AWS::RDS::DBInstance", "aws_rds_cluster", "AWS::RDS::DBCluster":
		return ownGroup(r)
	case "aws-cli.parameter-group":
		g := newGroup(r, "", "family", "parameter")
		g.partial = true
		return []group{g}
	}
	if strings.HasPrefix(r.Type, "module:") {
		return moduleGroups(r)
	}
	return nil
}

func newGroup(r *setting.Resource, kind, family, list string) group {
	g := group{
		resource: r, kind: kind, folder: folder(r), address: r.Name, family: all(r, family),
		name: literal(r, "name", "DBParameterGroupName", "DBClusterParameterGroupName"),
	}
	g.params, g.open = parameters(r, list)
	return g
}

// moduleGroups reads the inputs of the modules that wrap parameter groups.
func moduleGroups(r *setting.Resource) []group {
	aurora := strings.Contains(r.Type, "rds-aurora")
	known := knownModule(r.Type)
	var out []group
	for _, form := range []struct{ kind, family, list, create string }{
		{"cluster", "db_cluster_parameter_group_family", "db_cluster_parameter_group_parameters", "create_db_cluster_parameter_group"},
		{"cluster", "cluster_parameter_group.family", "cluster_parameter_group.parameters", ""},
		{"instance", "db_parameter_group_family", "db_parameter_group_parameters", "create_db_parameter_group"},
		{"instance", "db_parameter_group.family", "db_parameter_group.parameters", ""},
		{"instance", "family", "parameters", "create_db_parameter_group"},
	} {
		g := newGroup(r, form.kind, form.family, form.list)
		g.partial = !known
		if len(g.family) == 0 && len(g.params) == 0 {
			continue
		}
		if v, ok := first(r, form.create); ok && switched(v) == no {
			continue
		}
		if aurora && form.family == "family" {
			continue
		}
		out = append(out, g)
	}
	return out
}

// parameters reads the list of parameters below a prefix in every form: numbered name and value pairs, one pair, or a
// map. open is set when there may be more.
func parameters(r *setting.Resource, list string) (out []param, open bool) {
	names := map[string][]string{}
	for _, a := range r.Attributes {
		rest, ok := below(a.Name.String(), list)
		if !ok || a.Value.Kind == setting.Null {
			continue
		}
		switch {
		case rest == "" && a.Value.Kind != setting.List && a.Value.Kind != setting.Object, strings.HasSuffix(rest, "*"):
			open = true
		case rest == "":
		default:
			index, key := split(rest)
			switch key {
			case "name":
				names[index] = append(names[index], a.Value.Text.String())
				open = open || !a.Value.Known()
			case "value":
			case "apply_method":
			default:
				out = appendParam(out, rest, a)
			}
		}
	}
	for _, a := range r.Attributes {
		rest, ok := below(a.Name.String(), list)
		if !ok || a.Value.Kind == setting.Null {
			continue
		}
		if index, key := split(rest); key == "value" {
			for _, name := range names[index] {
				out = appendParam(out, name, a)
			}
		}
	}
	return out, open
}

// below is what stands of a path below a list; "" is the list itself. A list without a name holds everything. Names are
// compared folded, and blocks around the list may be numbered: settings.0.databaseFlags.1.name is below
// settings.database_flags.
func below(path, list string) (string, bool) {
	if list == "" {
		return path, true
	}
	for part := range strings.SplitSeq(list, ".") {
		first, rest, _ := strings.Cut(path, ".")
		if _, err := strconv.Atoi(first); err == nil && first != part {
			first, rest, _ = strings.Cut(rest, ".")
		}
		if !alike(first, part) { // names are as front ends spell them: parameters, Parameters
			return "", false
		}
		path = rest
	}
	return path, true
}

// split takes "0.name" apart; a name without an index belongs to the one pair of its kind. Anything else is a
// parameter's own name.
func split(rest string) (index, key string) {
	if part := pairPart(rest); part != "" {
		return "", part
	}
	index, key, ok := strings.Cut(rest, ".")
	part := pairPart(key)
	if _, err := strconv.Atoi(index); !ok || err != nil && part == "" {
		return "", rest
	}
	if part != "" {
		return index, part
	}
	return index, key
}

// pairPart says what a key is in a pair of name and value, in the words of Terraform; "" for another key.
func pairPart(key string) string {
	switch setting.FoldKey(key) {
	case "name", "parametername", "parameterkey":
		return "name"
	case "value", "parametervalue", "config": // the last in a module of Azure
		return "value"
	case "applymethod", "applytype":
		return "apply_method"
	}
	return ""
}

func appendParam(list []param, name string, a setting.Option) []param {
	for i := range list {
		if list[i].name == name {
			list[i].values = append(list[i].values, a.Value)
			return list
		}
	}
	return append(list, param{name: name, values: []setting.Value{a.Value}, at: a.Name.Place()})
}

// get returns a parameter's values.
func (g *group) get(name string) ([]setting.Value, bool) {
	for _, p := range g.params {
		if strings.EqualFold(strings.ReplaceAll(p.name, "-", "_"), name) {
			return p.values, true
		}
	}
	return nil, false
}

// group emits the facts of every parameter group that a resource defines, and returns how many there are.
func (s *stage) group(r *setting.Resource) int {
	own := s.groupsBy[r]
	for _, i := range own {
		g := &s.groups[i]
		s.enforcement(g)
		for _, p := range g.params {
			s.protocol(r, g, p)
		}
	}
	return len(own)
}

// enforcement says whether a group lets plaintext in.
func (s *stage) enforcement(g *group) {
	c := weakestCase(g.families())
	if s.writtenSwitch(g, c) {
		return
	}
	if c.row.Parameter == "" || g.kind != "cluster" && c.row.Group == "cluster" || g.partial {
		return // a cluster of several zones takes the families of instances
	}
	s.absent(g.resource, c, g.open)
}

// familyCase is what is known about one family that a server may have.
type familyCase struct {
	family  string
	row     policies.ServerDefault
	decided bool // the default is the same for every version that it may be
}

// weakestCase picks the family whose default is the weakest.
func weakestCase(families []string) familyCase {
	rank := map[string]int{no: 0, undecided: 1, yes: 2, "": 3}
	var best familyCase
	for i, family := range families {
		row, decided := lookup(family)
		c := familyCase{family: family, row: row, decided: decided}
		if i == 0 || rank[row.Enforced] < rank[best.row.Enforced] {
			best = c
		}
	}
	return best
}

// families are the spellings that the family may have; one empty spelling if nothing is written.
func (g *group) families() []string {
	var out []string
	if family := engineFamily(g.resource); family != "" && len(g.family) == 0 {
		out = append(out, family)
	}
	for _, v := range g.family {
		if v.Kind == setting.Opaque || v.Kind == setting.Symbol {
			out = append(out, "")
			continue
		}
		out = append(out, strings.ToLower(v.Text.String())) // RDS takes MySQL8.0 too
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

// switches are the parameters that require TLS.
var switches = []string{"rds.force_ssl", "require_secure_transport"}

// writtenSwitch judges the switch that the group sets, and reports whether there is one.
func (s *stage) writtenSwitch(g *group, c familyCase) bool {
	for _, name := range switches {
		values, ok := g.get(name)
		if !ok {
			continue
		}
		v := weakest(values)
		d := s.start(g.resource, name)
		d.written(v)
		d.Mended = map[string]string{"value": "1"}
		d.Enforced, d.Family, d.Engine = switched(v), shown(c.family), engineOf(c.row.Engine)
		row := c.row
		if row.Source == "" {
			row.Source = switchSource(name)
		}
		d.Advice.Target = target(name)
		switch {
		case row.Group == "cluster" && g.kind == "instance":
			d.Enforced, d.Severity = no, "warning"
			d.because(name+" has no effect in the parameter group of an Aurora instance; only the cluster's group counts", row.Source)
		case d.Enforced == no:
			d.because(name+" is "+d.Value+", so TLS is offered and not required", row.Source)
		case d.Enforced == yes:
			d.because(name+" is "+d.Value+": clients without TLS are refused", row.Source)
		default:
			d.because("the value of "+name+" cannot be known", row.Source)
		}
		s.add(d)
		return true
	}
	return false
}

// switchSource is where a switch is described, for a family that is not known.
func switchSource(name string) string {
	for _, row := range policies.ServerDefaults() {
		if row.Parameter == name {
			return row.Source
		}
	}
	return ""
}

// absent judges a group or instance that does not set the switch: by the default of its family.
func (s *stage) absent(r *setting.Resource, c familyCase, open bool) {
	row, family := c.row, c.family
	d := s.start(r, row.Parameter)
	d.Family, d.Engine, d.Advice.Target = shown(family), engineOf(row.Engine), row.Target
	switch {
	case open:
		d.Enforced, d.Origin.SSLMode = undecided, fact.OriginUnknown
		d.because("its parameters cannot all be read", row.Source)
	case !c.decided:
		d.Enforced, d.Origin.SSLMode = undecided, fact.OriginUnknown
		d.because("the default of "+row.Parameter+" depends on a version that cannot be known", row.Source)
	default:
		d.Enforced = row.Enforced
		if isGroupBlock(r) {
			d.Lacks = "parameter {\n  name  = \"" + row.Parameter + "\"\n  value = \"1\"\n}"
		}
		d.because(row.Parameter+" is not set, and its default is "+row.Default+" for "+label(family, row), row.Source)
	}
	s.add(d)
}

// isGroupBlock reports whether a resource is a parameter group of Terraform.
func isGroupBlock(r *setting.Resource) bool {
	return isBlock(r) && (r.Type == "aws_db_parameter_group" || r.Type == "aws_rds_cluster_parameter_group")
}

func label(family string, row policies.ServerDefault) string {
	if strings.ContainsRune(family, hole) || family == "" {
		return row.Engine
	}
	return family
}

func target(name string) string {
	if name == "rds.force_ssl" {
		return "rds.force_ssl = 1"
	}
	return name + " = ON"
}
