# METADATA
# scope: package
# title: >-
#   A suppression does not count
# description: >-
#   The ignore comment has no reason, names an unknown rule, or has expired; it suppresses nothing.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/1164.html
# custom:
#   message: >-
#     {problem}
#   why: >-
#     A reader believes that somebody has looked at the finding and accepted it.
#   mend: >-
#     Give the reason after `--`, correct the name of the rule, or mend the finding: past its day the comment hides nothing.
#   severity:
#     written: warning
#     fallback: warning
#     default: warning
#   at_most: warning
#   security_severity: "0.0"
package dsnlint.rules["bad-suppression"]

# The host judges suppressions, because they are no facts; this file gives the rule its words and level.
deny := set()
