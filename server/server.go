// Package server turns resources into facts about what servers accept: parameter groups and instances of cloud
// providers, option files, accounts, algorithm lists, and switches that hold for a whole process.
package server

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Query is what a stage must ask others.
type Query struct {
	AsOf time.Time // decides which authorities have expired
	// Provider tells the version of a Terraform provider that is installed for a file: the exact one, or the one that it
	// stays below; two empty strings are for the newest.
	Provider func(file, provider string) (exact, below string)
}

// Facts returns what follows from the resources of one input. Resources refer to each other inside a folder (Terraform)
// or a file (CloudFormation): an instance whose parameter group is there too is judged at the group, once. The order is
// that of the resources.
func Facts(resources []setting.Resource, q Query) ([]fact.Server, []fact.Authority, []fact.Process) {
	resources = charted(azure(canonical(resources)))
	s := &stage{Query: q, resources: resources, services: servicesOf(resources), ids: map[string]int{}}
	s.groups = s.findGroups()
	s.useGroups()
	for i := range resources {
		s.read(&resources[i])
	}
	s.serve()
	return s.servers, s.authorities, s.processes
}

// stage collects facts.
type stage struct {
	Query
	resources   []setting.Resource
	groups      []group
	groupsBy    map[*setting.Resource][]int // the numbers of a resource's groups
	ids         map[string]int              // how often an id was given
	serving     []service
	services    map[*source.File][]*setting.Resource // of Compose
	servers     []fact.Server
	authorities []fact.Authority
	processes   []fact.Process
}

// read dispatches by the resource's type.
func (s *stage) read(r *setting.Resource) {
	s.authority(r)
	s.decide(r)
	groups := s.group(r)
	switch {
	case groups > 0:
	case knownModule(r.Type), isDatabase(r.Type):
		s.instance(r)
	}
	switch r.Type {
	case "pg_hba.conf":
		if !s.insideKnown(r) {
			s.hba(r)
		}
	case "server.properties":
		s.kafka(r)
	case "etcd.conf":
		s.etcd(r)
	case "sql-account":
		s.account(r)
	case "java.security", "java-options", "system-property":
		s.java(r)
	case "process-env":
		s.process(r)
	}
}

// isDatabase reports whether a type is an instance or cluster that uses a parameter group.
func isDatabase(kind string) bool {
	switch kind {
	case "aws_db_instance", "aws_rds_cluster", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "aws-cli.db-instance":
		return true
	}
	return false
}

// Types lists the types of cloud resources that are read by code, not by rows: parameter groups, what uses them, and what
// chooses an authority.
func Types() []string {
	return []string{
		"aws_db_parameter_group", "aws_rds_cluster_parameter_group", "AWS::RDS::DBParameterGroup", "AWS::RDS::DBClusterParameterGroup",
		"aws_db_instance", "aws_rds_cluster", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "aws_rds_cluster_instance", "aws_rds_certificate",
		"aws_docdb_cluster_instance", "AWS::DocDB::DBInstance", typeCDKGroup,
		"module:terraform-aws-modules/rds/aws", "module:terraform-aws-modules/rds-aurora/aws",
	}
}

// draft is a server fact in the making.
type draft struct {
	fact.Server
	spot source.Place // the deciding value; zero if there is none
}

// start begins a fact about one parameter of a resource.
func (s *stage) start(r *setting.Resource, parameter string) draft {
	d := draft{}
	d.Base = s.base("server", r, parameter)
	d.Engine = r.Hint.Engine
	d.Resource, d.Parameter = r.Front(), parameter
	d.TLSList, d.Serves, d.Hosts = []string{}, []string{}, s.serviceHosts(r)
	d.Origin.SSLMode = fact.Default
	return d
}

// base fills what all facts share.
func (s *stage) base(kind string, r *setting.Resource, what string) fact.Base {
	file := fileOf(r)
	name := r.Name
	if name == "" {
		name = r.Front()
	}
	return fact.Base{
		Kind: kind, ID: kind + ":" + file + ":" + name + ":" + what, File: file, Because: []fact.Reason{},
		Place: r.Where, Anchor: r.Anchor, Spots: map[string]source.Place{}, Related: related(r), Name: name,
	}
}

// id makes an id unique: the second of equals gets #2. It is called when a fact is kept.
func (s *stage) id(id string) string {
	s.ids[id]++
	if n := s.ids[id]; n > 1 {
		return id + "#" + strconv.Itoa(n)
	}
	return id
}

func related(r *setting.Resource) []fact.Related {
	out := make([]fact.Related, 0, len(r.Related))
	for _, x := range r.Related {
		out = append(out, fact.Related(x))
	}
	return out
}

func fileOf(r *setting.Resource) string {
	if r.Where.File != nil {
		return r.Where.File.Path
	}
	if r.Anchor.File != nil {
		return r.Anchor.File.Path
	}
	return ""
}

// folder is where a resource's references are looked up.
func folder(r *setting.Resource) string {
	file := fileOf(r)
	if strings.HasPrefix(r.Type, "AWS::") && r.Hint.Language == "" { // a template, no program
		return file
	}
	return path.Dir(file) + "\x00" + r.Module
}

// written notes a value that stands in the file: its text, its origin, and the field that it decides.
func (d *draft) written(v setting.Value, fields ...string) {
	d.Value = public(v)
	d.Origin.SSLMode = originOf(v)
	d.spot = firstPlace(v.Text)
	for _, f := range append(fields, "value") {
		if !d.spot.IsZero() {
			d.Spots[f] = d.spot
		}
	}
}

// writtenOption notes an option's value, or its name where it stands without one.
func (d *draft) writtenOption(a setting.Option, fields ...string) {
	d.written(a.Value, fields...)
	if a.Value.Kind == setting.Bare || a.Value.Text.Len() == 0 {
		d.spot = a.Name.Place()
		for _, f := range append(fields, "value") {
			d.Spots[f] = d.spot
		}
	}
}

// firstPlace is where a text begins to be written; one that is put together from several places has no single place.
func firstPlace(t source.Text) source.Place {
	if places := t.Places(); len(places) > 0 {
		return places[0]
	}
	return t.Place()
}

// public is a value as it may be shown; parts that cannot be known are left out.
func public(v setting.Value) string {
	if v.Kind == setting.Opaque {
		return ""
	}
	return strings.ReplaceAll(v.Text.String(), string(source.Hole), "…")
}

func originOf(v setting.Value) fact.Origin {
	if !v.Known() {
		return fact.OriginUnknown
	}
	if v.Text.Origin() == source.Fallback {
		return fact.Fallback
	}
	return fact.Written
}

// because adds a reason.
func (d *draft) because(text, url string) {
	d.Because = append(d.Because, fact.Reason{Text: text, Source: url, Evidence: fact.Documentation})
}

// add keeps a fact.
func (s *stage) add(d draft) {
	d.ID = s.id(d.ID)
	s.servers = append(s.servers, d.Server)
}

// platformDefault is the row of a platform that has only one.
func platformDefault(platform string) policies.ServerDefault {
	for _, row := range policies.ServerDefaults() {
		if row.Platform == platform {
			return row
		}
	}
	return policies.ServerDefault{}
}

// folded is an attribute's or option's name in one spelling: lower case, without dashes and underscores.
func folded(name string) string { return strings.ToLower(unjoined.Replace(name)) }

var unjoined = strings.NewReplacer("-", "", "_", "")

// providerIs holds the version of the Terraform provider that a resource belongs to against "< 3" or ">= 3". Resources of
// other front ends are as the newest provider has them.
func (s *stage) providerIs(r *setting.Resource, condition string) string {
	exact, below := "", ""
	if name, _, ok := strings.Cut(r.Type, "_"); ok && r.Written == "" && !strings.ContainsAny(r.Type, ":./") && s.Provider != nil {
		exact, below = s.Provider(fileOf(r), name)
	}
	operator, bound, _ := strings.Cut(condition, " ")
	newer := true // at least the bound
	switch {
	case exact != "":
		order, ok := compareVersions(exact, bound)
		if !ok {
			return undecided
		}
		newer = order >= 0
	case below != "":
		order, ok := compareVersions(bound, below) // where the bound lacks a part, versions up to that part follow it
		newer = !ok || order < 0
	}
	return answerOf(newer == (operator == ">="))
}

// insideKnown reports whether a resource is part of one that has rows, which know what is added to it.
func (s *stage) insideKnown(r *setting.Resource) bool {
	return slices.ContainsFunc(s.resources, func(around setting.Resource) bool {
		return around.Type != r.Type && around.Where.File == r.Where.File && around.Where.Span.Contains(r.Where.Span) && len(policies.RulesFor(around.Type)) > 0
	})
}
