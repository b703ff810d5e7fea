# METADATA
# scope: package
# title: >-
#   The connection is encrypted, but the server's certificate is not verified
# description: >-
#   TLS is required, but the client accepts any certificate: encryption without knowing with whom.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/295.html
#   - ref: https://github.com/OWASP/ASVS/blob/master/5.0/en/0x21-V12-Secure-Communication.md
# custom:
#   message: >-
#     {name} encrypts without verifying the certificate: {because}. Use {target}
#   why: >-
#     An attacker who can redirect the connection presents a certificate of their own and reads everything, the password included.
#   mend: >-
#     Ask for full verification and give the CA that signed the server's certificate. If the connection then fails, the CA or the host name is the wrong one; that is what the check is for. [Migrations](../migrations/README.md) has the CA, the spelling and the order for each provider.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   security_severity: "7.4"
#   bad: |
#     # bad.env
#     DATABASE_URL=postgresql://app@db.example.com/app?sslmode=require
#   good: |
#     # good.env
#     DATABASE_URL=postgresql://app@db.example.com/app?sslmode=verify-full&sslrootcert=/etc/ssl/certs/db-ca.pem
package dsnlint.rules["cert-not-verified"]

deny contains {"rule": "cert-not-verified", "fact": c.id, "at": "ssl_mode", "args": {}} if {
	some c in input.facts.client
	c.ssl_mode == "require"
}
