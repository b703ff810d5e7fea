package server_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/server"
	"github.com/dsnlint/dsnlint/setting"
)

func TestAdviceInTheLanguageOfThePlan(t *testing.T) {
	tests := []struct{ language, kind, want string }{
		{"", "aws_db_proxy", "require_tls = true"},
		{"", "AWS::RDS::DBProxy", "RequireTLS: true"},
		{"", "aws:rds:Proxy", "requireTls: true"},
		{"javascript", "aws:rds:Proxy", "requireTls: true"},
		{"javascript", "cdk:rds:DatabaseProxy", "requireTLS: true"},
		{"javascript", "AWS::RDS::DBProxy", "requireTls: true"},
		{"python", "aws:rds:Proxy", "require_tls=True"},
		{"python", "cdk:rds:DatabaseProxy", "require_tls=True"},
		{"csharp", "aws:rds:Proxy", "RequireTls = true"},
		{"go", "aws:rds:Proxy", "RequireTls: true"},
		{"java", "aws:rds:Proxy", "requireTls(true)"},
	}
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.kind, func(t *testing.T) {
			r := pairs(tt.kind, "p", "require_tls=false")
			r.Hint.Language = tt.language
			facts, _, _ := server.Facts([]setting.Resource{r}, server.Query{})
			if len(facts) != 1 || facts[0].Advice.Target != tt.want {
				t.Errorf("got %v, want %s", facts, tt.want)
			}
		})
	}
}

func TestGroupsOfConstructs(t *testing.T) {
	const group = "cdk:rds:ParameterGroup"
	const old, aurora = "engine=postgres\nengine.version=14.7", "engine=aurora-mysql\nengine.version=8.0"
	tests := []struct {
		name      string
		resources []setting.Resource
		want      string
	}{
		{"by engine and version", []setting.Resource{pairs(group, "g", old)}, "rds.force_ssl= no/default at the header"},
		{"a newer version", []setting.Resource{pairs(group, "g", "engine=postgres\nengine.version=16")}, "rds.force_ssl= yes/default at the header"},
		{"an unknown version", []setting.Resource{pairs(group, "g", "engine=postgres")}, "rds.force_ssl= unknown/unknown at the header"},
		{"an unknown engine", []setting.Resource{pairs(group, "g", "engine=?")}, ""},
		{"of Aurora, and nobody's", []setting.Resource{pairs(group, "g", aurora)}, ""},
		{"on an instance", []setting.Resource{pairs("cdk:rds:DatabaseInstance", "i", old+"\nparameters.rds.force_ssl=0")}, "rds.force_ssl=0 no/written at 0"},
		{"on an instance, all unknown", []setting.Resource{pairs("cdk:rds:DatabaseInstance", "i", old+"\nparameters=?")}, "rds.force_ssl= unknown/unknown at the header"},
		{"none", []setting.Resource{pairs("cdk:rds:DatabaseInstance", "i", old)}, "rds.force_ssl= no/default at the header"},
		{"on a cluster", []setting.Resource{pairs("cdk:rds:DatabaseCluster", "c", aurora+"\nparameters.require_secure_transport=ON")}, "require_secure_transport=ON yes/written at ON"},
		{"a server of version 1", []setting.Resource{pairs("azure-native:dbformysql:Server", "s", "properties.createMode=Default")}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, _ := server.Facts(tt.resources, server.Query{})
			if lines(got) != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", lines(got), tt.want)
			}
		})
	}
}
