# METADATA
# scope: package
# title: >-
#   Ciphers or algorithm lists switch protection off
# description: >-
#   Security level 0, NULL, anonymous, export or RC4 suites, or a shortened list of disabled algorithms.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/327.html
# custom:
#   message: >-
#     {who} {weakness}
#   why: >-
#     Anonymous suites have no certificate at all, NULL suites do not encrypt, and the old ones are broken in practice.
#   mend: >-
#     Leave the list to the default of a maintained library, or name only suites with AES-GCM or ChaCha20 and ephemeral keys.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   security_severity: "5.9"
#   bad: |
#     # bad.cnf
#     [mysqld]
#     ssl_cipher = ALL:@SECLEVEL=0
#   good: |
#     # good.cnf
#     [mysqld]
#     ssl_cipher = ECDHE-RSA-AES256-GCM-SHA384
package dsnlint.rules["weak-cipher"]

deny contains {"rule": "weak-cipher", "fact": s.id, "at": "ciphers", "args": {"who": s.parameter, "weakness": s.weakness}} if {
	some s in input.facts.server
	s.weakness != ""
}

deny contains {"rule": "weak-cipher", "fact": c.id, "at": "ciphers", "args": {"who": c.name, "weakness": "allows weak ciphers"}} if {
	some c in input.facts.client
	c.ciphers != ""
	some word in split(replace(upper(c.ciphers), ",", ":"), ":")
	weak(word)
}

weak(word) if word in {"ALL:@SECLEVEL=0", "@SECLEVEL=0", "NULL", "ENULL", "ANULL", "ADH", "AECDH", "EXP", "EXPORT", "LOW", "RC4", "DES", "COMPLEMENTOFALL"}

weak(word) if {
	not startswith(word, "!")
	not startswith(word, "-")
	regex.match(`(^|[-_])(NULL|ANON|EXPORT|RC4|EXP)([-_]|$)`, word)
}

weak(word) if endswith(word, "@SECLEVEL=0")
