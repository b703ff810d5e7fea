# METADATA
# scope: package
# title: Verification is left to a default
# description: >-
#   In the scope of PCI DSS, what protects a connection to a remote host is written down. A default is right today and may
#   change with the next version of the driver; an assessor cannot see it either.
# schemas:
#   - input: schema.input
# related_resources:
#   - ref: https://www.pcisecuritystandards.org/document_library/
# custom:
#   message: >-
#     {name} verifies the server only because {driver} does by default. Write it down: {target}
#   why: >-
#     The next version, another driver or a changed variable can take the protection away, and nobody notices.
#   severity: error
#   tags: [PCI-DSS-4.2.1]
#   bad: |
#     # bad.env
#     MONGODB_URI=mongodb+srv://app@db.example.com/app
#   good: |
#     # good.env
#     DATABASE_URL=postgresql+psycopg2://app@db.example.com/app?sslmode=verify-full&sslrootcert=/etc/ssl/certs/db-ca.pem
package custom.dsnlint.rules["pci-verification-written"]

deny contains {"rule": "pci-verification-written", "fact": c.id, "at": "ssl_mode", "args": {}} if {
	some c in input.facts.client
	c.ssl_mode == "verify-full"
	c.origin.ssl_mode == "default"
}
