package dsnlint.rules_test["server-not-enforcing"]

import data.dsnlint.lib_test as lib

test_no if lib.at("server-not-enforcing", lib.server({"enforced": "no"})) == {"value"}

test_yes if lib.at("server-not-enforcing", lib.server({"enforced": "yes"})) == set()

test_unknown if lib.at("server-not-enforcing", lib.server({"enforced": "unknown"})) == set()
