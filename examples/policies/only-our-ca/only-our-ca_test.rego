package custom.dsnlint.rules_test["only-our-ca"]

import data.custom.dsnlint.rules

client := {"id": "c", "chain": "verified", "hosts": [{"class": "remote"}], "ca": {"source": "file", "path": "/etc/ssl/certs/other.pem"}}

found(change) := [v.args.whom |
	some v in rules["only-our-ca"].deny with input as {"facts": {"client": [object.union(client, change)]}}
		with data.our_ca.files as ["/etc/pki/our-company/*.pem"]
]

test_another_file if found({}) == ["/etc/ssl/certs/other.pem"]

test_our_file if found({"ca": {"source": "file", "path": "/etc/pki/our-company/ca.pem"}}) == []

test_system if found({"ca": {"source": "system", "path": ""}}) == ["every authority of the system"]

test_bundled if found({"ca": {"source": "bundled", "path": ""}}) == ["every authority that comes with the driver"]

test_none if found({"ca": {"source": "none", "path": ""}}) == ["no authority of ours"]

test_not_known[source] if {
	some source in ["unknown", "inline", "file"]
	found({"ca": {"source": source, "path": ""}}) == []
}

test_not_verified if found({"chain": "unverified"}) == []

test_at_home if found({"hosts": [{"class": "loopback"}]}) == []
