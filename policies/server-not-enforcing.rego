# METADATA
# scope: package
# title: >-
#   The server accepts plaintext connections
# description: >-
#   The server, parameter group, cloud resource or account does not refuse clients that come without TLS.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/319.html
#   - ref: https://github.com/OWASP/ASVS/blob/master/5.0/en/0x21-V12-Secure-Communication.md
# custom:
#   message: >-
#     {name} accepts plaintext connections: {because}. Set {target}
#   why: >-
#     Every client that forgets TLS, or is talked out of it, connects in the clear, and nobody notices.
#   mend: >-
#     Move the clients first, then let the server refuse what is not TLS. The finding names the parameter; [migrations](../migrations/README.md) has the order that breaks nothing.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   security_severity: "6.5"
#   bad: |
#     # bad.tf
#     resource "aws_db_parameter_group" "main" {
#       family = "postgres16"
#
#       parameter {
#         name  = "rds.force_ssl"
#         value = "0"
#       }
#     }
#   good: |
#     # good.tf
#     resource "aws_db_parameter_group" "main" {
#       family = "postgres16"
#
#       parameter {
#         name  = "rds.force_ssl"
#         value = "1"
#       }
#     }
package dsnlint.rules["server-not-enforcing"]

deny contains {"rule": "server-not-enforcing", "fact": s.id, "at": "value", "args": {}} if {
	some s in input.facts.server
	s.enforced == "no"
}
