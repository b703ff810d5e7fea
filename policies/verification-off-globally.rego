# METADATA
# scope: package
# title: >-
#   A process-wide switch turns certificate verification off
# description: >-
#   The switch reaches every TLS connection of the process, whatever the connection itself asks for.
# related_resources:
#   - ref: https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
# custom:
#   message: >-
#     {switch} turns certificate verification off for every TLS connection of the process
#   why: >-
#     Every TLS connection of the process accepts any certificate, also those that ask for verification themselves.
#   mend: >-
#     Remove the switch. If a certificate of your own CA was the reason, add that CA to what the process trusts.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   security_severity: "7.4"
#   bad: |
#     # bad.sh
#     export NODE_TLS_REJECT_UNAUTHORIZED=0
#   good: |
#     # good.sh
#     export NODE_EXTRA_CA_CERTS=/etc/ssl/certs/db-ca.pem
package dsnlint.rules["verification-off-globally"]

deny contains {"rule": "verification-off-globally", "fact": p.id, "at": "value", "args": {"switch": p.switch}} if {
	some p in input.facts.process
	p.effect == "disables-verification"
}
