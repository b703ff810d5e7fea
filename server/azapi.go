package server

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// azure gives the resources that Terraform hands to Azure's own interface the type that they name, and the attributes that
// templates of Azure have. The list is copied where something changes.
func azure(resources []setting.Resource) []setting.Resource {
	copied := false
	for i := range resources {
		if kind := resources[i].Type; kind != "azapi_resource" && kind != "azapi_update_resource" {
			continue
		}
		name, version, _ := strings.Cut(literal(&resources[i], "type"), "@")
		known := azureType(name)
		if known == "" {
			continue
		}
		if !copied {
			resources, copied = slices.Clone(resources), true
		}
		handed(&resources[i], known, version)
	}
	return resources
}

// azureType is the type as the tables spell it, "" for one that they do not know.
func azureType(name string) string {
	for _, known := range policies.ResourceTypes() {
		if strings.EqualFold(known, name) && strings.HasPrefix(known, "Microsoft.") {
			return known
		}
	}
	return ""
}

// handed makes a resource of Azure of one that is handed to its interface. What an update does not name stays as it was.
func handed(r *setting.Resource, kind, version string) {
	attributes := []setting.Option{setting.Attribute("apiVersion", r.Anchor, setting.ValueOf(source.Decoded(r.Anchor, version)))}
	if r.Type == "azapi_update_resource" {
		attributes = append(attributes, setting.More("", r.Anchor))
	}
	for _, a := range r.Attributes {
		name := a.Name.String()
		rest, inBody := below(name, "body")
		if !inBody && name != "name" {
			continue
		}
		if inBody {
			name = rest
			if inner, ok := below(rest, "properties"); ok {
				name = inner
			}
		}
		if name == "" {
			name = "*" // all that it may hold is out of sight
		}
		a.Name = source.Decoded(a.Name.Place(), name)
		attributes = append(attributes, a)
	}
	r.Type, r.Written, r.Attributes = kind, r.Type, attributes
}
