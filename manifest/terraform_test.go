package manifest

import "testing"

func TestTerraform(t *testing.T) {
	tests := []struct{ name, file, in, want string }{
		{"an object", "versions.tf", "terraform {\n  required_providers {\n    azurerm = {\n      source  = \"hashicorp/azurerm\"\n      version = \"~> 2.40\"\n    }\n    aws = { source = \"hashicorp/aws\", version = \">= 4.0, < 6.0\" }\n  }\n}\n", "azurerm >=2.40 <3; aws >=4.0 <6.0"},
		{"a word", "main.tf", "terraform {\n  required_providers {\n    azurerm = \"= 3.75.0\"\n    random  = \"~> 3.1.2\"\n  }\n}\n", "azurerm 3.75.0; random >=3.1.2 <3.2"},
		{"no bound above", "main.tf", "terraform {\n  required_providers {\n    google = {\n      version = \">= 3.53\"\n    }\n  }\n}\n", "google >=3.53"},
		{"the newest allowed", "main.tf", "terraform {\n  required_providers {\n    google = {\n      version = \">= 3.53, <= 4.84\"\n    }\n  }\n}\n", "google 4.84"},
		{"one major version", "main.tf", "terraform {\n  required_providers {\n    azurerm = {\n      version = \"~> 3\"\n    }\n  }\n}\n", "azurerm >=3 <4"},
		{"in a provider", "main.tf", "provider \"azurerm\" {\n  features {}\n  version = \"~> 1.44\"\n}\n", "azurerm >=1.44 <2"},
		{"in a provider, before its blocks", "main.tf", "provider \"azurerm\" {\n  version = \"~> 1.44\"\n  features {}\n}\n", "azurerm >=1.44 <2"},
		{"a lock", ".terraform.lock.hcl", "provider \"registry.terraform.io/hashicorp/azurerm\" {\n  version     = \"3.75.0\"\n  constraints = \"~> 3.0\"\n  hashes = [\n  ]\n}\n", "azurerm 3.75.0"},
		{"nothing about providers", "main.tf", "resource \"x\" \"y\" {\n  version = \"1\"\n}\n", ""},
		{"broken", "main.tf", "terraform {\n  required_providers {\n    aws = {", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got string
			for _, d := range Read(tt.file, []byte(tt.in)) {
				if got != "" {
					got += "; "
				}
				got += d.Name
				if d.Version != "" {
					got += " " + d.Version
				}
				if d.Least != "" {
					got += " >=" + d.Least
				}
				if d.Below != "" {
					got += " <" + d.Below
				}
				if d.Ecosystem != "terraform" {
					t.Errorf("ecosystem %q", d.Ecosystem)
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
