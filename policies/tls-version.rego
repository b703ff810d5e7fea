# METADATA
# scope: package
# title: >-
#   A deprecated TLS version is allowed
# description: >-
#   SSL 2.0, SSL 3.0, TLS 1.0 and TLS 1.1 are deprecated; a setting that allows one lets an attacker choose it.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
# custom:
#   message: >-
#     {who} allows TLS {version}, which RFC 8996 deprecates: set TLS 1.2 as the lowest version
#   why: >-
#     Old versions have practical attacks against their ciphers and handshakes; a downgrade makes even a good client use them.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   tags: [CWE-327, CWE-326, RFC-8996, OWASP-ASVS-12.1.1]
#   security_severity: "5.9"
#   bad: |
#     # bad.cnf
#     [mysqld]
#     tls_version = TLSv1,TLSv1.1,TLSv1.2
#   good: |
#     # good.cnf
#     [mysqld]
#     tls_version = TLSv1.2,TLSv1.3
package dsnlint.rules["tls-version"]

old := {"ssl2", "ssl3", "1.0", "1.1"}

deny contains {"rule": "tls-version", "fact": c.id, "at": "tls_min", "args": {"who": c.name, "version": c.tls_min}} if {
	some c in input.facts.client
	c.tls_min in old
}

deny contains {"rule": "tls-version", "fact": s.id, "at": "tls_min", "args": {"who": s.parameter, "version": s.tls_min}} if {
	some s in input.facts.server
	s.tls_min in old
}
