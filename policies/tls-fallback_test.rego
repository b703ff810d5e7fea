package dsnlint.rules_test["tls-fallback"]

import data.dsnlint.lib_test as lib

test_prefer if lib.at("tls-fallback", lib.client({"ssl_mode": "prefer"})) == {"ssl_mode"}

test_allow if lib.at("tls-fallback", lib.client({"ssl_mode": "allow"})) == {"ssl_mode"}

test_silent if lib.at("tls-fallback", lib.client({"ssl_mode": "require"})) == set()
