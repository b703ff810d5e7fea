# METADATA
# scope: package
# title: Connections to remote servers name the certificate authority that they trust
# description: >-
#   What fires the rule, in one or two sentences. This example asks every verified connection to a remote host for a CA file
#   of its own; change it into what you want.
# schemas:
#   - input: schema.input
# related_resources:
#   - ref: https://example.com/where/your/team/wrote/this/down
# custom:
#   message: >-
#     {name} trusts every authority of the system. Name the CA file: {target}
#   why: >-
#     What an attacker can do because of it, in one sentence.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   security_severity: "5.0"
#   bad: |
#     # bad.env
#     DATABASE_URL=postgresql+psycopg2://app@db.example.com/app?sslmode=verify-full&sslrootcert=system
#   good: |
#     # good.env
#     DATABASE_URL=postgresql+psycopg2://app@db.example.com/app?sslmode=verify-full&sslrootcert=/etc/ssl/certs/our-ca.pem
package custom.dsnlint.rules["policy-name"]

deny contains {"rule": "policy-name", "fact": c.id, "at": "ca", "args": {}} if {
	some c in input.facts.client
	c.ca.source in {"system", "bundled"}
	some host in c.hosts
	host.class == "remote"
}
