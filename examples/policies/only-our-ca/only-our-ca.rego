# METADATA
# scope: package
# title: A connection trusts another authority than ours
# description: >-
#   Connections to remote servers verify the certificate with the CA files that the organisation hands out, which data.yaml
#   lists. What is not verified at all is the matter of dsnlint's own rules.
# schemas:
#   - input: schema.input
# related_resources:
#   - ref: https://datatracker.ietf.org/doc/html/rfc5280
# custom:
#   message: >-
#     {name} trusts {whom}; use {ours}
#   why: >-
#     Any of the public authorities, or whoever may write to that file, can vouch for an attacker's server.
#   severity:
#     written: error
#     fallback: error
#     default: warning
#   security_severity: "5.9"
#   bad: |
#     # bad.env
#     DATABASE_URL=postgresql+psycopg2://app@db.example.com/app?sslmode=verify-full&sslrootcert=/etc/ssl/certs/other.pem
#   good: |
#     # good.env
#     DATABASE_URL=postgresql+psycopg2://app@db.example.com/app?sslmode=verify-full&sslrootcert=/etc/pki/our-company/ca.pem
package custom.dsnlint.rules["only-our-ca"]

deny contains {"rule": "only-our-ca", "fact": c.id, "at": "ca", "args": {"whom": whom(c.ca), "ours": concat(" or ", data.our_ca.files)}} if {
	some c in input.facts.client
	c.chain == "verified"
	exposed(c)
	not ours(c.ca)
}

exposed(c) if {
	some host in c.hosts
	host.class in {"remote", "placeholder"}
}

ours(ca) if {
	some pattern in data.our_ca.files
	glob.match(pattern, ["/"], ca.path)
}

# Unknown is no verdict: a path that only a run knows may well be ours.
ours(ca) if ca.source in {"unknown", "inline"}

ours(ca) if {
	ca.source == "file"
	ca.path == ""
}

whom(ca) := ca.path if ca.path != ""

whom(ca) := "every authority of the system" if {
	ca.path == ""
	ca.source == "system"
}

whom(ca) := "every authority that comes with the driver" if {
	ca.path == ""
	ca.source == "bundled"
}

whom(ca) := "no authority of ours" if {
	ca.path == ""
	ca.source == "none"
}
