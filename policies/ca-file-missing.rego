# METADATA
# scope: package
# title: >-
#   The CA file that the connection names is not there
# description: >-
#   The path lies in this repository, but there is no such file, or its content is a placeholder or no certificate.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/295.html
# custom:
#   message: >-
#     the CA file {path} {state}: {name} cannot verify the server with it
#   why: >-
#     Some drivers then fail, and others connect without any verification and say nothing.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   at_most: warning
#   security_severity: "4.0"
package dsnlint.rules["ca-file-missing"]

deny contains {"rule": "ca-file-missing", "fact": c.id, "at": "ca", "args": {"path": c.ca.path, "state": states[c.ca.state]}} if {
	some c in input.facts.client
	c.ca.source == "file"
}

states := {
	"missing": "is not in the repository",
	"placeholder": "holds a placeholder and no certificate",
	"not-a-certificate": "holds no certificate",
}
