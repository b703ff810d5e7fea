# METADATA
# scope: package
# title: >-
#   The certificate authority is expired or retired
# description: >-
#   An identifier, bundle or certificate of an authority that signs nothing any more, or will soon stop.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/298.html
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html
# custom:
#   message: >-
#     {subject} {state}{note}
#   why: >-
#     Verification fails once the server presents a certificate of a newer authority, and the usual emergency mend is to switch verification off.
#   mend: >-
#     Put the new CA beside the old one in the clients' bundle, roll the clients out, change the server's CA, and remove the old one.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   security_severity: "5.3"
#   bad: |
#     # bad.tf
#     resource "aws_db_instance" "main" {
#       engine             = "postgres"
#       ca_cert_identifier = "rds-ca-2019"
#     }
#   good: |
#     # good.tf
#     resource "aws_db_instance" "main" {
#       engine             = "postgres"
#       ca_cert_identifier = "rds-ca-rsa2048-g1"
#     }
package dsnlint.rules["ca-expired"]

deny contains {"rule": "ca-expired", "fact": a.id, "at": at(a), "args": {"subject": subject(a), "state": state(a), "note": note(a)}} if {
	some a in input.facts.ca
	a.status in {"expired", "expiring", "legacy-name"}
}

deny contains {"rule": "ca-expired", "fact": c.id, "at": "ca", "args": {"subject": titled(c.ca), "state": bundle(c.ca.bundle), "note": ""}} if {
	some c in input.facts.client
	c.ca.bundle.status in {"expired", "expiring", "legacy-name"}
	not startswith(c.ca.source, "none")
}

titled(authority) := authority.path if authority.path != ""

titled(authority) := "the last of the certificates that are written here" if {
	authority.path == ""
	authority.source == "inline"
}

titled(authority) := sprintf("the last authority of %s", [authority.profile]) if {
	authority.path == ""
	authority.source != "inline"
}

at(a) := "identifier" if a.identifier != ""

at(a) := "url" if a.identifier == ""

subject(a) := a.identifier if a.identifier != ""

subject(a) := a.path if a.identifier == ""

state(a) := sprintf("expired on %s", [a.expired_on]) if {
	a.status == "expired"
	a.expired_on != ""
}

state(a) := "is expired" if {
	a.status == "expired"
	a.expired_on == ""
}

state(a) := sprintf("expires on %s", [a.not_after]) if a.status == "expiring"

state(a) := "is the name of a retired bundle: today's servers present certificates of newer authorities" if a.status == "legacy-name"

bundle(b) := sprintf("expired on %s", [b.expired_on]) if b.status == "expired"

bundle(b) := sprintf("expires on %s", [b.not_after]) if b.status == "expiring"

bundle(b) := "is the name of a retired bundle: today's servers present certificates of newer authorities" if b.status == "legacy-name"

note(a) := "" if a.note == ""

note(a) := sprintf(" (%s)", [a.note]) if a.note != ""
