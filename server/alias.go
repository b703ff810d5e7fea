package server

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// canonical gives resources that another front end makes the type and attributes by which they are known. The list is
// copied where something changes.
func canonical(resources []setting.Resource) []setting.Resource {
	copied := false
	for i := range resources {
		alias := policies.AliasOf(resources[i].Type)
		if alias == nil || alias.Needs != "" && !hasBelow(&resources[i], alias.Needs) {
			continue
		}
		if !copied {
			resources, copied = slices.Clone(resources), true
		}
		r := &resources[i]
		r.Type, r.Written = alias.Of, r.Type
		r.Attributes = carried(r.Attributes, alias)
	}
	return resources
}

// hasBelow reports whether a resource has an attribute of that path, or below it.
func hasBelow(r *setting.Resource, path string) bool {
	return slices.ContainsFunc(r.Attributes, func(a setting.Option) bool {
		_, ok := below(a.Name.String(), path)
		return ok
	})
}

// carried are the attributes of an alias as the known type has them.
func carried(attributes []setting.Option, alias *policies.ResourceAlias) []setting.Option {
	out := make([]setting.Option, 0, len(attributes))
	for _, a := range attributes {
		name := a.Name.String()
		if rest, ok := inside(name, alias.Below); ok {
			name = rest
		} else if _, _, ok := renamed(name, alias.Renames); !ok {
			continue
		}
		if to, _, ok := renamed(name, alias.Unknown); ok {
			a.Value = setting.Value{Text: source.UnknownAt(a.Value.Text.Place(), name), Kind: setting.Opaque}
			name = to
		} else if to, rest, ok := renamed(name, alias.Renames); ok {
			name = to + rest
		}
		a.Name = source.Decoded(a.Name.Place(), name)
		out = append(out, a)
	}
	return out
}

// inside is a path from where a type's attributes stand on.
func inside(path string, places []string) (string, bool) {
	if len(places) == 0 || path == "*" {
		return path, true
	}
	for _, place := range places {
		if rest, ok := below(path, place); ok && rest != "" {
			return rest, true
		}
	}
	return "", false
}

// renamed is the other name of a path, or of what it stands below, and the rest of it. Names are compared folded.
func renamed(path string, names map[string]string) (to, rest string, ok bool) {
	for at := len(path); at > 0 && len(names) > 0; at = strings.LastIndexByte(path[:at], '.') {
		for name, to := range names {
			if alike(name, path[:at]) {
				return to, path[at:], true
			}
		}
	}
	return "", "", false
}
