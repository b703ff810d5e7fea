package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// typeCDKGroup is the parameter group of AWS CDK: it is of an engine, and of an instance or a cluster as it is used.
const typeCDKGroup = "cdk:rds:ParameterGroup"

// engineFamily is the family of a group that names its engine and version, or that of its engine where the version is not
// known.
func engineFamily(r *setting.Resource) string {
	engine := literal(r, "engine")
	if family := familyOf(engine, literal(r, "engine.version", "engineVersion")); family != "" || engine == "" {
		return family
	}
	return engine + string(hole)
}

// ownGroup is the group that AWS CDK makes for an instance or cluster that is given parameters.
func ownGroup(r *setting.Resource) []group {
	kind := "cluster"
	if isInstance(r.Type) {
		kind = "instance"
	}
	if g := newGroup(r, kind, "family", "parameters"); len(g.params) > 0 || g.open {
		return []group{g}
	}
	return nil
}

// useGroups notes whose the groups are, and finds out which groups of AWS CDK belong to instances and which to clusters: only Aurora has both.
func (s *stage) useGroups() {
	s.groupsBy = map[*setting.Resource][]int{}
	for i := range s.groups {
		g := &s.groups[i]
		s.groupsBy[g.resource] = append(s.groupsBy[g.resource], i)
		if g.resource.Type == typeCDKGroup && g.kind == "" {
			g.kind = s.usedBy(g)
			g.partial = g.kind == "" // an instance's perhaps, which decides nothing
		}
	}
}

func (s *stage) usedBy(g *group) string {
	if engine := literal(g.resource, "engine"); engine != "" && !strings.HasPrefix(engine, "aurora") {
		return "instance"
	}
	for i := range s.resources {
		r := &s.resources[i]
		if v, ok := first(r, "DBClusterParameterGroupName"); ok && r.Type == "AWS::RDS::DBCluster" && g.referredBy(r, v) {
			return "cluster"
		}
	}
	return ""
}
