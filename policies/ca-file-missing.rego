# METADATA
# scope: package
# title: >-
#   The CA file that the connection names is not there
# description: >-
#   The path lies in this repository, but there is no such file, or its content is a placeholder or no certificate; or so is what is written in place of a file.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/295.html
# custom:
#   message: >-
#     {ca} {state}: {who} cannot verify the server with it
#   why: >-
#     Some drivers then fail, and others connect without any verification and say nothing.
#   mend: >-
#     Commit the file, mount it or download it where the program is built, or correct the path. A CA is public: it may stand in the repository.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   at_most: warning
#   security_severity: "4.0"
package dsnlint.rules["ca-file-missing"]

deny contains {"rule": "ca-file-missing", "fact": c.id, "at": "ca", "args": {"ca": titled(c.ca), "state": states[c.ca.state], "who": c.name}} if {
	some c in input.facts.client
	c.ca.source in {"file", "inline"}
}

deny contains {"rule": "ca-file-missing", "fact": a.id, "at": "path", "args": {"ca": sprintf("the CA file %s", [a.path]), "state": contents[a.status], "who": "a client"}} if {
	some a in input.facts.ca
	a.identifier == ""
}

titled(authority) := sprintf("the CA file %s", [authority.path]) if authority.source == "file"

titled(authority) := "what is written here as the CA" if authority.source == "inline"

states := {
	"missing": "is not in the repository",
	"placeholder": "holds a placeholder and no certificate",
	"not-a-certificate": "holds no certificate",
	"truncated": "ends in the middle of a certificate",
}

# Of a file that no client of the repository names, but that is called as a provider's bundle is.
contents := {
	"placeholder": "holds no certificate that can be read",
	"not-a-ca": "holds no certificate of an authority",
}
