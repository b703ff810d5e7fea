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
#     {who} allows {version}, which {by} deprecates: set TLS 1.2 as the lowest version
#   why: >-
#     Old versions have practical attacks against their ciphers and handshakes; a downgrade makes even a good client use them.
#   mend: >-
#     Allow TLS 1.2 and 1.3 only. Find the clients that need less first: the server's log or statistics name the version of each connection.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
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

import data.data.tls_versions

# The versions that were deprecated on the day that is asked about.
old[row.version] := row if {
	some row in tls_versions.rows
	row.deprecated <= input.as_of
}

deny contains {"rule": "tls-version", "fact": c.id, "at": "tls_min", "args": {"who": c.name, "version": row.name, "by": row.by}} if {
	some c in input.facts.client
	row := old[c.tls_min]
}

deny contains {"rule": "tls-version", "fact": s.id, "at": "tls_min", "args": {"who": s.parameter, "version": row.name, "by": row.by}} if {
	some s in input.facts.server
	row := old[s.tls_min]
}
