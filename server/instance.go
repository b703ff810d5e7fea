package server

import (
	"slices"
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
	if g := s.groupNamed(r, v); g != nil {
		s.serving = append(s.serving, service{file: fileOf(g.resource), group: g.address, instance: r.Name})
		return
	}
	d := s.start(r, c.row.Parameter)
	d.Family, d.Engine, d.Advice.Target = shown(c.family), engineOf(c.row.Engine), c.row.Target
	d.Enforced, d.Origin.SSLMode = undecided, fact.OriginUnknown
	d.because("its parameter group is not part of this input", c.row.Source)
	s.add(d)
}

// service is an instance for which a group decides.
type service struct {
	file, group string
	instance    string
}

// serve notes at the facts about groups for which instances they decide.
func (s *stage) serve() {
	for _, link := range s.serving {
		for i := range s.servers {
			d := &s.servers[i]
			if d.Enforced != "" && d.File == link.file && d.Name == link.group && !slices.Contains(d.Serves, link.instance) {
				d.Serves = append(d.Serves, link.instance)
			}
		}
	}
}

// groupNamed finds the group that v names among the resources; nil if it is not there.
func (s *stage) groupNamed(r *setting.Resource, v setting.Value) *group {
	for i := range s.groups {
		if s.groups[i].referredBy(r, v) {
			return &s.groups[i]
		}
	}
	return nil
}

// referredBy reports whether a resource's value names the group.
func (g *group) referredBy(r *setting.Resource, v setting.Value) bool {
	ref := v.Text.String()
	if g.folder != folder(r) || g.partial && !strings.HasPrefix(g.address, "module.") {
		return false
	}
	if v.Kind != setting.Symbol {
		return v.Known() && g.name != "" && g.name == ref
	}
	address, _, _ := strings.Cut(g.address, "[")
	return ref == address || strings.HasPrefix(ref, address+".")
}
