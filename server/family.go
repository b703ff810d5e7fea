package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/source"
)

const (
	hole        = source.Hole
	platformRDS = "aws-rds"
)

// lookup finds the row of a family. A family that is known in part, such as "postgres" with an unknown version, gets
// the row of its engine; it is decided only if all versions of the engine agree.
func lookup(family string) (row policies.ServerDefault, decided bool) {
	for _, row := range policies.ServerDefaults() {
		if row.Platform == platformRDS && !strings.ContainsRune(family, hole) && row.Matches(family) {
			return row, true
		}
	}
	if !strings.ContainsRune(family, hole) {
		return policies.ServerDefault{}, false
	}
	engine, _, _ := strings.Cut(family, string(hole))
	return engineDefault(strings.TrimRight(engine, "-.0123456789"))
}

// engineDefault is the row of an engine whose version is unknown, and whether all versions agree.
func engineDefault(engine string) (row policies.ServerDefault, decided bool) {
	for _, candidate := range policies.ServerDefaults() {
		switch {
		case candidate.Platform != platformRDS || candidate.Engine != engine:
		case row.Engine == "":
			row, decided = candidate, true
		case row.Enforced != candidate.Enforced:
			decided = false
		}
	}
	return row, decided
}

// familyOf is the default parameter group's family of an engine and version: postgres 14.7 is postgres14, mysql 8.0.35
// is mysql8.0. The result is "" when the version is not known.
func familyOf(engine, version string) string {
	parts := strings.Split(version, ".")
	if engine == "" || version == "" || strings.ContainsRune(version, hole) {
		return ""
	}
	switch engine {
	case "postgres", "aurora-postgresql":
		if parts[0] == "9" && len(parts) > 1 {
			return engine + "9." + parts[1]
		}
		return engine + parts[0]
	case "sqlserver-ee", "sqlserver-se", "sqlserver-ex", "sqlserver-web":
		return engine + "-" + parts[0] + ".0"
	}
	if len(parts) < 2 {
		return ""
	}
	return engine + parts[0] + "." + parts[1]
}

// engineOf is the contract's word for a provider's engine name.
func engineOf(engine string) string {
	switch {
	case strings.Contains(engine, "mariadb"):
		return "mariadb"
	case strings.Contains(engine, "postgres"):
		return "postgresql"
	case strings.Contains(engine, "mysql"):
		return "mysql"
	case strings.HasPrefix(engine, "sqlserver"), strings.Contains(engine, "mssql"), strings.Contains(engine, "microsoft.sql"):
		return "sqlserver"
	}
	return ""
}

// shown is a family as it may be shown.
func shown(family string) string { return strings.ReplaceAll(family, string(hole), "…") }
