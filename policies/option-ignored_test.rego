package dsnlint.rules_test["option-ignored"]

import data.dsnlint.lib_test as lib

test_ignored if lib.at("option-ignored", lib.client({"options": [{"name": "a", "effect": "used", "note": ""}, {"name": "b", "effect": "ignored", "note": "n"}]})) == {"options/1"}

test_overridden if lib.at("option-ignored", lib.client({"options": [{"name": "a", "effect": "overridden", "note": "n"}]})) == {"options/0"}

test_used if lib.at("option-ignored", lib.client({"options": [{"name": "a", "effect": "used", "note": ""}]})) == set()

test_outweighed_environment if lib.at("option-ignored", lib.client({"options": [{"name": "a", "effect": "overridden", "note": ""}]})) == set()
