package dsnlint.rules_test["tls-disabled"]

import data.dsnlint.lib_test as lib

test_fires if lib.at("tls-disabled", lib.client({"ssl_mode": "disable"})) == {"ssl_mode"}

test_silent if lib.at("tls-disabled", lib.client({"ssl_mode": "prefer"})) == set()

test_unknown if lib.at("tls-disabled", lib.client({"ssl_mode": "unknown"})) == set()
