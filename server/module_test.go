package server_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/fact"
)

func TestModulesAreKnownByEverySource(t *testing.T) {
	for _, source := range []string{
		"terraform-aws-modules/memory-db/aws",
		"registry.terraform.io/terraform-aws-modules/memory-db/aws",
		"tfr:///terraform-aws-modules/memory-db/aws?version=2.0.0",
		"tfr://registry.opentofu.org/terraform-aws-modules/memory-db/aws?version=2.0.0",
		"github.com/terraform-aws-modules/terraform-aws-memory-db",
		"github.com/terraform-aws-modules/terraform-aws-memory-db?ref=v2.0.0",
		"git::https://github.com/terraform-aws-modules/terraform-aws-memory-db.git?ref=v2.0.0",
		"git::ssh://git@github.com/terraform-aws-modules/terraform-aws-memory-db.git",
		"git@github.com:terraform-aws-modules/terraform-aws-memory-db.git",
	} {
		servers, _ := terraform(t, "module \"m\" {\n  source = \""+source+"\"\n  tls_enabled = false\n}\n")
		if len(servers) != 1 || servers[0].Enforced != "no" || servers[0].Origin.SSLMode != fact.Written {
			t.Errorf("%s: %+v", source, servers)
		}
	}
	for _, source := range []string{
		"", "./modules/memory-db", "../memory-db", "somebody/memory-db/aws", "terraform-aws-modules/memory-db/aws//modules/inner",
		"github.com/terraform-aws-modules/terraform-aws-memory-db//modules/inner", "git@", "git::", "?", "a::b@c:d//e?f",
	} {
		if servers, _ := terraform(t, "module \"m\" {\n  source = \""+source+"\"\n  tls_enabled = false\n}\n"); len(servers) != 0 {
			t.Errorf("%s: %+v", source, servers)
		}
	}
}
