# METADATA
# scope: package
# title: >-
#   Verification is asked for, but no CA is given
# description: >-
#   The client verifies certificates but has no authority to verify them with: the driver has no store of its own, or the provider signs with a CA that no store holds.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/295.html
# custom:
#   message: >-
#     {name} verifies certificates but has no CA to verify them with{reason}. Name one: {target}
#   why: >-
#     The connection fails at run time, and the usual emergency mend is to switch verification off.
#   mend: >-
#     Put the provider's CA file beside the program and name it in the option that the finding gives; [migrations](../migrations/README.md) says where each provider has it.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   at_most: warning
#   security_severity: "4.0"
#   bad: |
#     # bad.env
#     DATABASE_URL=postgresql://app@db.example.com/app?sslmode=verify-full
#   good: |
#     # good.env
#     DATABASE_URL=postgresql://app@db.example.com/app?sslmode=verify-full&sslrootcert=/etc/ssl/certs/db-ca.pem
package dsnlint.rules["ca-missing"]

deny contains {"rule": "ca-missing", "fact": c.id, "at": "ssl_mode", "args": {"reason": ""}} if {
	some c in input.facts.client
	startswith(c.ssl_mode, "verify-")
	c.ca.source == "none"
}

deny contains {"rule": "ca-missing", "fact": c.id, "at": "ssl_mode", "args": {"reason": reason}} if {
	some c in input.facts.client
	startswith(c.ssl_mode, "verify-")
	c.ca.source in {"system", "bundled"}
	object.get(c.ca, "profile", "") == "" # what a package's list holds is known
	c.ca.state != "extended" # something adds authorities to the store
	some host in c.hosts
	host.ca == "private"
	reason := sprintf(": %s certificates are signed by a private CA that the %s store does not hold", [host.provider, c.ca.source])
}
