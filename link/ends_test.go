package link

import (
	"testing"

	"github.com/dsnlint/dsnlint/fact"
)

func TestEnds(t *testing.T) {
	server := func(file, name, enforced string, serves, hosts []string) fact.Server {
		return fact.Server{Base: fact.Base{ID: file + ":" + name, File: file, Name: name, Engine: "postgresql"}, Enforced: enforced, Serves: serves, Hosts: hosts}
	}
	mysql := func(s fact.Server) fact.Server { s.Engine = "mysql"; return s }
	cluster := func(s fact.Server) fact.Server { s.Resource = "postgresql.cnpg.io/Cluster"; return s }
	servers := []fact.Server{
		server("infra/main.tf", "aws_db_instance.open", "no", nil, nil),
		server("infra/groups.tf", "aws_db_parameter_group.strict", "yes", []string{"aws_db_instance.strict"}, nil),
		server("modules/db/main.tf", "aws_db_instance.this", "yes", nil, nil),
		server("a/main.tf", "aws_db_instance.twice", "yes", nil, nil),
		server("b/main.tf", "aws_db_instance.twice", "no", nil, nil),
		cluster(server("k8s/db.yaml", "Cluster/shop", "no", nil, []string{"shop-rw", "shop-ro"})),
		server("compose/a.yml", "[mysqld]", "yes", nil, []string{"db"}),
		server("other/a.yml", "[mysqld]", "no", nil, []string{"db"}),
		mysql(server("infra/azure.tf", "azurerm_mysql_server.other", "yes", nil, []string{"other.example.com"})),
		server("infra/azure.tf", "azurerm_mysql_server.shop", "no", nil, []string{"shop.mysql.database.azure.com"}),
		server("infra/main.tf", "aws_db_instance.versions", "", nil, nil),
	}
	of := func(folder, address string) fact.Host {
		return fact.Host{Class: fact.Remote, Resource: fact.Address(folder, address)}
	}
	service := func(name string) fact.Host { return fact.Host{Name: name, Class: fact.Service} }
	tests := []struct {
		name  string
		hosts []fact.Host
		want  string
	}{
		{"an instance", []fact.Host{of("infra", "aws_db_instance.open")}, "infra/main.tf:aws_db_instance.open no"},
		{"with an index", []fact.Host{of("infra", "aws_db_instance.open[0]")}, "infra/main.tf:aws_db_instance.open no"},
		{"through its group", []fact.Host{of("infra", "aws_db_instance.strict")}, "infra/groups.tf:aws_db_parameter_group.strict yes"},
		{"a module's", []fact.Host{of("infra", "aws_db_instance.this")}, "modules/db/main.tf:aws_db_instance.this yes"},
		{"of two modules that disagree", []fact.Host{of("infra", "aws_db_instance.twice")}, "a/main.tf:aws_db_instance.twice unknown"},
		{"nobody's", []fact.Host{of("infra", "aws_db_instance.gone")}, " "},
		{"a fact about versions alone", []fact.Host{of("infra", "aws_db_instance.versions")}, " "},
		{"in a cluster", []fact.Host{service("shop-rw.shop.svc.cluster.local")}, "k8s/db.yaml:Cluster/shop no"},
		{"a service of the same folder", []fact.Host{service("db")}, "compose/a.yml:[mysqld] yes"},
		{"another service", []fact.Host{service("billing-rw")}, " "},
		{"the same label elsewhere", []fact.Host{{Name: "shop-rw.example.com", Class: fact.Remote}}, " "},
		{"by its full name", []fact.Host{{Name: "Shop.mysql.database.azure.com", Class: fact.Remote}}, "infra/azure.tf:azurerm_mysql_server.shop no"},
		{"a server of another engine", []fact.Host{{Name: "other.example.com", Class: fact.Remote}}, " "},
		{"two hosts, one known", []fact.Host{service("shop-rw"), {Name: "db.example.com", Class: fact.Remote}}, " "},
		{"two hosts, both known", []fact.Host{service("shop-rw"), of("infra", "aws_db_instance.strict")}, "k8s/db.yaml:Cluster/shop unknown"},
		{"none", nil, " "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			clients := []fact.Client{{Base: fact.Base{Engine: "postgresql", File: "compose/app.env"}, Hosts: tt.hosts}}
			Ends(clients, servers, nil)
			if got := clients[0].Server.Fact + " " + clients[0].Server.Enforced; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if (len(clients[0].Related) > 0) != (tt.want != " ") {
				t.Errorf("related: %v", clients[0].Related)
			}
		})
	}
}

func TestSigners(t *testing.T) {
	chosen := func(name, identifier string) fact.Authority {
		return fact.Authority{Base: fact.Base{File: "infra/main.tf", Name: name}, Identifier: identifier}
	}
	authorities := []fact.Authority{
		chosen("aws_db_instance.one", "rds-ca-rsa4096-g1"), chosen("aws_db_instance.two", "rds-ca-rsa2048-g1"), chosen("aws_db_instance.two", "rds-ca-ecc384-g1"),
	}
	for name, want := range map[string]string{"aws_db_instance.one": "rds-ca-rsa4096-g1", "aws_db_instance.two": "", "aws_db_instance.three": ""} {
		clients := []fact.Client{{Hosts: []fact.Host{{Resource: fact.Address("infra", name)}}}}
		if Ends(clients, nil, authorities); clients[0].Server.CA != want {
			t.Errorf("%s: got %q, want %q", name, clients[0].Server.CA, want)
		}
	}
}
