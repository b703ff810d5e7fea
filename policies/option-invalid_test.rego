package dsnlint.rules_test["option-invalid"]

import data.dsnlint.lib_test as lib

test_invalid if lib.at("option-invalid", lib.client({"options": [{"name": "a", "effect": "invalid", "note": "n"}]})) == {"options/0"}

test_used if lib.at("option-invalid", lib.client({"options": [{"name": "a", "effect": "used", "note": ""}]})) == set()
