package custom.dsnlint.rules_test["tls-13-only"]

import data.custom.dsnlint.rules

found(facts) := {v.args.version | some v in rules["tls-13-only"].deny with input as {"facts": object.union({"client": [], "server": []}, facts)}}

test_client if found({"client": [{"id": "c", "name": "connect", "tls_min": "1.2"}]}) == {"TLS 1.2"}

test_server if found({"server": [{"id": "s", "parameter": "tls_version", "tls_min": "1.0"}]}) == {"TLS 1.0"}

test_current if found({"client": [{"id": "c", "name": "connect", "tls_min": "1.3"}]}) == set()

test_not_set if found({"server": [{"id": "s", "parameter": "tls_version", "tls_min": ""}]}) == set()
