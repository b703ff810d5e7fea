# METADATA
# scope: package
# title: >-
#   A CA bundle is fetched without verifying where it comes from
# description: >-
#   The file that all later verification trusts arrives over plain HTTP, or with certificate checks switched off.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/494.html
# custom:
#   message: >-
#     this CA download is not protected ({insecure}): whoever answers decides whom all later connections trust
#   why: >-
#     An attacker on the path hands over an authority of their own, and every connection that trusts it is theirs.
#   mend: >-
#     Fetch the file over https with verification on, or keep it in the repository: it changes once in years.
#   severity:
#     written: error
#     fallback: warning
#     default: warning
#   security_severity: "7.4"
#   bad: |
#     # bad.sh
#     curl -k -o /certs/global-bundle.pem https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem
#   good: |
#     # good.sh
#     curl -fsS -o /certs/global-bundle.pem https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem
package dsnlint.rules["ca-download-unverified"]

deny contains {"rule": "ca-download-unverified", "fact": a.id, "at": "insecure", "args": {"insecure": a.insecure}} if {
	some a in input.facts.ca
	a.insecure != ""
}
