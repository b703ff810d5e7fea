# METADATA
# scope: package
# title: >-
#   The connection is never encrypted
# description: >-
#   The client never uses TLS, or encrypts the login packet only. Credentials and data cross the network in the clear.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/319.html
#   - ref: https://github.com/OWASP/ASVS/blob/master/5.0/en/0x21-V12-Secure-Communication.md
# custom:
#   message: >-
#     {name} never encrypts this connection: {because}{server}. Use {target}
#   why: >-
#     Anyone on the path reads the data and can change it; most login protocols also give the password away or let it be cracked.
#   mend: >-
#     Ask for full verification, in the spelling that the finding names, and give the CA that signed the server's certificate. Where the server speaks no TLS yet, switch it on there first. [Migrations](../migrations/README.md) has the CA, the spelling and the order for each provider.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   security_severity: "7.5"
#   bad: |
#     # bad.env
#     DATABASE_URL=postgresql://app@db.example.com/app?sslmode=disable
#   good: |
#     # good.env
#     DATABASE_URL=postgresql://app@db.example.com/app?sslmode=verify-full&sslrootcert=/etc/ssl/certs/db-ca.pem
package dsnlint.rules["tls-disabled"]

deny contains {"rule": "tls-disabled", "fact": c.id, "at": "ssl_mode", "args": {"server": server(c)}} if {
	some c in input.facts.client
	c.ssl_mode == "disable"
}

default server(_) := ""

server(c) := sprintf("; %s refuses plaintext, so that it cannot connect", [c.server.name]) if c.server.enforced == "yes"
