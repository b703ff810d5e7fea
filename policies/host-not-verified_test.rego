package dsnlint.rules_test["host-not-verified"]

import data.dsnlint.lib_test as lib

test_verify_ca if lib.at("host-not-verified", lib.client({"ssl_mode": "verify-ca"})) == {"ssl_mode"}

test_silent if lib.at("host-not-verified", lib.client({"ssl_mode": "verify-full"})) == set()
