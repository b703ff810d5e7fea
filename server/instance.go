package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// instance judges a database instance or cluster that uses a provider's default parameter group. One whose group is in
// the same input is judged there; one whose group is not in the input is unknown.
func (s *stage) instance(r *setting.Resource) {
	engine := strings.ToLower(literal(r, "engine", "Engine")) // RDS takes MySQL too
	aurora := strings.HasPrefix(engine, "aurora")
	if _, member := first(r, "DBClusterIdentifier"); engine == "" || member || aurora && isInstance(r.Type) {
		return
	}
	family := familyOf(engine, literal(r, "engine_version", "EngineVersion", "major_engine_version"))
	if family == "" {
		family = engine + string(hole)
	}
	c := weakestCase([]string{family})
	if c.row.Parameter == "" {
		return
	}
	names := []string{"parameter_group_name", "DBParameterGroupName"}
	if knownModule(r.Type) && c.row.Group == "cluster" {
		names = []string{"db_cluster_parameter_group_name"}
	}
	if r.Type == "aws_rds_cluster" || r.Type == "AWS::RDS::DBCluster" {
		names = []string{"db_cluster_parameter_group_name", "DBClusterParameterGroupName"}
	}
	v, ok := first(r, names...)
	if !ok {
		s.absent(r, c, false)
		return
	}
	s.instanceWithGroup(r, c, v)
}

func isInstance(kind string) bool { return kind == "aws_db_instance" || kind == "AWS::RDS::DBInstance" }

// instanceWithGroup follows the reference to a parameter group.
func (s *stage) instanceWithGroup(r *setting.Resource, c familyCase, v setting.Value) {
	if v.Known() && v.Kind != setting.Symbol {
		if family, ok := strings.CutPrefix(v.Text.String(), "default."); ok {
			s.absent(r, weakestCase([]string{family}), false)
			return
		}
	}
	if s.hasGroup(r, v) {
		return
	}
	d := s.start(r, c.row.Parameter)
	d.Family, d.Engine, d.Advice.Target = shown(c.family), engineOf(c.row.Engine), c.row.Target
	d.Enforced, d.Origin.SSLMode = undecided, fact.OriginUnknown
	d.because("its parameter group is not part of this input", c.row.Source)
	s.add(d)
}

// hasGroup reports whether the group that v names is among the resources.
func (s *stage) hasGroup(r *setting.Resource, v setting.Value) bool {
	ref := v.Text.String()
	for i := range s.groups {
		g := &s.groups[i]
		if g.folder != folder(r) || g.partial && !strings.HasPrefix(g.address, "module.") {
			continue
		}
		address, _, _ := strings.Cut(g.address, "[")
		switch {
		case v.Kind == setting.Symbol && (ref == address || strings.HasPrefix(ref, address+".")):
			return true
		case v.Kind != setting.Symbol && v.Known() && g.name != "" && g.name == ref:
			return true
		}
	}
	return false
}
