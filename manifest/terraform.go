package manifest

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

var (
	// lockedProvider is a block of .terraform.lock.hcl with the exact version of a provider.
	lockedProvider = source.Pattern(`(?s)provider\s+"[^"]*?([A-Za-z0-9_-]+)"\s*\{[^}]*?\n\s*version\s*=\s*"([^"]+)"`)
	// requiredProviders is the block of a module with the range of versions that it works with.
	requiredProviders = source.Pattern(`required_providers\s*\{`)
	providerObject    = source.Pattern(`(?s)([A-Za-z0-9_-]+)\s*=\s*\{([^{}]*)\}`)
	providerWord      = source.Pattern(`(?m)^\s*([A-Za-z0-9_-]+)\s*=\s*"([^"]*[0-9][^"]*)"`)
	providerVersion   = source.Pattern(`(?m)(?:^|[\s,{])version\s*=\s*"([^"]+)"`)
	// providerBlock is the old place for a version, before Terraform 0.13.
	providerBlock = source.Pattern(`(?m)^provider\s+"([A-Za-z0-9_-]+)"\s*\{`)
)

// terraformLock lists the providers that a lock file pins.
func terraformLock(data []byte) []Dependency {
	var out []Dependency
	for _, m := range lockedProvider().FindAllSubmatch(data, -1) {
		out = append(out, Dependency{Ecosystem: "terraform", Name: string(m[1]), Version: string(m[2])})
	}
	return out
}

// terraform lists the providers for which a module names a range of versions.
func terraform(data []byte) []Dependency {
	var out []Dependency
	for _, at := range requiredProviders().FindAllIndex(data, -1) {
		block := braces(data[at[1]-1:])
		for _, m := range providerObject().FindAllSubmatch(block[min(1, len(block)):], -1) {
			if v := providerVersion().FindSubmatch(m[2]); v != nil {
				out = append(out, constrained(string(m[1]), string(v[1])))
			}
		}
		for _, m := range providerWord().FindAllSubmatch(providerObject().ReplaceAll(block, nil), -1) {
			out = append(out, constrained(string(m[1]), string(m[2])))
		}
	}
	for _, at := range providerBlock().FindAllSubmatchIndex(data, -1) {
		if v := providerVersion().FindSubmatch(braces(data[at[1]-1:])); v != nil {
			out = append(out, constrained(string(data[at[2]:at[3]]), string(v[1])))
		}
	}
	return out
}

// braces is what begins with a brace, up to the one that closes it.
func braces(data []byte) []byte {
	depth := 0
	for i, c := range data {
		switch c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return data[:i+1]
			}
		}
	}
	return data
}

// constrained reads a constraint of Terraform: "~> 3.0", ">= 2.46, < 4". Without an upper bound the newest version is
// installed.
func constrained(name, constraint string) Dependency {
	d := Dependency{Ecosystem: "terraform", Name: name}
	for part := range strings.SplitSeq(constraint, ",") {
		part = strings.TrimSpace(part)
		operator := strings.TrimRight(part[:len(part)-len(strings.TrimLeft(part, "=<>~!"))], " ")
		v := strings.TrimPrefix(strings.TrimSpace(strings.TrimLeft(part, "=<>~!")), "v")
		switch operator {
		case "", "=":
			d.Version = v
		case "<=":
			d.Version = v // the newest that it allows
		case ">=", ">":
			d.Least = v
		case "<":
			d.Below = v
		case "~>":
			d.Least, d.Below = v, pessimistic(v)
		}
	}
	if d.Version != "" {
		d.Least, d.Below = "", ""
	}
	return d
}

// pessimistic is the first version that "~> v" leaves out: only the last part of v may grow.
func pessimistic(v string) string {
	parts := strings.Split(v, ".")
	if len(parts) > 1 {
		parts = parts[:len(parts)-1]
	}
	return successor(strings.Join(parts, "."))
}

// successor is the version behind v: its last part grows by one.
func successor(v string) string {
	i := strings.LastIndexByte(v, '.') + 1
	n, err := strconv.Atoi(v[i:])
	if err != nil {
		return ""
	}
	return v[:i] + strconv.Itoa(n+1)
}
