# METADATA
# scope: package
# title: >-
#   An option that looks like security has no effect
# description: >-
#   The driver does not know this spelling, another setting outweighs it, or the chosen mode discards it.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/1188.html
# custom:
#   message: >-
#     {option} has no effect: {note}
#   why: >-
#     The connection looks protected to whoever reads the code, and is not.
#   mend: >-
#     Remove the option, or write it as this driver spells it: `dsnlint drivers NAME` lists what each driver knows.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   at_most: warning
#   security_severity: "4.3"
#   bad: |
#     # bad.properties
#     spring.datasource.url=jdbc:postgresql://db.example.com/app?sslMode=verify-full
#   good: |
#     # good.properties
#     spring.datasource.url=jdbc:postgresql://db.example.com/app?sslmode=verify-full&sslrootcert=/etc/ssl/certs/db-ca.pem
package dsnlint.rules["option-ignored"]

deny contains {"rule": "option-ignored", "fact": c.id, "at": sprintf("options/%d", [i]), "args": {"option": o.name, "note": o.note}} if {
	some c in input.facts.client
	some i, o in c.options
	o.effect in {"ignored", "overridden"}
	o.note != "" # a variable of the environment is there to be outweighed
}
