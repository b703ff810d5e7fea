package custom.dsnlint.rules_test["policy-name"]

import data.custom.dsnlint.rules

# One connection, as the policy sees it; each test changes what it is about. `dsnlint facts --format json` shows real ones.
facts(change) := {"as_of": "2026-01-31", "facts": {"client": [object.union(client, change)], "server": [], "ca": [], "process": []}}

client := {"id": "c", "hosts": [{"name": "db.example.com", "class": "remote"}], "ca": {"source": "system", "path": ""}}

places(change) := {v.at | some v in rules["policy-name"].deny with input as facts(change)}

# Without the rule this test fails: it comes first.
test_system_store_is_reported if places({}) == {"ca"}

test_own_ca_is_silent if places({"ca": {"source": "file", "path": "/etc/ssl/certs/our-ca.pem"}}) == set()

test_local_server_is_silent if places({"hosts": [{"name": "localhost", "class": "loopback"}]}) == set()
