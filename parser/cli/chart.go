package cli

import (
	"path"
	"strings"
)

// Charts are those of Helm that are known among the types of resources, chart:<owner>/<name>: their owners, by their names.
type Charts map[string][]string

// ChartsOf picks the charts out of the types of resources.
func ChartsOf(types []string) Charts {
	out := Charts{}
	for _, t := range types {
		if chart, is := strings.CutPrefix(t, "chart:"); is {
			owner, name, _ := strings.Cut(chart, "/")
			out[name] = append(out[name], owner)
		}
	}
	return out
}

// Type is the type of the chart that a text names; "" for one that is not known. Its name alone says nothing: its owner
// must stand before it, or in the address or name of the repository that it comes from.
func (c Charts) Type(chart string, from ...string) string {
	short := path.Base(chart)
	for _, owner := range c[short] {
		if strings.Contains(strings.ToLower(strings.TrimSuffix(chart, short)+" "+strings.Join(from, " ")), owner) {
			return "chart:" + owner + "/" + short
		}
	}
	return ""
}
