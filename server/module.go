package server

import "strings"

// registered is the type of a module's call in the spelling of the registry, whichever way its source is written: as an
// address of a registry, of a repository, or in Terragrunt's way. Other types stay as they are.
func registered(kind string) string {
	from, ok := strings.CutPrefix(kind, "module:")
	if !ok {
		return kind
	}
	from, _, _ = strings.Cut(from, "?")
	if _, rest, ok := strings.Cut(from, "::"); ok {
		from = rest
	}
	remote := false
	if _, rest, ok := strings.Cut(from, "://"); ok {
		from, remote = strings.TrimPrefix(rest, "/"), !strings.HasPrefix(rest, "/")
	}
	if _, rest, ok := strings.Cut(from, "@"); ok {
		from, remote = strings.Replace(rest, ":", "/", 1), true
	}
	from, inner, _ := strings.Cut(from, "//")
	if host, rest, _ := strings.Cut(from, "/"); remote || strings.Contains(host, ".") && !strings.HasPrefix(host, ".") {
		from = rest
	}
	from = fromRepository(from)
	if inner != "" {
		from += "//" + inner
	}
	return "module:" + from
}

// fromRepository makes a registry's address of a repository's: owner/terraform-aws-rds is owner/rds/aws.
func fromRepository(address string) string {
	owner, repository, ok := strings.Cut(strings.TrimSuffix(address, ".git"), "/")
	rest, named := strings.CutPrefix(repository, "terraform-")
	provider, name, whole := strings.Cut(rest, "-")
	if !ok || !named || !whole || strings.Contains(name, "/") {
		return address
	}
	return owner + "/" + name + "/" + provider
}

// knownModule reports whether a resource type is a call of the modules whose defaults are known.
func knownModule(kind string) bool {
	kind, _, _ = strings.Cut(registered(kind), "//")
	return kind == "module:terraform-aws-modules/rds/aws" || kind == "module:terraform-aws-modules/rds-aurora/aws"
}
