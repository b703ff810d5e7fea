package server

import (
	"path"
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// charted gives what files of values hand to charts the types of those charts, as the Chart.yaml beside them names them.
// The list is copied where something changes.
func charted(resources []setting.Resource) []setting.Resource {
	type key struct{ folder, alias string }
	charts := map[key]string{}
	for i := range resources {
		if r := &resources[i]; r.Type == "chart-dependency" {
			charts[key{path.Dir(fileOf(r)), literal(r, "alias")}] = r.Name
		}
	}
	if len(charts) == 0 {
		return resources
	}
	resources = slices.Clone(resources)
	for i := range resources {
		r := &resources[i]
		if kind := charts[key{path.Dir(fileOf(r)), r.Name}]; r.Type == "chart-values" && kind != "" {
			r.Type = kind
		}
	}
	return resources
}
