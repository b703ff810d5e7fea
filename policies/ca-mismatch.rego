# METADATA
# scope: package
# title: >-
#   This CA cannot work for this host
# description: >-
#   The bundle belongs to another region, partition or provider than the host, or the host presents certificates of a public CA that the bundle does not hold.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
# custom:
#   message: >-
#     the CA bundle {bundle} cannot verify {host}: {reason}
#   why: >-
#     Verification fails at run time, and the usual emergency mend is to switch verification off.
#   mend: >-
#     Take the bundle of the host's own region and provider. An RDS Proxy and a serverless cluster of the first generation show a certificate of Amazon's public roots.
#   severity:
#     written: error
#     fallback: warning
#     default: error
#   security_severity: "4.0"
#   bad: |
#     # bad.env
#     DATABASE_URL=postgresql://app@db1.abcdefghijkl.eu-west-1.rds.amazonaws.com/app?sslmode=verify-full&sslrootcert=/certs/us-east-1-bundle.pem
#   good: |
#     # good.env
#     DATABASE_URL=postgresql://app@db1.abcdefghijkl.eu-west-1.rds.amazonaws.com/app?sslmode=verify-full&sslrootcert=/certs/eu-west-1-bundle.pem
package dsnlint.rules["ca-mismatch"]

deny contains {"rule": "ca-mismatch", "fact": c.id, "at": "ca", "args": {"bundle": titled(c.ca), "host": called(host), "reason": reason}} if {
	some c in input.facts.client
	some host in c.hosts
	reason := mismatch(c.ca.bundle, host)
}

# The server that a client talks to may say which authority signs its certificate.
deny contains {"rule": "ca-mismatch", "fact": c.id, "at": "ca", "args": {"bundle": titled(c.ca), "host": c.server.name, "reason": reason}} if {
	some c in input.facts.client
	c.server.ca != ""
	is_array(c.ca.bundle.identifiers)
	count(c.ca.bundle.identifiers) > 0
	not c.server.ca in c.ca.bundle.identifiers
	every host in c.hosts { not mismatch(c.ca.bundle, host) }
	reason := sprintf("its certificate is signed by %s, and the file holds %s", [c.server.ca, concat(", ", c.ca.bundle.identifiers)])
}

# What the file holds decides, where it is known.
mismatch(bundle, host) := reason if {
	known(bundle)
	reason := lacks(bundle.holds, host)
}

mismatch(bundle, host) := reason if {
	not known(bundle)
	reason := misnamed(bundle, host)
}

known(bundle) if {
	is_array(object.get(bundle, "holds", null))
	count(bundle.holds) > 0
}

lacks(holds, host) := sprintf("%s presents a certificate of a public CA, and the file holds none of those", [host.provider]) if {
	host.ca == "public"
	host.provider != ""
	every h in holds { h.ca == "private" }
}

lacks(holds, host) := sprintf("it holds the authorities of %s, and the host belongs to %s", [names(holds), host.provider]) if {
	host.ca == "private"
	vendors := {vendor(h.provider) | some h in holds}
	not vendor(host.provider) in vendors
}

lacks(holds, host) := sprintf("it holds the authorities of %s, and none of %s", [places(holds), host.region]) if {
	lacks_region(holds, host)
	some h in holds
	h.provider == "aws-rds"
}

lacks(holds, host) := sprintf("it holds public CAs, and none that %s signs with", [host.provider]) if {
	lacks_region(holds, host)
	every h in holds { h.provider != "aws-rds" }
}

lacks_region(holds, host) if {
	host.ca == "private"
	host.region != ""
	vendor(host.provider) == "aws"
	vendor(host.provider) in {vendor(h.provider) | some h in holds}
	not signs(holds, host)
}

signs(holds, host) if {
	some h in holds
	h.provider == "aws-rds"
	h.partition == host.partition
	h.region in {"global", host.region}
}

names(holds) := "public CAs" if every h in holds { h.ca == "public" }

names(holds) := concat(", ", sort({h.provider | some h in holds; h.provider != ""})) if {
	some h in holds
	h.ca == "private"
}

places(holds) := concat(", ", regions) if {
	regions := sort({h.region | some h in holds; h.provider == "aws-rds"})
	count(regions) <= 3
}

places(holds) := sprintf("%d regions", [count(regions)]) if {
	regions := {h.region | some h in holds; h.provider == "aws-rds"}
	count(regions) > 3
}

misnamed(bundle, host) := sprintf("%s presents a certificate of a public CA, so the system store verifies it", [host.provider]) if {
	bundle.provider == "aws-rds"
	host.ca == "public"
	startswith(host.provider, "aws-")
}

misnamed(bundle, host) := sprintf("it holds the authorities of %s, and the host belongs to %s", [bundle.provider, host.provider]) if {
	bundle.provider != ""
	host.provider != ""
	vendor(bundle.provider) != vendor(host.provider)
}

misnamed(bundle, host) := sprintf("it holds the authorities of partition %s, and the host lies in %s", [bundle.partition, host.partition]) if {
	bundle.provider == "aws-rds"
	host.ca == "private"
	bundle.partition != ""
	host.partition != ""
	bundle.partition != host.partition
	vendor(bundle.provider) == vendor(host.provider)
}

misnamed(bundle, host) := sprintf("it holds the authorities of %s, and the host lies in %s", [bundle.region, host.region]) if {
	bundle.provider == "aws-rds"
	host.ca == "private"
	bundle.partition == host.partition
	not bundle.region in {"", "global"}
	host.region != ""
	bundle.region != host.region
}

# A list of authorities that a package brings has no path.
titled(authority) := authority.path if authority.path != ""

titled(authority) := "that is written here" if {
	authority.path == ""
	authority.source == "inline"
}

titled(authority) := sprintf("of %s", [authority.profile]) if {
	authority.path == ""
	authority.source != "inline"
}

# A host behind a reference has a provider but no name.
called(host) := host.name if host.name != ""

called(host) := sprintf("the %s endpoint", [host.provider]) if host.name == ""

vendor(provider) := split(provider, "-")[0]
