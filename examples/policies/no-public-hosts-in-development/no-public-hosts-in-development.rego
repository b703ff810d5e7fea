# METADATA
# scope: package
# title: A development configuration connects to a public host
# description: >-
#   Files for development name hosts of the same machine or cluster, or those below the domains that data.yaml lists.
# schemas:
#   - input: schema.input
# related_resources:
#   - ref: https://owasp.org/www-project-application-security-verification-standard/
# custom:
#   message: >-
#     {name} connects to {host}, which is no host for development; use one below {allowed}, or a server of your own machine
#   why: >-
#     Whoever tries something out works on real data, with credentials that lie on every developer's disk.
#   severity: error
#   fixed: true
#   bad: |
#     # .env.development
#     DATABASE_URL=postgresql://app@db.example.com/app?sslmode=verify-full
#   good: |
#     # .env.development
#     DATABASE_URL=postgresql://app@db.dev.example.com/app?sslmode=verify-full
package custom.dsnlint.rules["no-public-hosts-in-development"]

deny contains {
	"rule": "no-public-hosts-in-development", "fact": c.id, "at": "hosts",
	"args": {"host": host.name, "allowed": concat(", ", data.development.domains)},
} if {
	some c in input.facts.client
	c.context == "development"
	some host in c.hosts
	host.class == "remote"
	not strings.any_suffix_match(host.name, data.development.domains)
}
