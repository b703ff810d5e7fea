package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
)

// authority judges the CA identifiers that instances, clusters and accounts of a region choose.
func (s *stage) authority(r *setting.Resource) {
	if !choosesAuthority(r.Type) {
		return
	}
	for _, a := range r.Attributes {
		if !identifierName(r.Type, a.Name.String()) {
			continue
		}
		if a.Value.Kind == setting.Symbol || a.Value.Kind == setting.Null {
			continue
		}
		s.identifier(r, a)
	}
}

func choosesAuthority(kind string) bool {
	switch {
	case kind == "my.cnf" || kind == "postgresql.conf" || kind == "download" || strings.HasPrefix(kind, "data."):
		return false
	case strings.HasPrefix(kind, "aws_"), strings.HasPrefix(kind, "AWS::"), strings.HasPrefix(kind, "aws-cli."):
		return true
	}
	return strings.HasPrefix(kind, "module:")
}

// identifierName reports whether an attribute chooses a CA, in any of the spellings of the front ends.
func identifierName(kind, name string) bool {
	switch setting.FoldKey(name[strings.LastIndexByte(name, '.')+1:]) {
	case "cacertidentifier", "cacertificateidentifier", "clustercacertidentifier", "dbclustercacertidentifier":
		return true
	case "cacertificate": // an instance inside a cluster of AWS CDK
		return kind == "AWS::RDS::DBCluster"
	case "certificateidentifier":
		return kind == "aws_rds_certificate" || kind == "aws-cli.rds.certificate"
	}
	return false
}

func (s *stage) identifier(r *setting.Resource, a setting.Option) {
	name := a.Name.String()
	out := fact.Authority{
		Base: s.base("ca", r, name), Identifier: public(a.Value), Provider: "aws-rds", Status: "ok",
	}
	out.Origin.SSLMode = originOf(a.Value)
	out.Spots["identifier"] = a.Place()
	if !a.Value.Known() {
		out.Identifier, out.Status = "", ""
		s.keepAuthority(out)
		return
	}
	for _, row := range policies.AuthorityTable().Identifiers {
		if row.Identifier == out.Identifier {
			s.dates(&out, row)
		}
	}
	s.keepAuthority(out)
}

func (s *stage) keepAuthority(a fact.Authority) {
	a.ID = s.id(a.ID)
	s.authorities = append(s.authorities, a)
}

// dates fills in what is known about an identifier on the day that is asked about.
func (s *stage) dates(out *fact.Authority, row policies.CAIdentifier) {
	out.Provider, out.NotAfter = row.Provider, row.NotAfter
	out.Status = policies.AuthorityTable().Status(row.NotAfter, s.AsOf)
	text := row.Identifier + " is valid until " + row.NotAfter
	if out.Status == "expired" {
		out.ExpiredOn = row.NotAfter
		text = row.Identifier + " expired on " + row.NotAfter
	}
	if out.Status != "ok" {
		out.Mended = map[string]string{"identifier": row.Successor}
		out.Note = otherDates(row.Exceptions)
	}
	out.Because = []fact.Reason{{Text: text, Source: row.Source, Evidence: fact.Documentation}}
}

// otherDates says where the authority ended on another day.
func otherDates(list []policies.RegionalExpiry) string {
	if len(list) == 0 {
		return ""
	}
	var parts []string
	for _, e := range list {
		parts = append(parts, e.Region+" "+e.Date)
	}
	return "other dates in some regions: " + strings.Join(parts, ", ")
}
