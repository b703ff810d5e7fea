# METADATA
# scope: package
# title: >-
#   A suppression hits nothing
# description: >-
#   The ignore comment names a rule that finds nothing here.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/1164.html
# custom:
#   message: >-
#     {problem}
#   why: >-
#     A stale suppression hides the next real finding at this place.
#   mend: >-
#     Remove the comment, or move it to the line that it is about.
#   severity:
#     written: note
#     fallback: note
#     default: note
#   at_most: note
#   security_severity: "0.0"
package dsnlint.rules["unused-suppression"]

# The host judges suppressions, because they are no facts; this file gives the rule its words and level.
deny := set()
