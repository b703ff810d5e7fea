# METADATA
# scope: package
# title: >-
#   The certificate chain is verified, but not the host name
# description: >-
#   The client accepts every certificate that the same authority signed, whatever name it is for.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/297.html
#   - ref: https://github.com/OWASP/ASVS/blob/master/5.0/en/0x21-V12-Secure-Communication.md
# custom:
#   message: >-
#     {name} verifies the certificate chain but not the host name: {because}. Use {target}
#   why: >-
#     Whoever holds any other certificate of the same CA, such as another customer of a managed database, can stand in for the server.
#   mend: >-
#     Ask for full verification. The client must connect by a name that stands in the certificate: the endpoint that the provider gives, not an address or an alias of your own. [Migrations](../migrations/README.md) has the CA, the spelling and the order for each provider.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   at_most: warning
#   security_severity: "5.9"
#   bad: |
#     # bad.env
#     DATABASE_URL=postgresql://app@db.example.com/app?sslmode=verify-ca&sslrootcert=/etc/ssl/certs/db-ca.pem
#   good: |
#     # good.env
#     DATABASE_URL=postgresql://app@db.example.com/app?sslmode=verify-full&sslrootcert=/etc/ssl/certs/db-ca.pem
package dsnlint.rules["host-not-verified"]

deny contains {"rule": "host-not-verified", "fact": c.id, "at": "ssl_mode", "args": {}} if {
	some c in input.facts.client
	c.ssl_mode == "verify-ca"
}
