# What the tests of the rules share: facts with one thing changed, and the places that a rule answers with.
package dsnlint.lib_test

client(change) := {"client": [object.union(base, change)], "server": [], "ca": [], "process": []}

server(change) := {"client": [], "server": [object.union({"id": "s", "enforced": "", "tls_min": "", "weakness": "", "parameter": "p"}, change)], "ca": [], "process": []}

authority(change) := {"client": [], "server": [], "ca": [object.union({"id": "a", "identifier": "", "path": "", "status": "ok", "insecure": "", "expired_on": "", "not_after": "", "note": ""}, change)], "process": []}

process(change) := {"client": [], "server": [], "ca": [], "process": [object.union({"id": "p", "switch": "S", "effect": ""}, change)]}

base := {
	"id": "c", "name": "connect", "driver": "d", "ssl_mode": "verify-full", "tls_min": "", "ciphers": "", "options": [], "hosts": [],
	"ca": {"source": "file", "path": "/ca.pem", "state": "", "bundle": {"provider": "", "region": "", "partition": "", "status": "", "expired_on": ""}},
}

bundle(change) := {"ca": {"source": "file", "path": "/b.pem", "state": "", "bundle": object.union({"provider": "aws-rds", "region": "global", "partition": "aws", "status": "ok", "expired_on": ""}, change)}}

host(change) := {"hosts": [object.union({"name": "h", "provider": "aws-rds", "region": "eu-west-1", "partition": "aws", "ca": "private"}, change)]}

# The places that a rule answers with for some facts.
at(rule, facts) := {v.at | some v in data.dsnlint.rules[rule].deny with input as {"as_of": "2026-11-21", "facts": facts}}
