package server_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/server"
	"github.com/dsnlint/dsnlint/setting"
)

func TestAliases(t *testing.T) {
	const group, instance = "rds.aws.upbound.io/ParameterGroup", "rds.aws.upbound.io/Instance"
	const old = "metadata.name=old\nspec.forProvider.family=postgres14"
	tests := []struct {
		name      string
		resources []setting.Resource
		want      string
	}{
		{"attributes below", []setting.Resource{pairs(group, "g", "spec.forProvider.family=postgres16\nspec.forProvider.parameter.0.name=rds.force_ssl\nspec.forProvider.parameter.0.value=0")}, "rds.force_ssl=0 no/written at 0"},
		{"attributes elsewhere say nothing", []setting.Resource{pairs(group, "g", "spec.forProvider.family=postgres16\nstatus.parameter.0.name=rds.force_ssl\nstatus.parameter.0.value=0")}, "rds.force_ssl= yes/default at the header"},
		{"more than can be read", []setting.Resource{pairs(group, "g", "spec.forProvider.family=postgres14\nspec.forProvider.parameter=?")}, "rds.force_ssl= unknown/unknown at the header"},
		{"in camel case", []setting.Resource{pairs("rds.aws.upbound.io/Proxy", "p", "spec.forProvider.requireTls=false")}, "requireTls=false no/written at false"},
		{"absent, in camel case", []setting.Resource{pairs("rds.aws.upbound.io/Proxy", "p", "spec.forProvider.engineFamily=MYSQL")}, "requireTls= no/default at the header"},
		{"absent, under a name of its own", []setting.Resource{pairs("rds.services.k8s.aws/DBProxy", "p", "spec.engineFamily=MYSQL")}, "requireTLS= no/default at the header"},
		{"a reference to a group of the input", []setting.Resource{pairs(group, "g", old), pairs(instance, "i", "spec.forProvider.engine=postgres\nspec.forProvider.engineVersion=14\nspec.forProvider.parameterGroupNameRef.name=old")}, "rds.force_ssl= no/default at the header"},
		{"a reference to another group", []setting.Resource{pairs(instance, "i", "spec.forProvider.engine=postgres\nspec.forProvider.engineVersion=14\nspec.forProvider.parameterGroupNameRef.name=old")}, "rds.force_ssl= unknown/unknown at the header"},
		{"a selector", []setting.Resource{pairs(instance, "i", "spec.forProvider.engine=postgres\nspec.forProvider.engineVersion=14\nspec.forProvider.parameterGroupNameSelector.matchLabels.a=old")}, "rds.force_ssl= unknown/unknown at the header"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			kinds := make([]string, len(tt.resources))
			for i := range tt.resources {
				kinds[i] = tt.resources[i].Type
			}
			got, _, _ := server.Facts(tt.resources, server.Query{AsOf: day(t, "2026-06-01")})
			if lines(got) != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", lines(got), tt.want)
			}
			for i, kind := range kinds {
				if tt.resources[i].Type != kind {
					t.Errorf("the input was changed: %s", tt.resources[i].Type)
				}
			}
			for i := range got {
				if got[i].Resource != kinds[0] {
					t.Errorf("the fact is about %s", got[i].Resource)
				}
			}
		})
	}
}
