package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// hosts are the names under which clients reach a resource: patterns with {name} for its own name and {@path} for what an
// attribute says. A pattern of which a part is not known names nothing.
func (v *view) hosts(patterns []string) []string {
	out := []string{}
	for _, pattern := range patterns {
		if host, ok := v.filled(pattern); ok {
			out = append(out, strings.ToLower(host))
		}
	}
	return out
}

// filled is a pattern with its parts.
func (v *view) filled(pattern string) (string, bool) {
	before, rest, open := strings.Cut(pattern, "{")
	if !open {
		return pattern, true
	}
	name, after, _ := strings.Cut(rest, "}")
	part := v.resource.Name[strings.LastIndexByte(v.resource.Name, '/')+1:]
	if path, ok := strings.CutPrefix(name, "@"); ok {
		options, _ := v.find(path)
		if len(options) != 1 || !options[0].Value.Known() || options[0].Value.Kind == setting.Symbol {
			return "", false
		}
		part = options[0].Value.Text.String()
	}
	tail, ok := v.filled(after)
	return before + part + tail, ok && part != ""
}

// serviceHosts are the names of the service of a Compose file in which a server is started or configured.
func (s *stage) serviceHosts(r *setting.Resource) []string {
	out := []string{}
	for _, service := range s.services[r.Where.File] {
		if !service.Where.Span.Contains(r.Where.Span) {
			continue
		}
		out = append(out, strings.ToLower(service.Name))
		for _, a := range service.Attributes {
			if a.Value.Known() {
				out = append(out, strings.ToLower(a.Value.Text.String()))
			}
		}
	}
	return out
}

// servicesOf finds the services of each file.
func servicesOf(resources []setting.Resource) map[*source.File][]*setting.Resource {
	out := map[*source.File][]*setting.Resource{}
	for i := range resources {
		if r := &resources[i]; r.Type == setting.Service {
			out[r.Where.File] = append(out[r.Where.File], r)
		}
	}
	return out
}
