# METADATA
# scope: package
# title: A version before TLS 1.3 is allowed
# description: >-
#   Servers and clients that set a lowest version set TLS 1.3. Where nobody sets one, nothing is known and nothing is said.
# schemas:
#   - input: schema.input
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8446
# custom:
#   message: >-
#     {who} allows {version}; set TLS 1.3 as the lowest version
#   why: >-
#     Before TLS 1.3 the handshake shows the server's certificate to everybody, and old cipher suites can be negotiated.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   security_severity: "3.7"
#   bad: |
#     # bad.cnf
#     [mysqld]
#     tls_version = TLSv1.2,TLSv1.3
#   good: |
#     # good.cnf
#     [mysqld]
#     tls_version = TLSv1.3
package custom.dsnlint.rules["tls-13-only"]

names := {"ssl2": "SSL 2.0", "ssl3": "SSL 3.0", "1.0": "TLS 1.0", "1.1": "TLS 1.1", "1.2": "TLS 1.2"}

deny contains {"rule": "tls-13-only", "fact": c.id, "at": "tls_min", "args": {"who": c.name, "version": names[c.tls_min]}} if {
	some c in input.facts.client
}

deny contains {"rule": "tls-13-only", "fact": s.id, "at": "tls_min", "args": {"who": s.parameter, "version": names[s.tls_min]}} if {
	some s in input.facts.server
}
