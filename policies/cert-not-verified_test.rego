package dsnlint.rules_test["cert-not-verified"]

import data.dsnlint.lib_test as lib

test_require if lib.at("cert-not-verified", lib.client({"ssl_mode": "require"})) == {"ssl_mode"}

test_silent if lib.at("cert-not-verified", lib.client({"ssl_mode": "verify-ca"})) == set()
