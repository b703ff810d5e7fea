package dsnlint.rules_test["verification-off-globally"]

import data.dsnlint.lib_test as lib

test_off if lib.at("verification-off-globally", lib.process({"effect": "disables-verification"})) == {"value"}

test_harmless if lib.at("verification-off-globally", lib.process({})) == set()
