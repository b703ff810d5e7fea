# METADATA
# scope: package
# title: >-
#   The driver rejects this option
# description: >-
#   A value that the driver does not take, an option that it refuses, or two options that contradict each other.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/1188.html
# custom:
#   message: >-
#     {driver} rejects {option}: {note}
#   why: >-
#     The connection fails, or worse: a library in between drops the option and connects without it.
#   mend: >-
#     Write a value that the driver takes: `dsnlint drivers NAME` lists them.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   at_most: warning
#   security_severity: "3.1"
#   bad: |
#     # bad.env
#     DATABASE_URL=postgresql+psycopg2://app@db.example.com/app?sslmode=enabled
#   good: |
#     # good.env
#     DATABASE_URL=postgresql+psycopg2://app@db.example.com/app?sslmode=verify-full&sslrootcert=/etc/ssl/certs/db-ca.pem
package dsnlint.rules["option-invalid"]

deny contains {"rule": "option-invalid", "fact": c.id, "at": sprintf("options/%d", [i]), "args": {"driver": c.driver, "option": o.name, "note": o.note}} if {
	some c in input.facts.client
	some i, o in c.options
	o.effect == "invalid"
}
