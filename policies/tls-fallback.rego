# METADATA
# scope: package
# title: >-
#   The connection can silently continue in plaintext
# description: >-
#   The client asks for TLS but continues without it when the server, or somebody on the path, says that there is none.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/757.html
#   - ref: https://github.com/OWASP/ASVS/blob/master/5.0/en/0x21-V12-Secure-Communication.md
# custom:
#   message: >-
#     {name} can silently continue in plaintext: {because}{server}. Use {target}
#   why: >-
#     An attacker on the path removes one bit from the server's greeting and reads everything; no error is shown on either side.
#   mend: >-
#     Ask for full verification: only a mode that insists on TLS and checks certificate and name withstands somebody on the path. Then let the server refuse plaintext too. [Migrations](../migrations/README.md) has the CA, the spelling and the order for each provider.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   security_severity: "7.4"
#   bad: |
#     # bad.env
#     DATABASE_URL=postgresql://app@db.example.com/app?sslmode=prefer
#   good: |
#     # good.env
#     DATABASE_URL=postgresql://app@db.example.com/app?sslmode=verify-full&sslrootcert=/etc/ssl/certs/db-ca.pem
package dsnlint.rules["tls-fallback"]

deny contains {"rule": "tls-fallback", "fact": c.id, "at": "ssl_mode", "args": {"server": server(c)}} if {
	some c in input.facts.client
	c.ssl_mode in {"allow", "prefer"}
}

default server(_) := ""

server(c) := sprintf("; %s refuses plaintext, which keeps passive readers out, but an active attacker can still strip TLS", [c.server.name]) if c.server.enforced == "yes"

server(c) := sprintf("; %s accepts plaintext too", [c.server.name]) if c.server.enforced == "no"
